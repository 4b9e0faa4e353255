"""The packed pictures of icons that generate.mjs wrote, and how they are varied in training."""
import glob
import json
import os

import numpy as np
import torch
from torch.nn import functional as F


def load(cache, split):
    """Pictures `[N, 48, 48, 3]` (bytes, read from the disk as needed), classes `[N]`, families, sizes in pixels, names of classes."""
    pictures, classes, families, sizes, names = [], [], [], [], []
    for path in sorted(glob.glob(os.path.join(cache, "icons", f"{split}-*.json"))):
        with open(path, encoding="utf-8") as file:
            labels = json.load(file)
        pictures.append(np.memmap(path[:-5] + ".u8", np.uint8, "r", shape=tuple(labels["shape"])))
        classes += labels["meaning"]
        families += labels["family"]
        sizes += labels["size"]
        names = labels["meanings"]
    return pictures, np.array(classes), families, sizes, names


class Packed:
    """Several files as one list of pictures."""

    def __init__(self, parts):
        self.parts, self.starts = parts, np.cumsum([0] + [len(p) for p in parts])

    def __len__(self):
        return int(self.starts[-1])

    def take(self, indexes):
        """Pictures `[B, 3, 48, 48]`, 0 to 1."""
        out = np.empty((len(indexes), 48, 48, 3), np.uint8)
        for i, index in enumerate(indexes):
            part = int(np.searchsorted(self.starts, index, "right")) - 1
            out[i] = self.parts[part][index - self.starts[part]]
        return torch.from_numpy(out).permute(0, 3, 1, 2).float().div_(255)


def varied(pixels):
    """Shifted, scaled and turned a little; other colours; a corner hidden. Never mirrored: back is not forward."""
    count = len(pixels)
    angle = torch.randn(count) * 0.05
    scale = torch.empty(count, 2).uniform_(0.85, 1.15) * torch.empty(count, 1).uniform_(0.85, 1.1)
    matrix = torch.zeros(count, 2, 3)
    matrix[:, 0, 0], matrix[:, 0, 1] = angle.cos() * scale[:, 0], -angle.sin() * scale[:, 0]
    matrix[:, 1, 0], matrix[:, 1, 1] = angle.sin() * scale[:, 1], angle.cos() * scale[:, 1]
    matrix[:, :, 2] = torch.empty(count, 2).uniform_(-0.12, 0.12)
    grid = F.affine_grid(matrix, pixels.shape, align_corners=False)
    out = F.grid_sample(pixels, grid, padding_mode="border", align_corners=False)
    flipped = torch.rand(count, 1, 1, 1) < 0.3
    out = torch.where(flipped, 1 - out, out)
    grey = torch.rand(count, 1, 1, 1) < 0.2
    out = torch.where(grey, out.mean(1, keepdim=True).expand_as(out), out)
    out = out[:, torch.randperm(3)]
    out = out * torch.empty(count, 3, 1, 1).uniform_(0.8, 1.2) + torch.randn_like(out) * torch.empty(count, 1, 1, 1).uniform_(0, 0.04)
    for i in (torch.rand(count) < 0.25).nonzero()[:, 0].tolist():
        x, y = torch.randint(0, 40, (2,)).tolist()
        out[i, :, y:y + 10, x:x + 10] = out[i, :, y, x][:, None, None]
    return out
