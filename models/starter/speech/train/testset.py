"""The test sentences, spoken: `CACHE/test/{seen,unseen,noisy}.pcm` and `.json` for `evaluate.mjs`.

None of the sentences is in the training pool: the pool's sentences are drawn again from their seeds to compare.
"""
import json
import os
import sys
import tempfile

import numpy as np

from audio import RATE, Augment
from text import Sentences
from train import Fresh
from voices import HELD_OUT, SHARES, make_part

COUNT, PARTS, PER_PART = 250, 40, 3000


def pool_sentences():
    known = set()
    for part in range(PARTS):
        draw = Sentences(1000 + part)
        known.update(draw.draw() for _ in range(PER_PART))
    return known


def add_noise(folder):
    """The seen voices once more, in noise of one colour at 10 dB."""
    with open(os.path.join(folder, "seen.json"), encoding="utf-8") as file:
        entries = json.load(file)
    sounds = np.fromfile(os.path.join(folder, "seen.pcm"), np.int16).astype(np.float32)
    augment = Augment(5)
    for entry in entries:
        part = sounds[entry["start"]:entry["start"] + entry["length"]]
        part *= 0.5
        part += augment.noise(len(part)) * np.sqrt((part ** 2).mean()) * 10 ** (-10 / 20)
    np.clip(sounds, -32768, 32767).astype(np.int16).tofile(os.path.join(folder, "noisy.pcm"))
    with open(os.path.join(folder, "noisy.json"), "w", encoding="utf-8") as file:
        json.dump(entries, file)


def main():
    cache = sys.argv[1] if len(sys.argv) > 1 else os.path.join(tempfile.gettempdir(), "descry-speech")
    folder = os.path.join(cache, "test")
    os.makedirs(folder, exist_ok=True)
    known = pool_sentences()
    for name, shares, seed in (("seen", SHARES, 5001), ("unseen", {HELD_OUT: 1}, 5002)):
        entries = make_part(folder, name, COUNT, seed, Fresh(seed, known), shares)
        assert not known & {entry["text"] for entry in entries}
        print(name, len(entries), "utterances,", round(sum(e["length"] for e in entries) / RATE / 60, 1), "minutes")
    add_noise(folder)


if __name__ == "__main__":
    main()
