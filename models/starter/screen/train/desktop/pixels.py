"""What the picture itself tells about an element. AT-SPI gives a check box together with its words, and does not say whether a button shows words or a drawing."""
import numpy as np


def part(picture, box):
    x, y, w, h = (int(round(v)) for v in box)
    return picture[max(0, y):max(0, y + h), max(0, x):max(0, x + w)].astype(np.int32)


def plain(picture, box, tolerance=12):
    """Whether nothing is drawn in a box: one colour, or none at all."""
    region = part(picture, box)
    return region.size == 0 or int((region.max((0, 1)) - region.min((0, 1))).max()) <= tolerance


def ink(region, least=36):
    """Which pixels differ from what is behind them: from the colour at both ends of their row, so that a shaded button counts as plain."""
    behind = np.median(np.concatenate([region[:, :2], region[:, -2:]], 1), axis=1, keepdims=True)
    return np.abs(region - behind).sum(2) > least


def runs(line, gap):
    """`[start, end)` of the stretches that are true, joined over gaps smaller than `gap`."""
    at = np.flatnonzero(line)
    if not len(at):
        return []
    cuts = np.flatnonzero(np.diff(at) > gap)
    starts, ends = np.r_[at[0], at[cuts + 1]], np.r_[at[cuts], at[-1]] + 1
    return list(zip(starts.tolist(), ends.tolist()))


def bounds(mask):
    """`[x, y, w, h]` of what is true, or None."""
    rows, columns = np.flatnonzero(mask.any(1)), np.flatnonzero(mask.any(0))
    if not len(rows):
        return None
    return [int(columns[0]), int(rows[0]), int(columns[-1] - columns[0] + 1), int(rows[-1] - rows[0] + 1)]


def indicator(picture, box, scale, right=False, reach=10):
    """
    The square or circle that is drawn for a check box or radio button inside the box of the whole control, and the box of the words beside it
    (None without words). `right`: it stands at the right end. `reach`: how far from that end, at most. None where no square is found.
    """
    region = part(picture, box)
    if region.size == 0 or region.shape[1] < 8:
        return None, None
    if right:
        region = region[:, ::-1]
    colours, counts = np.unique(region[:, :, 0] * 65536 + region[:, :, 1] * 256 + region[:, :, 2], return_counts=True)
    most = int(colours[counts.argmax()])
    behind = np.array([most >> 16, most >> 8 & 255, most & 255])
    mask = np.abs(region - behind).sum(2) > 20
    # A frame around everything shows that it has the focus; it is not the square.
    mask[:1] = mask[-1:] = False
    mask[:, :1] = False
    for start, end in runs(mask.any(0), max(1, round(1.5 * scale)))[:2]:
        found = bounds(mask[:, start:end])
        x, y, w, h = start, found[1], end - start, found[3]
        if 9 * scale <= h <= 34 * scale and 0.72 <= w / h <= 1.4 and x <= reach * scale and closed(mask[y:y + h, x:x + w]):
            words = bounds(mask[:, end + 1:])
            left = box[0] + (region.shape[1] - x - w if right else x)
            if words:
                at = end + 1 + words[0]
                words = [box[0] + (region.shape[1] - at - words[2] if right else at), box[1] + words[1], words[2], words[3]]
            return [left, box[1] + y, w, h], words
    return None, None


def closed(mask):
    """Whether something is drawn along all four sides, as with a square or a circle and unlike with an arrow."""
    sides = mask[:2].any(0), mask[-2:].any(0), mask[:, :2].any(1), mask[:, -2:].any(1)
    return min(side.mean() for side in sides) >= 0.22


def drawing(picture, box, scale):
    """The drawing inside a button without words, or None: something compact in the middle of it."""
    inset = min(max(2, 0.12 * min(box[2:])), 6 * scale)
    inner = [box[0] + inset, box[1] + inset, box[2] - 2 * inset, box[3] - 2 * inset]
    region = part(picture, inner)
    if min(region.shape[:2]) < 5:
        return None
    found = bounds(ink(region))
    if not found or not 4 * scale <= max(found[2:]) <= 52 * scale:
        return None
    return [round(inner[0]) + found[0], round(inner[1]) + found[1], found[2], found[3]]


def leading(picture, box, scale, right=False):
    """The icon at the start of a row or a menu item, or None: a compact drawing with words after a gap."""
    region = part(picture, box)
    if min(region.shape[:2] or (0,)) < 10:
        return None
    if right:
        region = region[:, ::-1]
    behind = np.median(region, axis=(0, 1))
    mask = np.abs(region - behind).sum(2) > 45
    mask[:1] = mask[-1:] = False
    found = runs(mask[:, 1:-1].any(0), max(3, round(2.5 * scale)))
    arrow = bool(found) and found[0][1] - found[0][0] <= 10 * scale and region.shape[1] > 3 * region.shape[0]
    for start, end in found[:2 if arrow else 1]:
        rows = bounds(mask[:, start + 1:end + 1])
        w, h = end - start, rows[3] if rows else 0
        words = bounds(mask[:, end + 1:])
        # A letter that stands alone is as high as the others or lower.
        if 11 * scale <= w <= 50 * scale and 10 * scale <= h and 0.75 <= w / h <= 1.4 and words and h >= 0.95 * min(words[3], 16 * scale):
            x = region.shape[1] - start - 1 - w if right else start + 1
            return [box[0] + x, box[1] + rows[1], w, h]
        if w > 14 * scale:
            return None
    return None


def tight(picture, box):
    """What is drawn inside the box of an image, which may have been given more room than it fills."""
    # A frame that shows what is chosen may cross the outermost pixels.
    for inset in (0, 2, 4):
        inner = [round(box[0]) + inset, round(box[1]) + inset, round(box[2]) - 2 * inset, round(box[3]) - 2 * inset]
        region = part(picture, inner)
        if min(region.shape[:2]) < 8:
            return box
        edge = np.concatenate([region[0], region[-1], region[:, 0], region[:, -1]])
        if (edge.max(0) - edge.min(0)).max() <= 12:
            found = bounds(np.abs(region - edge[0]).sum(2) > 24)
            return [inner[0] + found[0], inner[1] + found[1], found[2], found[3]] if found and min(found[2:]) >= 6 else box
    return box


def above_words(picture, box, scale):
    """The icon of a file that stands above its name, or None."""
    region = part(picture, box)
    if min(region.shape[:2] or (0,)) < 10:
        return None
    mask = np.abs(region - np.median(region, axis=(0, 1))).sum(2) > 36
    found = runs(mask.any(1), 1)
    if len(found) < 2 or found[0][1] - found[0][0] < 14 * scale:
        return None
    start, end = found[0]
    x, y, w, h = bounds(mask[start:end])
    return [round(box[0]) + x, round(box[1]) + start + y, w, h] if 0.5 <= w / h <= 2 else None
