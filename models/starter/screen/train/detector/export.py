"""Writes the detector as ONNX: the picture's bytes in, the elements that were found out.

    python3 -m detector.export [CHECKPOINT] [--out FILE]

Input `pixels`: `[height, width, 3]`, bytes. Outputs, one row for each role of a place that is sure enough: `boxes` (left, top, right,
bottom in pixels), `roles` (index into `roles.py`), `confidence`, `states` (probabilities), `places` (across and down, in pixels).
Overlapping rows are not yet put together.
Weights are kept as 16-bit floats; a runtime makes 32-bit ones of them when it loads the file.
"""
import argparse
import os
import tempfile

import numpy as np
import onnx
import torch
from torch import nn
from torch.nn import functional as F

from halves import halved

from .model import STRIDES, Detector, boxes_of, unfold

HERE = os.path.dirname(os.path.abspath(__file__))
OUT = os.path.join(HERE, "../../elements.onnx")
LEAST = 0.02
OUTPUTS = ["boxes", "roles", "confidence", "states", "places"]


class Whole(nn.Module):
    """From bytes to rows."""

    def __init__(self, detector):
        super().__init__()
        self.detector = detector

    def forward(self, pixels):
        x = pixels.permute(2, 0, 1)[None].float() / 255
        high, wide = x.shape[2], x.shape[3]
        x = F.pad(x, (0, (64 - wide % 64) % 64, 0, (64 - high % 64) % 64), value=114 / 255)
        outputs = self.detector(x)
        points, strides = [], []
        for out, stride in zip(outputs, STRIDES):
            one = torch.ones_like(out[0, 0])
            across, along = one.cumsum(1), one.cumsum(0)
            points.append(torch.stack([across, along], -1).reshape(-1, 2) * stride - stride / 2)
            strides.append(one.reshape(-1, 1) * stride)
        points, strides = torch.cat(points), torch.cat(strides)
        roles, sides, states = unfold(outputs)
        kept, role = (roles[0] > float(np.log(LEAST / (1 - LEAST)))).nonzero().T.unbind()
        boxes = boxes_of(sides[0][kept], points[kept], strides[kept])
        return boxes, role, roles[0][kept, role].sigmoid(), states[0][kept].sigmoid(), points[kept]


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("checkpoint", nargs="?", default=os.path.join(tempfile.gettempdir(), "descry-screen", "detector", "best.pt"))
    options.add_argument("--out", default=OUT)
    given = options.parse_args()
    detector = Detector()
    if os.path.exists(given.checkpoint):
        saved = torch.load(given.checkpoint)
        detector.load_state_dict(saved["smooth"])
        print("step", saved["step"], "mAP", saved["map"])
    else:
        print("no checkpoint: random weights")
    whole = Whole(detector.eval())
    part = given.out + ".part"
    torch.onnx.export(whole, torch.zeros(700, 900, 3, dtype=torch.uint8), part, opset_version=17, input_names=["pixels"],
                      output_names=OUTPUTS,
                      dynamic_axes={"pixels": {0: "height", 1: "width"}, **{name: {0: "found"} for name in OUTPUTS}})
    model = halved(onnx.load(part))
    model.producer_name, model.producer_version = "descry", ""
    onnx.checker.check_model(model)
    onnx.save(model, part)
    os.replace(part, given.out)
    print(given.out, os.path.getsize(given.out), "bytes")


if __name__ == "__main__":
    main()
