"""The detector in PyTorch: a small anchor-free network over a picture of any size.

A backbone of residual blocks gives features at strides 8, 16, 32 and 64. A path from the coarse to the fine ones tells every
place what it is part of. At each place a head says role, box and state (after FCOS, Tian et al. 2019, and YOLOv8's heads).
"""
import torch
from torch import nn
from torch.nn import functional as F

from blocks import Block, Conv

from .roles import ROLES, STATES

STRIDES = (8, 16, 32, 64)
# A place may lie so far outside of its box, in strides: a scroll bar is thinner than the grid on which its length can be seen.
OUTSIDE = 0.6


def stage(inside, outside, blocks):
    return nn.Sequential(Conv(inside, outside, stride=2), *(Block(outside) for _ in range(blocks)))


class Head(nn.Module):
    """Role, box and state at each place of one stride."""

    def __init__(self, width):
        super().__init__()
        self.roles = nn.Sequential(Conv(width, width), Conv(width, width), nn.Conv2d(width, len(ROLES), 1))
        self.boxes = nn.Sequential(Conv(width, width), Conv(width, width))
        self.sides, self.states = nn.Conv2d(width, 4, 1), nn.Conv2d(width, len(STATES), 1)
        # One place in a hundred holds something: without this the first steps are lost on learning that.
        nn.init.constant_(self.roles[-1].bias, -4.6)
        nn.init.constant_(self.sides.bias, 0.5)
        nn.init.normal_(self.sides.weight, std=0.01)

    def forward(self, x):
        around = self.boxes(x)
        return torch.cat([self.roles(x), self.sides(around), self.states(around)], 1)


class Detector(nn.Module):
    """Pictures `[B, 3, H, W]`, 0 to 1, sides that 64 divides → for each stride `[B, roles + 4 + states, H / stride, W / stride]`.
    The four numbers tell how far it is from the centre of the place to the sides of the box (`boxes_of`)."""

    def __init__(self, widths=(24, 48, 96, 128, 160, 160), neck=80):
        super().__init__()
        a, b, c, d, e, f = widths
        self.widths, self.neck_width = widths, neck
        self.stem = nn.Sequential(Conv(3, a, stride=2), Conv(a, b, stride=2), Block(b))
        self.stages = nn.ModuleList([stage(b, c, 3), stage(c, d, 4), stage(d, e, 3), stage(e, f, 2)])
        self.side = nn.ModuleList(Conv(w, neck, 1) for w in (c, d, e, f))
        self.mix = nn.ModuleList(Conv(neck, neck) for _ in STRIDES)
        self.down = nn.ModuleList(Conv(neck, neck, stride=2) for _ in STRIDES[1:])
        self.heads = nn.ModuleList(Head(neck) for _ in STRIDES)

    def forward(self, x):
        x = self.stem(x - 0.5)
        levels = []
        for each in self.stages:
            x = each(x)
            levels.append(x)
        out = [side(level) for side, level in zip(self.side, levels)]
        for i in range(len(out) - 2, -1, -1):
            out[i] = out[i] + F.interpolate(out[i + 1], scale_factor=2.0, mode="nearest")
        out[0] = self.mix[0](out[0])
        for i in range(1, len(out)):
            out[i] = self.mix[i](out[i] + self.down[i - 1](out[i - 1]))
        return [head(level) for head, level in zip(self.heads, out)]


def places(shapes, device=None):
    """Centres `[N, 2]` of all places in pixels, and their strides `[N, 1]`."""
    points, strides = [], []
    for (high, wide), stride in zip(shapes, STRIDES):
        y, x = torch.meshgrid(torch.arange(high), torch.arange(wide), indexing="ij")
        points.append(torch.stack([x, y], -1).reshape(-1, 2) * stride + stride / 2)
        strides.append(torch.full((high * wide, 1), float(stride)))
    return torch.cat(points).float(), torch.cat(strides)


def unfold(outputs):
    """The outputs of all strides as rows: roles `[B, N, R]`, sides `[B, N, 4]`, states `[B, N, S]`, 32-bit."""
    rows = torch.cat([o.flatten(2).transpose(1, 2) for o in outputs], 1).float()
    return rows.split([len(ROLES), 4, len(STATES)], -1)


def boxes_of(sides, points, strides):
    """Left, top, right, bottom in pixels."""
    distance = (sides.clamp(-4, 6).exp() - OUTSIDE) * strides
    return torch.cat([points - distance[..., :2], points + distance[..., 2:]], -1)


if __name__ == "__main__":
    import time
    model = Detector().eval()
    print(sum(p.numel() for p in model.parameters()) / 1e6, "million weights")
    flops = 0

    def count(module, inputs, output):
        global flops
        flops += 2 * output.numel() * module.weight[0].numel()

    for module in model.modules():
        if isinstance(module, nn.Conv2d):
            module.register_forward_hook(count)
    with torch.no_grad():
        model(torch.zeros(1, 3, 1088, 1920))
    print(flops / 1e9, "billion operations for 1920 × 1088")
