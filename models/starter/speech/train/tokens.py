"""The tokens: a small byte-level BPE of the training sentences, then Whisper's special tokens in Whisper's order.

`python3 tokens.py` trains the merges and writes `tokenizer.json` and `tokenizer_config.json` beside the model.
"""
import collections
import functools
import json
import os
import re

from text import Sentences

FOLDER = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
MERGES = 640
SPECIAL = ["<|endoftext|>", "<|startoftranscript|>", "<|en|>", "<|translate|>", "<|transcribe|>", "<|startoflm|>",
           "<|startofprev|>", "<|nospeech|>", "<|notimestamps|>"]
TIMESTAMPS = [f"<|{i * 0.02:.2f}|>" for i in range(1501)]
PIECES = re.compile(r"'s|'t|'re|'ve|'m|'ll|'d| ?[A-Za-z]+| ?[0-9]+| ?[^\sA-Za-z0-9]+|\s+")


def byte_letters():
    """The letter that stands for each byte in a byte-level vocabulary (printable ones stand for themselves)."""
    plain = [*range(33, 127), *range(161, 173), *range(174, 256)]
    rest = [byte for byte in range(256) if byte not in plain]
    return {**{b: chr(b) for b in plain}, **{b: chr(256 + i) for i, b in enumerate(rest)}}


LETTERS = byte_letters()


def spelled(piece):
    return tuple(LETTERS[byte] for byte in piece.encode())


def merge(symbols, pair):
    out, i = [], 0
    while i < len(symbols):
        if i + 1 < len(symbols) and (symbols[i], symbols[i + 1]) == pair:
            out.append(symbols[i] + symbols[i + 1])
            i += 2
        else:
            out.append(symbols[i])
            i += 1
    return tuple(out)


def train_merges(texts, count):
    words = collections.Counter(spelled(piece) for text in texts for piece in PIECES.findall(" " + text))
    merges = []
    for _ in range(count):
        pairs = collections.Counter()
        for symbols, times in words.items():
            for pair in zip(symbols, symbols[1:]):
                pairs[pair] += times
        best = max(pairs, key=lambda pair: (pairs[pair], pair))
        merges.append(best)
        words = collections.Counter({merge(symbols, best): times for symbols, times in words.items()})
    return merges


class Tokens:
    """Encodes and decodes; `special["<|en|>"]` is an id; `timestamp(seconds)` too."""

    def __init__(self, merges):
        self.merges = merges
        names = [LETTERS[b] for b in sorted(LETTERS, key=lambda b: LETTERS[b])] + ["".join(pair) for pair in merges]
        self.names = list(dict.fromkeys(names))
        self.ids = {name: i for i, name in enumerate(self.names)}
        self.special = {name: len(self.names) + i for i, name in enumerate(SPECIAL + TIMESTAMPS)}
        self.size = len(self.names) + len(self.special)
        self.rank = {tuple(pair): i for i, pair in enumerate(merges)}
        self.piece = functools.lru_cache(maxsize=None)(self._piece)

    @classmethod
    def load(cls, folder=FOLDER):
        with open(os.path.join(folder, "tokenizer.json"), encoding="utf-8") as file:
            return cls([tuple(line.split(" ")) for line in json.load(file)["model"]["merges"]])

    def _piece(self, piece):
        symbols = spelled(piece)
        while len(symbols) > 1:
            pair = min(zip(symbols, symbols[1:]), key=lambda pair: self.rank.get(pair, 1 << 30))
            if pair not in self.rank:
                break
            symbols = merge(symbols, pair)
        return [self.ids[symbol] for symbol in symbols]

    def encode(self, text):
        """Ids of `text` with the space that Whisper writes before a transcript."""
        return [i for piece in PIECES.findall(" " + text) for i in self.piece(piece)]

    def decode(self, ids):
        bytes_of = {letter: byte for byte, letter in LETTERS.items()}
        letters = "".join(self.names[i] for i in ids if i < len(self.names))
        return bytes(bytes_of[letter] for letter in letters).decode("utf-8", "replace").strip()

    def timestamp(self, seconds):
        return self.special["<|notimestamps|>"] + 1 + min(1500, max(0, round(seconds / 0.02)))

    def write(self, folder):
        entries = [{"id": i, "content": name, "single_word": False, "lstrip": False, "rstrip": False, "normalized": False,
                    "special": name in SPECIAL} for name, i in self.special.items()]
        level = {"type": "ByteLevel", "add_prefix_space": False, "trim_offsets": True, "use_regex": True}
        whole = {"version": "1.0", "truncation": None, "padding": None, "added_tokens": entries, "normalizer": None,
                 "pre_tokenizer": level, "post_processor": None, "decoder": level,
                 "model": {"type": "BPE", "dropout": None, "unk_token": None, "continuing_subword_prefix": "",
                           "end_of_word_suffix": "", "fuse_unk": False, "vocab": self.ids,
                           "merges": [" ".join(pair) for pair in self.merges]}}
        end = "<|endoftext|>"
        config = {"tokenizer_class": "WhisperTokenizer", "add_prefix_space": False, "model_max_length": 1024,
                  "bos_token": end, "eos_token": end, "unk_token": end, "pad_token": end, "errors": "replace",
                  "clean_up_tokenization_spaces": False, "additional_special_tokens": SPECIAL,
                  "processor_class": "WhisperProcessor", "return_attention_mask": False}
        for name, content in (("tokenizer.json", whole), ("tokenizer_config.json", config)):
            with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
                json.dump(content, file, ensure_ascii=False, indent=None if name == "tokenizer.json" else 2)
                file.write("\n")


if __name__ == "__main__":
    draw = Sentences(7)
    tokens = Tokens(train_merges([draw.draw() for _ in range(60000)], MERGES))
    tokens.write(FOLDER)
    print(tokens.size, "tokens;", tokens.encode("What time is it?"), tokens.decode(tokens.encode("What time is it?")))
