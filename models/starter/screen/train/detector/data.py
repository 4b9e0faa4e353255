"""Crops of the generated pictures, with what is in them.

A picture is looked at in three ways, in training as in use: close up, in its own pixels, where small things are found; from afar, all
of it made smaller, where windows, dialogs and lists are found; and, where it is large, at half its size, for what is long and thin.
"""
import collections
import glob
import io
import json
import os
import random

import numpy as np
from PIL import Image, ImageFilter

from .roles import ASKED, INDEX, ROLES, STATES

SIDE = 640  # of a training crop, in pixels
CLOSE = 400  # what is longer than this is found from afar only
COMMON = 0.4  # a role that so many of the pictures show is not rare
SEEN = 0.55  # an element is taught where so much of it is inside the crop; less than that is neither right nor wrong


def pictures(cache, split, kinds=("pages", "desktop")):
    """Paths without their ends, sorted."""
    found = []
    for kind in kinds:
        found += [path[:-5] for path in glob.glob(os.path.join(cache, kind, split, "*", "*.json"))]
    return sorted(found)


def roles_of(path):
    """The roles that a picture shows, each once."""
    with open(path + ".json", encoding="utf-8") as file:
        return {INDEX[element["role"]] for element in json.load(file)["elements"] if element["role"] in INDEX}


def weighed(paths):
    """How often each picture is looked at, and how often each role is looked for `[R]`.

    Kits with few pictures count nearly as much as those with many, and so do rare roles: a picture counts as its rarest role does,
    the square root of how rare it is (repeat factor sampling, Gupta et al. 2019).
    """
    shown = [roles_of(path) for path in paths]
    share = np.array([sum(role in each for each in shown) for role in range(len(ROLES))]) / max(1, len(paths))
    rarity = np.sqrt(COMMON / np.clip(share, 1e-3, COMMON))
    kits = [path.split("/")[-2] for path in paths]
    count = collections.Counter(kits)
    weights = [count[kit] ** -0.5 * max((rarity[role] for role in each), default=1) for kit, each in zip(kits, shown)]
    return weights, rarity


def read(path):
    """RGB picture, boxes `[N, 4]` (left, top, right, bottom), roles `[N]`, states `[N, S]` (1, 0, or −1: not asked)."""
    with open(path + ".json", encoding="utf-8") as file:
        truth = json.load(file)
    image = next(path + end for end in (".png", ".webp", ".jpg") if os.path.exists(path + end))
    with Image.open(image) as opened:
        picture = opened.convert("RGB")
    boxes, roles, states = [], [], []
    for element in truth["elements"]:
        x, y, w, h = element["box"]
        role = element["role"]
        if role not in INDEX or w < 3 or h < 3:
            continue
        told = {**element.get("state", {}), "iconOnly": element.get("iconOnly", False)}
        boxes.append([x, y, x + w, y + h])
        roles.append(INDEX[role])
        states.append([float(bool(told.get(name))) if role in ASKED[name] else -1.0 for name in STATES])
    return picture, np.array(boxes, np.float32).reshape(-1, 4), np.array(roles, np.int64), np.array(states, np.float32).reshape(-1, len(STATES))


def looked_at(picture, boxes, region, scale):
    """A region of the picture, scaled and put on a square; the boxes in its pixels, and which part of each is inside."""
    left, top, right, bottom = region
    part = picture.crop(region)
    size = max(1, round((right - left) * scale)), max(1, round((bottom - top) * scale))
    if scale != 1:
        part = part.resize(size, Image.Resampling.BOX if scale < 0.7 else Image.Resampling.BILINEAR)
    square = Image.new("RGB", (SIDE, SIDE), (114, 114, 114))
    square.paste(part.crop((0, 0, SIDE, SIDE)), (0, 0))
    moved = (boxes - np.array([left, top, left, top], np.float32)) * scale
    limit = np.array([min(SIDE, size[0]), min(SIDE, size[1])] * 2, np.float32)
    inside = np.minimum(np.maximum(moved, 0), limit)
    area = np.prod(np.maximum(moved[:, 2:] - moved[:, :2], 1e-3), 1)
    seen = np.prod(np.maximum(inside[:, 2:] - inside[:, :2], 0), 1) / area
    return square, inside, seen


def close_up(picture, boxes, weights, chance):
    """A place in the picture's own pixels, sometimes a little larger or smaller. `weights`: how often each box is looked for."""
    return crop(picture, boxes, weights, chance.choice([1, 1, 1, chance.uniform(0.55, 1), chance.uniform(1, 1.4)]), 0, chance)


