"""What both networks are made of."""
from torch import nn
from torch.nn import functional as F


class Conv(nn.Sequential):
    """Convolution, batch norm, ReLU."""

    def __init__(self, inside, outside, size=3, stride=1, act=True):
        parts = [nn.Conv2d(inside, outside, size, stride, size // 2, bias=False), nn.BatchNorm2d(outside, momentum=0.03, eps=1e-3)]
        super().__init__(*parts, *([nn.ReLU(inplace=True)] if act else []))


class Block(nn.Module):
    """A residual bottleneck: half the width inside."""

    def __init__(self, width):
        super().__init__()
        self.narrow, self.look, self.widen = Conv(width, width // 2, 1), Conv(width // 2, width // 2), Conv(width // 2, width, 1, act=False)

    def forward(self, x):
        return F.relu(x + self.widen(self.look(self.narrow(x))))
