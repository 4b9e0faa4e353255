"""The icon network in PyTorch: a picture of one icon → a direction in space, and how near it is to each meaning."""
import torch
from torch import nn
from torch.nn import functional as F

from blocks import Block, Conv

SIDE = 48  # of a picture, in pixels
WIDTH = 128  # numbers of an embedding
SHARPNESS = 24.0  # cosines times this are the logits, as in normalised softmax losses (Wang et al. 2017)


class Icons(nn.Module):
    """Pictures `[B, 3, 48, 48]`, 0 to 1 → embeddings `[B, 128]` of length one. `near` gives logits `[B, meanings]`."""

    def __init__(self, meanings, widths=(48, 96, 192, 320), blocks=(2, 3, 3, 2)):
        super().__init__()
        parts, inside = [], 3
        for outside, count in zip(widths, blocks):
            parts += [Conv(inside, outside, stride=2), *(Block(outside) for _ in range(count))]
            inside = outside
        self.look = nn.Sequential(*parts)
        # The place in the picture matters (an arrow's head), so the last 3 × 3 places are kept apart.
        self.sum_up = nn.Linear(inside * 9, WIDTH)
        self.meanings = nn.Parameter(torch.randn(meanings, WIDTH))

    def forward(self, pixels):
        # The same drawing in other colours is the same icon: each picture's own mean and spread are taken out.
        mean = pixels.mean((1, 2, 3), keepdim=True)
        spread = (pixels - mean).pow(2).mean((1, 2, 3), keepdim=True).add(1e-4).sqrt()
        seen = self.look((pixels - mean) / spread)
        return F.normalize(self.sum_up(seen.flatten(1)), dim=1)

    def near(self, embeddings):
        return SHARPNESS * embeddings @ F.normalize(self.meanings, dim=1).T
