"""Writes the icon network as ONNX, and the meanings beside it.

    python3 -m icons.export [CHECKPOINT] [--out FOLDER]

Input `pixels`: `[icons, 48, 48, 3]`, bytes. Outputs: `meaning` (index into `icons.json`; the one after the last is “none of them”),
`confidence` (its probability) and `embedding` (`[icons, 128]`, length one; the same drawing is near itself in other colours and sizes).
"""
import argparse
import json
import os
import tempfile

import onnx
import torch
from torch import nn

from halves import halved

from .model import SIDE, Icons

HERE = os.path.dirname(os.path.abspath(__file__))


class Whole(nn.Module):
    """From bytes to meanings."""

    def __init__(self, icons):
        super().__init__()
        self.icons = icons

    def forward(self, pixels):
        embedding = self.icons(pixels.permute(0, 3, 1, 2).float() / 255)
        confidence, meaning = self.icons.near(embedding).softmax(1).max(1)
        return meaning, confidence, embedding


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("checkpoint", nargs="?", default=os.path.join(tempfile.gettempdir(), "descry-screen", "icon-network", "last.pt"))
    options.add_argument("--out", default=os.path.join(HERE, "..", ".."))
    given = options.parse_args()
    saved = torch.load(given.checkpoint)
    icons = Icons(len(saved["names"]))
    icons.load_state_dict(saved["smooth"])
    print("round", saved["round"], "right on the families kept out", round(saved["right"], 4))
    part = os.path.join(given.out, "icons.onnx.part")
    names = ["meaning", "confidence", "embedding"]
    torch.onnx.export(Whole(icons.eval()), torch.zeros(2, SIDE, SIDE, 3, dtype=torch.uint8), part, opset_version=17, input_names=["pixels"],
                      output_names=names, dynamic_axes={name: {0: "icons"} for name in ["pixels", *names]})
    model = halved(onnx.load(part))
    model.producer_name, model.producer_version = "descry", ""
    onnx.checker.check_model(model)
    onnx.save(model, part)
    os.replace(part, os.path.join(given.out, "icons.onnx"))
    with open(os.path.join(HERE, "meanings.json"), encoding="utf-8") as file:
        meanings = [{key: one[key] for key in ("id", "en", "de")} for one in json.load(file)]
    assert [one["id"] for one in meanings] + ["other"] == saved["names"]
    with open(os.path.join(given.out, "icons.json"), "w", encoding="utf-8") as file:
        json.dump(meanings, file, ensure_ascii=False, indent=0)
        file.write("\n")
    print(os.path.getsize(os.path.join(given.out, "icons.onnx")), "bytes")


if __name__ == "__main__":
    main()
