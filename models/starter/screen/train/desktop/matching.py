"""Which tree of the accessibility bus belongs to which window of the screen."""


class Mismatch(Exception):
    """The windows on the screen and those on the accessibility bus are not the same: no truth for this picture."""


def matched(windows, owner, roots, scale):
    """Pairs of window and tree: by title and size, the size alone if need be."""
    left, pairs = list(roots), []
    for i, window in enumerate(windows):
        if window["popup"] or (owner == i).sum() < 400:
            continue
        fitting = [root for root in left if fit(window, root, scale)]
        best = sorted(fitting, key=lambda root: (root["name"] != window["title"], abs(root["box"][0] - window["box"][0]) + abs(root["box"][1] - window["box"][1])))
        if not best:
            raise Mismatch(f"no tree for the window {window['title']!r} {window['box']}: {[(r['name'], r['box']) for r in left]}")
        left.remove(best[0])
        pairs.append((i, best[0]))
    # What pops up without belonging to a menu bar is a window of its own on the bus, too.
    for i, window in enumerate(windows):
        fitting = [root for root in left if window["popup"] and fit(window, root, scale)]
        if fitting:
            best = min(fitting, key=lambda root: abs(root["box"][0] * scale - window["box"][0]) + abs(root["box"][1] * scale - window["box"][1]))
            left.remove(best)
            pairs.append((i, best))
    return pairs


def fit(window, root, scale):
    """`(pixels to a unit of the tree, the box that the tree's root stands for)` from the sizes; None where they do not fit. GTK 3 counts the window manager's frame in."""
    box = root["box"]
    if not box or min(box[2:]) < 1:
        return None
    for factor in (scale, 1):
        for whole in (window["box"], window["frame"]):
            if all(abs(whole[k] - box[k] * factor) <= 3 * factor for k in (2, 3)):
                return factor, whole
    return None
