"""The way back: `CACHE/run/last.pt` from the shipped 8-bit files, so that `train.py CACHE` goes on from them.

The optimiser and the phoneme head start anew; the pool (`voices.py`) must be there.
"""
import os
import sys
import tempfile

import onnx
import torch
from onnx import numpy_helper

from audio import Pool
from model import SHAPE, PhoneHead, Whisper
from tokens import FOLDER, Tokens


def shipped(folder=FOLDER):
    """The weights of both files as PyTorch names them."""
    found = {}
    for name in ("encoder_model_quantized", "decoder_model_merged_quantized"):
        graph = onnx.load(os.path.join(folder, "onnx", f"{name}.onnx")).graph
        arrays = {weight.name: numpy_helper.to_array(weight) for weight in graph.initializer}
        for key, value in arrays.items():
            if key.endswith("_quantized"):
                stem = key[: -len("_quantized")]
                whole = (value.astype("float32") - 128) * arrays[f"{stem}_scale"]
                found[stem if stem.endswith(".weight") else f"{stem}.weight"] = torch.from_numpy(whole.T.copy())
            elif key.startswith(("encoder.", "decoder.")) and not key.endswith("_scale"):
                found[key] = torch.from_numpy(value.copy())
    return found


def main():
    cache = sys.argv[1] if len(sys.argv) > 1 else os.path.join(tempfile.gettempdir(), "descry-speech")
    path = os.path.join(cache, "run", "last.pt")
    if os.path.exists(path):
        sys.exit(f"{path} is there already: train.py goes on from it.")
    pool = Pool(os.path.join(cache, "pool"))
    names = sorted({phone for _, entry in pool.entries for phone in entry["phones"]})
    model = Whisper(Tokens.load().size)
    found = shipped()
    model.load_state_dict({name: found[name] for name in model.state_dict()})
    head = PhoneHead(SHAPE["d_model"], len(names) + 1)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    torch.save({"model": model.state_dict(), "head": head.state_dict(), "optimiser": None, "shape": SHAPE, "phones": names,
                "smooth": [p.detach() for p in (*model.parameters(), *head.parameters())], "step": 0, "heard": 0.0, "best": 9.0}, path)


if __name__ == "__main__":
    main()
