"""What both networks are made of."""
from torch import nn
from torch.nn import functional as F


class Conv(nn.Sequential):
    """Convolution, batch norm, ReLU."""

    def __init__(self, inside, outside, size=3, stride=1, act=True):
        parts = [nn.Conv2d(inside, outside, size, stride, size // 2, bias=False), nn.BatchNorm2d(outside, momentum=0.03, eps=1e-3)]
        super().__init__(*parts, *([nn.ReLU(inplace=True)] if act else []))
        # The averages stay as they are and become part of the convolution: a quarter faster, once they have settled.
        self.settled = False

    def forward(self, x):
        if not self.settled:
            return super().forward(x)
        conv, norm = self[0], self[1]
        scale = norm.weight / (norm.running_var + norm.eps).sqrt()
        out = F.conv2d(x, conv.weight * scale[:, None, None, None], norm.bias - norm.running_mean * scale, conv.stride, conv.padding)
        return F.relu_(out) if len(self) == 3 else out


def settle(model):
    """From now on no batch norm of the model takes part in training but by its scale and bias."""
    for module in model.modules():
        if isinstance(module, Conv):
            module.settled = True


class Block(nn.Module):
    """A residual bottleneck: half the width inside."""

    def __init__(self, width):
        super().__init__()
        self.narrow, self.look, self.widen = Conv(width, width // 2, 1), Conv(width // 2, width // 2), Conv(width // 2, width, 1, act=False)

    def forward(self, x):
        return F.relu(x + self.widen(self.look(self.narrow(x))))
