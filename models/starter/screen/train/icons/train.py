"""Trains the icon network on one core. Runs until its last round; the same command goes on.

    python3 -m icons.train [CACHE] [--rounds 24]

`CACHE/icon-network/last.pt` is written after every round with what was measured on the families that were kept out, beside it a log.
"""
import argparse
import collections
import math
import os
import random
import tempfile
import time

import numpy as np
import torch
from torch.nn import functional as F

from .data import Packed, load, varied
from .model import Icons

BATCH = 128


def judge(model, pictures, classes, families, names):
    """Share of right first guesses: of all icons with a meaning, of each family; and how many “others” pass for a meaning."""
    other = len(names) - 1
    right, total = collections.Counter(), collections.Counter()
    wrong = collections.Counter()
    model.eval()
    for at in range(0, len(pictures), 256):
        with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
            embeddings = model(pictures.take(range(at, min(at + 256, len(pictures)))).to(memory_format=torch.channels_last))
        said = model.near(embeddings.float()).argmax(1).tolist()
        for i, guess in enumerate(said, at):
            family = families[i] if classes[i] != other else "other"
            total[family] += 1
            right[family] += guess == classes[i]
            if classes[i] != other and guess != classes[i]:
                wrong[names[classes[i]], names[guess]] += 1
    known = [family for family in total if family != "other"]
    return sum(right[f] for f in known) / max(1, sum(total[f] for f in known)), {f: right[f] / total[f] for f in sorted(total)}, wrong


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("cache", nargs="?", default=os.path.join(tempfile.gettempdir(), "descry-screen"))
    options.add_argument("--rounds", type=int, default=24)
    options.add_argument("--rate", type=float, default=2e-3)
    given = options.parse_args()
    torch.set_num_threads(1)
    torch.set_flush_denormal(True)
    run = os.path.join(given.cache, "icon-network")
    os.makedirs(run, exist_ok=True)
    parts, classes, _, _, names = load(given.cache, "train")
    pictures = Packed(parts)
    test_parts, test_classes, test_families, _, _ = load(given.cache, "test")
    test = Packed(test_parts)
    model = Icons(len(names)).to(memory_format=torch.channels_last)
    optimiser = torch.optim.AdamW(model.parameters(), lr=given.rate, weight_decay=0.05, betas=(0.9, 0.98), foreach=True)
    smooth = {name: value.clone() for name, value in model.state_dict().items()}
    done = 0
    last = os.path.join(run, "last.pt")
    if os.path.exists(last):
        saved = torch.load(last)
        model.load_state_dict(saved["model"])
        optimiser.load_state_dict(saved["optimiser"])
        smooth, done = saved["smooth"], saved["round"]
    per_round = len(pictures) // BATCH
    for number in range(done, given.rounds):
        torch.manual_seed(number)
        random.seed(number)
        order = np.random.RandomState(number).permutation(len(pictures))
        began, sum_loss = time.time(), 0.0
        model.train()
        for i in range(per_round):
            step = number * per_round + i
            rate = given.rate * min(1, (step + 1) / 200) * (0.01 + 0.99 * (1 + math.cos(math.pi * step / (given.rounds * per_round))) / 2)
            for group in optimiser.param_groups:
                group["lr"] = rate
            chosen = np.sort(order[i * BATCH:(i + 1) * BATCH])
            pixels = varied(pictures.take(chosen)).to(memory_format=torch.channels_last)
            with torch.autocast("cpu", torch.bfloat16):
                embeddings = model(pixels)
            loss = F.cross_entropy(model.near(embeddings.float()), torch.from_numpy(classes[chosen]), label_smoothing=0.05)
            optimiser.zero_grad(set_to_none=True)
            loss.backward()
            norm = torch.nn.utils.clip_grad_norm_(model.parameters(), 2.0)
            if math.isfinite(norm):
                optimiser.step()
            keep = min(0.999, 1 - 1 / (1 + step / 10))
            for name, value in model.state_dict().items():
                if value.dtype.is_floating_point:
                    smooth[name].mul_(keep).add_(value.detach(), alpha=1 - keep)
            sum_loss += float(loss)
            if i % 100 == 99:
                note(run, f"round {number} step {i + 1} of {per_round} loss {sum_loss / (i + 1):.3f}, {BATCH * (i + 1) / (time.time() - began):.0f} a second")
        judged = Icons(len(names))
        judged.load_state_dict(smooth)
        share, by_family, wrong = judge(judged.to(memory_format=torch.channels_last), test, test_classes, test_families, names)
        note(run, f"round {number} right {share:.4f} " + " ".join(f"{family} {value:.3f}" for family, value in by_family.items()))
        note(run, "most often wrong: " + ", ".join(f"{a} for {b} {n}" for (b, a), n in wrong.most_common(12)))
        torch.save({"model": model.state_dict(), "smooth": smooth, "optimiser": optimiser.state_dict(), "round": number + 1, "right": share,
                    "names": names}, last + ".part")
        os.replace(last + ".part", last)


def note(run, text):
    with open(os.path.join(run, "log.txt"), "a", encoding="utf-8") as log:
        log.write(f"{time.strftime('%H:%M:%S')} {text}\n")


if __name__ == "__main__":
    main()
