"""Which place is responsible for which element, and how wrong it is.

The assignment is task-aligned (Feng et al. 2021): the places inside an element that already say its role and its box best learn it.
"""
import torch
from torch.nn import functional as F

from .model import boxes_of, places, unfold

BEST = 10  # places that learn one element
ROLE_POWER, BOX_POWER = 0.5, 6.0
LEAST = 0.4  # how sure the best place of an element should be at least
GOOD, FULL = 0.5, 0.75  # a place whose box overlaps an element so much is not told that it is wrong: from the first a little, from the second at all


def overlap(a, b, complete=False):
    """Intersection over union of boxes that broadcast; `complete` also counts distance and shape (CIoU, Zheng et al. 2020)."""
    low, high = torch.maximum(a[..., :2], b[..., :2]), torch.minimum(a[..., 2:], b[..., 2:])
    shared = (high - low).clamp(min=0).prod(-1)
    size_a, size_b = (a[..., 2:] - a[..., :2]).clamp(min=1e-3), (b[..., 2:] - b[..., :2]).clamp(min=1e-3)
    union = size_a.prod(-1) + size_b.prod(-1) - shared
    iou = shared / union.clamp(min=1e-6)
    if not complete:
        return iou
    hull = torch.maximum(a[..., 2:], b[..., 2:]) - torch.minimum(a[..., :2], b[..., :2])
    diagonal = hull.pow(2).sum(-1).clamp(min=1e-6)
    distance = (a[..., :2] + a[..., 2:] - b[..., :2] - b[..., 2:]).pow(2).sum(-1) / 4
    shape = 4 / torch.pi ** 2 * (torch.atan(size_b[..., 0] / size_b[..., 1]) - torch.atan(size_a[..., 0] / size_a[..., 1])).pow(2)
    with torch.no_grad():
        weight = shape / (1 - iou + shape + 1e-6)
    return iou - distance / diagonal - weight * shape


@torch.no_grad()
def assign(scores, boxes, points, strides, truth):
    """For each place: index of its element or −1, how sure it should be, and for each role how much a wrong claim counts `[N, R]`.

    Along a scroll bar, or in a large empty field, many places know the element equally well and only some are chosen. What the others
    claim is true, too, and the surest is kept in the end; were it punished, all of them would learn to be unsure.
    """
    count = len(points)
    owner, target, blame = torch.full((count,), -1), torch.zeros(count), torch.ones_like(scores)
    if len(truth["boxes"]) == 0:
        return owner, target, blame
    wanted = truth["boxes"][:, None]
    # A thing that is thinner than the grid still has a place: the nearest ones.
    centre, half = (wanted[..., :2] + wanted[..., 2:]) / 2, (wanted[..., 2:] - wanted[..., :2]) / 2
    inside = ((points[None] - centre).abs() <= torch.maximum(half, strides[None] * 0.6)).all(-1)
    iou = overlap(boxes[None], wanted).clamp(min=0)
    excuse = ((iou - GOOD) / (FULL - GOOD)).clamp(0, 1)
    aligned = scores[:, truth["roles"]].T.clamp(min=1e-9).pow(ROLE_POWER) * iou.pow(BOX_POWER)
    aligned = torch.where(inside, aligned + 1e-12, torch.zeros_like(aligned))
    best, at = aligned.topk(min(BEST, count), dim=1)
    chosen = torch.zeros_like(aligned, dtype=torch.bool).scatter_(1, at, best > 0)
    # A place that several elements want goes to the one it covers best.
    contested = torch.where(chosen, iou + 1e-6, torch.zeros_like(iou))
    value, index = contested.max(0)
    owner = torch.where(value > 0, index, owner)
    mine = torch.zeros_like(chosen).scatter_(0, index[None], (value > 0)[None])
    aligned, iou = aligned * mine, iou * mine
    # What is thin is met badly at first; as unsure as it is met, it would never be learned.
    scaled = aligned / aligned.max(1, keepdim=True).values.clamp(min=1e-12) * iou.max(1, keepdim=True).values.clamp(min=LEAST)
    return owner, scaled.max(0).values, blame.T.scatter_reduce(0, truth["roles"][:, None].expand_as(excuse), 1 - excuse, "amin").T


def losses(outputs, truths):
    """The sum of three losses, and each of them."""
    points, strides = places([o.shape[2:] for o in outputs])
    roles, sides, states = unfold(outputs)
    boxes = boxes_of(sides, points, strides)
    total = box_loss = state_loss = role_loss = 0.0
    for i, truth in enumerate(truths):
        owner, sure, counted = assign(roles[i].detach().sigmoid(), boxes[i].detach(), points, strides, truth)
        target = torch.zeros_like(roles[i])
        mine = (owner >= 0).nonzero()[:, 0]
        for box, role in zip(truth["open"], truth["open_roles"]):
            within = ((points >= box[:2]) & (points <= box[2:])).all(1)
            counted[within, role] = 0
        if len(mine):
            its = owner[mine]
            target[mine, truth["roles"][its]] = sure[mine]
            counted[mine, truth["roles"][its]] = 1
            close = overlap(boxes[i][mine], truth["boxes"][its], complete=True)
            box_loss = box_loss + ((1 - close) * sure[mine]).sum()
            known = truth["states"][its]
            wrong = F.binary_cross_entropy_with_logits(states[i][mine], known.clamp(min=0), reduction="none")
            # Few elements are in a state; without this the network says “no” to all.
            state_loss = state_loss + (wrong * (known >= 0) * (1 + 4 * known.clamp(min=0)) * sure[mine, None]).sum()
        total = total + target.sum()
        role_loss = role_loss + (F.binary_cross_entropy_with_logits(roles[i], target, reduction="none") * counted).sum()
    total = max(float(total), 1.0)
    parts = role_loss / total, box_loss / total, state_loss / total
    return parts[0] + 2.5 * parts[1] + parts[2], [float(p) for p in parts]
