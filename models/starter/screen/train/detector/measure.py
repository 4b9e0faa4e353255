"""Average precision of the detector on whole pictures, looked at as in use: close up and from afar, then put together."""
import collections
import time

import numpy as np
import torch

from .data import CLOSE, SIDE, read
from .losses import overlap
from .model import boxes_of, places, unfold
from .roles import ASKED, ROLES, STATES

LEAST = 0.05  # surer than this counts as found
SAME = 0.6  # two boxes of one role that overlap more are one


def run(model, pixels):
    """Elements in one picture `[3, H, W]`: boxes, roles, how sure, states (probabilities)."""
    high, wide = pixels.shape[1:]
    padded = torch.full((1, 3, -(-high // 64) * 64, -(-wide // 64) * 64), 114 / 255)
    padded[0, :, :high, :wide] = pixels
    with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
        outputs = model(padded.to(memory_format=torch.channels_last))
    points, strides = places([o.shape[2:] for o in outputs])
    roles, sides, states = unfold(outputs)
    sure, role = roles[0].sigmoid().max(1)
    kept = sure > LEAST
    boxes = boxes_of(sides[0], points, strides)[kept]
    return boxes, role[kept], sure[kept], states[0][kept].sigmoid()


def suppress(boxes, roles, sure, limit=SAME):
    """The surest of what overlaps, role by role."""
    kept = []
    order = sure.argsort(descending=True)[:1200]
    boxes, roles = boxes[order], roles[order]
    same = (overlap(boxes[:, None], boxes[None]) > limit) & (roles[:, None] == roles[None])
    gone = torch.zeros(len(order), dtype=torch.bool)
    for i in range(len(order)):
        if not gone[i]:
            kept.append(i)
            gone |= same[i]
    return order[torch.tensor(kept, dtype=torch.long)]


def detect(model, picture):
    """Both looks. Small things come from the close one, large ones from afar."""
    pixels = torch.from_numpy(np.asarray(picture, np.float32) / 255).permute(2, 0, 1)
    near = run(model, pixels)
    size = (near[0][:, 2:] - near[0][:, :2]).amax(1)
    near = [part[size <= CLOSE] for part in near]
    scale = min(1, SIDE / max(picture.size))
    if scale < 1:
        small = picture.resize((max(1, round(picture.width * scale)), max(1, round(picture.height * scale))), 4)
        far = run(model, torch.from_numpy(np.asarray(small, np.float32) / 255).permute(2, 0, 1))
        far = [far[0] / scale, *far[1:]]
        size = (far[0][:, 2:] - far[0][:, :2]).amax(1)
        far = [part[size > CLOSE * 0.6] for part in far]
        near = [torch.cat(parts) for parts in zip(near, far)]
    kept = suppress(*near[:3])
    limit = torch.tensor([picture.width, picture.height] * 2)
    return [torch.minimum(near[0][kept].clamp(min=0), limit), *(part[kept] for part in near[1:])]


def average_precision(found, total):
    """Area under precision over recall. `found`: (how sure, right) of all pictures."""
    if total == 0:
        return float("nan")
    found.sort(key=lambda pair: -pair[0])
    right = np.cumsum([ok for _, ok in found]) if found else np.zeros(0)
    precision = right / np.arange(1, len(right) + 1)
    precision = np.maximum.accumulate(precision[::-1])[::-1]
    steps = np.diff(np.concatenate([[0], right / total]))
    return float((precision * steps).sum())


def measure(model, paths, limit=0.5):
    """Per role: average precision and how many there are; right states; per kit: mean average precision."""
    found, total = collections.defaultdict(list), collections.Counter()
    by_kit, kit_total = collections.defaultdict(lambda: collections.defaultdict(list)), collections.defaultdict(collections.Counter)
    states = collections.Counter()
    seconds = 0.0
    for path in paths:
        picture, wanted, roles, truth = read(path)
        began = time.time()
        boxes, said, sure, its = detect(model, picture)
        seconds += time.time() - began
        kit = path.split("/")[-2]
        for role in roles.tolist():
            total[role] += 1
            kit_total[kit][role] += 1
        for role in set(roles.tolist()) | set(said.tolist()):
            mine, theirs = (said == role).nonzero()[:, 0], np.nonzero(roles == role)[0]
            taken = set()
            iou = overlap(boxes[mine][:, None], torch.from_numpy(wanted[theirs])[None]) if len(mine) and len(theirs) else None
            for row, index in enumerate(mine.tolist()):
                hit = False
                if iou is not None:
                    for at in iou[row].argsort(descending=True).tolist():
                        if iou[row, at] < limit:
                            break
                        if at not in taken:
                            taken.add(at)
                            hit = True
                            if sure[index] > 0.3:
                                for s, name in enumerate(STATES):
                                    if truth[theirs[at], s] >= 0:
                                        right = (its[index, s] > 0.5) == bool(truth[theirs[at], s])
                                        states[name, bool(truth[theirs[at], s]), bool(right)] += 1
                            break
                found[role].append((float(sure[index]), hit))
                by_kit[kit][role].append((float(sure[index]), hit))
    table = {ROLES[r]: (average_precision(found[r], total[r]), total[r]) for r in range(len(ROLES)) if total[r]}
    kits = {kit: float(np.mean([average_precision(by_kit[kit][r], n) for r, n in kit_total[kit].items()])) for kit in kit_total}
    return {"map": float(np.mean([ap for ap, _ in table.values()])) if table else 0.0, "roles": table, "kits": kits,
            "states": states, "seconds": seconds / max(1, len(paths))}


def lines(result):
    """What was measured, for a log."""
    out = [f"mAP {result['map']:.3f}, {result['seconds']:.2f} s a picture"]
    out.append("roles: " + ", ".join(f"{role} {ap:.2f} ({n})" for role, (ap, n) in sorted(result["roles"].items(), key=lambda i: -i[1][0])))
    out.append("kits: " + ", ".join(f"{kit} {ap:.2f}" for kit, ap in sorted(result["kits"].items(), key=lambda i: -i[1])))
    for name in STATES:
        count = result["states"]
        for value in (True, False):
            right, wrong = count[name, value, True], count[name, value, False]
            if right + wrong:
                out.append(f"state {name}={value}: {right / (right + wrong):.3f} of {right + wrong}")
    return out