def crop(picture, boxes, weights, scale, thin, chance):
    """What is long is taught where all of it is inside, and what has become thinner than `thin` pixels not at all."""
    span = SIDE / scale
    # Somewhere around an element, so that empty places do not fill the training.
    if len(boxes) and chance.random() < 0.8:
        box = chance.choices(boxes, weights)[0]
        x, y = chance.uniform(box[0], box[2]), chance.uniform(box[1], box[3])
        left, top = x - chance.uniform(0.1, 0.9) * span, y - chance.uniform(0.1, 0.9) * span
    else:
        left, top = chance.uniform(-0.1, 1) * picture.width, chance.uniform(-0.1, 1) * picture.height
    left, top = (int(max(0, min(at, size - span))) for at, size in ((left, picture.width), (top, picture.height)))
    region = left, top, min(picture.width, int(left + span)), min(picture.height, int(top + span))
    square, inside, seen = looked_at(picture, boxes, region, scale)
    sides = inside[:, 2:] - inside[:, :2]
    cut = (sides.max(1, initial=0) > CLOSE) & (seen < 0.99)
    return square, inside, np.where(cut | (sides.min(1, initial=SIDE) < thin), np.minimum(seen, 0.5), seen)


def half_size(picture, boxes, weights, chance):
    """A place in a picture of half the size, where half of it is larger than the look from afar."""
    return crop(picture, boxes, weights, chance.uniform(0.42, 0.58), 4, chance)


def from_afar(picture, boxes, chance):
    """All of the picture. What has become smaller than 5 pixels is not asked for."""
    scale = SIDE / max(picture.size) * chance.uniform(0.75, 1)
    square, inside, seen = looked_at(picture, boxes, (0, 0, *picture.size), min(scale, 1))
    small = (inside[:, 2:] - inside[:, :2]).min(1) < 5 if len(inside) else np.zeros(0, bool)
    return square, inside, np.where(small, np.minimum(seen, 0.3), seen)


def damaged(square, chance):
    """Other colours, blur, compression: what screens and captures do."""
    dice = chance.random()
    if dice < 0.08:
        square = square.filter(ImageFilter.GaussianBlur(chance.uniform(0.3, 0.9)))
    elif dice < 0.25:
        kept = io.BytesIO()
        square.save(kept, "JPEG", quality=chance.randint(40, 95))
        square = Image.open(kept).convert("RGB")
    pixels = np.asarray(square, np.float32) / 255
    if chance.random() < 0.5:
        pixels = pixels[..., np.random.RandomState(chance.randrange(1 << 30)).permutation(3)]
    if chance.random() < 0.12:
        pixels = 1 - pixels
    if chance.random() < 0.08:
        pixels = np.repeat(pixels.mean(2, keepdims=True), 3, 2)
    if chance.random() < 0.4:
        pixels = (pixels - 0.5) * chance.uniform(0.6, 1.15) + 0.5 + chance.uniform(-0.12, 0.12)
    return np.clip(pixels, 0, 1)


class Crops:
    """Endless crops: several from each picture that is read, mixed with those of others."""

    def __init__(self, paths, seed, each=4, mixed=24, afar=0.3, half=0.2):
        self.paths, self.chance = paths, random.Random(seed)
        self.each, self.mixed, self.afar, self.half = each, mixed, afar, half
        self.weights, self.rarity = weighed(paths)
        self.waiting = []

    def fill(self):
        path = self.chance.choices(self.paths, self.weights)[0]
        picture, boxes, roles, states = read(path)
        # What a picture shows ten of is looked for about three times as often as what it shows one of, not ten times; what is rare in
        # all of them, more often.
        count = collections.Counter(roles.tolist())
        weights = [self.rarity[role] ** 2 * count[role] ** -0.5 for role in roles.tolist()]
        for _ in range(self.each):
            look = self.chance.random()
            if look < self.afar:
                square, inside, seen = from_afar(picture, boxes, self.chance)
            elif look < self.afar + self.half and max(picture.size) > 1066:
                square, inside, seen = half_size(picture, boxes, weights, self.chance)
            else:
                square, inside, seen = close_up(picture, boxes, weights, self.chance)
            self.waiting.append((damaged(square, self.chance), inside, seen, roles, states))

    def __next__(self):
        while len(self.waiting) < self.mixed:
            self.fill()
        return self.waiting.pop(self.chance.randrange(len(self.waiting)))

    def batch(self, count):
        """Pixels `[B, 3, SIDE, SIDE]` and for each picture what is taught and what is left open."""
        import torch
        chosen = [next(self) for _ in range(count)]
        pixels = torch.from_numpy(np.stack([c[0] for c in chosen])).permute(0, 3, 1, 2)
        truths = []
        for _, boxes, seen, roles, states in chosen:
            taught = seen >= SEEN
            open_ = (seen > 0.02) & ~taught
            truths.append({"boxes": torch.from_numpy(boxes[taught]), "roles": torch.from_numpy(roles[taught]),
                           "states": torch.from_numpy(states[taught]), "open": torch.from_numpy(boxes[open_]),
                           "open_roles": torch.from_numpy(roles[open_])})
        return pixels, truths
