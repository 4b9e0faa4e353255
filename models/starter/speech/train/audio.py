"""From the pool to training batches: rooms, noise, speed, level, telephones, pauses, and Whisper's log-mel."""
import glob
import json
import os

import numpy as np
import torch
from scipy.signal import butter, fftconvolve, sosfilt

RATE, HOP, WINDOW = 16000, 160, 400


def slaney_filters(bands=80):
    """Whisper's mel filters: 201 frequencies → `bands`, Slaney's scale and area."""
    def to_mel(hz):
        return np.where(hz < 1000, hz * 3 / 200, 15 + np.log(np.maximum(hz, 1e-9) / 1000) * 27 / np.log(6.4))
    def to_hz(mel):
        return np.where(mel < 15, mel * 200 / 3, 1000 * np.exp((mel - 15) * np.log(6.4) / 27))
    edges = to_hz(np.linspace(0, to_mel(np.array(RATE / 2)), bands + 2))
    bins = np.linspace(0, RATE / 2, WINDOW // 2 + 1)
    rising = (bins[None] - edges[:-2, None]) / (edges[1:-1] - edges[:-2])[:, None]
    falling = (edges[2:, None] - bins[None]) / (edges[2:] - edges[1:-1])[:, None]
    area = 2 / (edges[2:] - edges[:-2])
    return torch.tensor(np.maximum(0, np.minimum(rising, falling)) * area[:, None], dtype=torch.float32)


FILTERS = slaney_filters()


def log_mel(sounds):
    """`[B, samples]` → `[B, 80, samples / 160]`, each sound scaled by its own maximum as Whisper's front end does."""
    spectrum = torch.stft(sounds, WINDOW, HOP, window=torch.hann_window(WINDOW), return_complex=True)[..., :-1].abs() ** 2
    scale = (FILTERS @ spectrum).clamp(min=1e-10).log10()
    scale = torch.maximum(scale, scale.amax((1, 2), keepdim=True) - 8)
    return (scale + 4) / 4


class Pool:
    """The utterances of all finished parts. `refresh()` finds new ones."""

    def __init__(self, folder):
        self.folder, self.parts, self.entries = folder, {}, []
        self.refresh()

    def refresh(self):
        for path in sorted(glob.glob(os.path.join(self.folder, "*.json"))):
            if path in self.parts:
                continue
            self.parts[path] = np.memmap(path[:-5] + ".pcm", dtype=np.int16, mode="r")
            with open(path, encoding="utf-8") as file:
                self.entries += [(path, entry) for entry in json.load(file)]

    def sound(self, index):
        path, entry = self.entries[index]
        return self.parts[path][entry["start"]:entry["start"] + entry["length"]].astype(np.float32) / 32768, entry


def coloured(length, power, rng):
    """Noise whose spectrum falls with frequency to `power` / 2; level 1."""
    spectrum = np.fft.rfft(rng.standard_normal(length).astype(np.float32))
    spectrum /= np.maximum(np.arange(len(spectrum)), 20) ** (power / 2)
    noise = np.fft.irfft(spectrum, length).astype(np.float32)
    return noise / noise.std()


class Augment:
    """Draws what a room, a microphone and a line do to a voice."""

    def __init__(self, seed):
        self.rng = np.random.default_rng(seed)
        self.noises = [coloured(1 << 19, power, self.rng) for power in (0, 0.7, 1, 1.5, 2)]
        self.rooms = [self.room() for _ in range(40)]
        self.bands = [butter(2, [low, high], "bandpass", fs=RATE, output="sos")
                      for low, high in ((300, 3400), (200, 3800), (100, 5000), (60, 6500), (200, 3000))]

    def room(self):
        decay = self.rng.uniform(0.05, 0.5)
        time = np.arange(int(RATE * decay)) / RATE
        tail = self.rng.standard_normal(len(time)) * 10 ** (-3 * time / decay)
        tail[:int(RATE * self.rng.uniform(0.002, 0.02))] = 0
        tail *= self.rng.uniform(0.1, 0.8) / (np.sqrt((tail ** 2).sum()) + 1e-9)
        tail[0] = 1
        return tail.astype(np.float32)

    def noise(self, length):
        rng = self.rng
        noise = self.noises[rng.integers(len(self.noises))]
        at = rng.integers(len(noise) - length)
        noise = noise[at:at + length].copy()
        if rng.random() < 0.2:
            noise += np.sin(2 * np.pi * rng.uniform(45, 130) * np.arange(length) / RATE).astype(np.float32) * rng.uniform(0.3, 2)
        if rng.random() < 0.2:
            noise *= 1 + 0.8 * np.sin(2 * np.pi * rng.uniform(0.3, 4) * np.arange(length) / RATE + rng.uniform(0, 6)).astype(np.float32)
        return noise

    def speed(self, sound):
        factor = self.rng.uniform(0.87, 1.15)
        places = np.arange(0, len(sound) - 1, factor)
        return np.interp(places, np.arange(len(sound)), sound).astype(np.float32)

    def voice(self, sound):
        """One utterance: its speed (and with it the pitch) and its own level."""
        sound = self.speed(sound) if self.rng.random() < 0.7 else sound
        if self.rng.random() < 0.3:  # tilt the spectrum
            sound = sound - self.rng.uniform(-0.6, 0.6) * np.concatenate([[0], sound[:-1]]).astype(np.float32)
        return sound * self.rng.uniform(0.5, 1)

    def window(self, sound):
        """The whole window: room, noise, line, level. Silence around the voice is there already."""
        rng = self.rng
        level = np.sqrt((sound ** 2).sum() / max(1, np.count_nonzero(sound)))
        if rng.random() < 0.35:
            sound = fftconvolve(sound, self.rooms[rng.integers(len(self.rooms))])[:len(sound)].astype(np.float32)
        if rng.random() < 0.75:
            sound = sound + self.noise(len(sound)) * level * 10 ** (-rng.uniform(5, 45) / 20)
        if rng.random() < 0.25:
            sound = sosfilt(self.bands[rng.integers(len(self.bands))], sound).astype(np.float32)
        return self.level(sound)

    def level(self, sound):
        peak = np.abs(sound).max() + 1e-9
        sound = sound / peak * 10 ** (-self.rng.uniform(0, 30) / 20)
        if self.rng.random() < 0.05:
            sound = np.clip(sound * 3, -1, 1)
        return sound

    def silence(self, length):
        """A window without speech: digital silence, noise, or a click."""
        kind = self.rng.random()
        sound = np.zeros(length, np.float32) if kind < 0.25 else self.noise(length) * 10 ** self.rng.uniform(-5, -1)
        if kind > 0.8:
            at = self.rng.integers(length - 400)
            sound[at:at + 400] += self.rng.standard_normal(400) * np.hanning(400) * self.rng.uniform(0.01, 0.5)
        return np.clip(sound, -1, 1).astype(np.float32)


class Batches:
    """Endless training batches of about `seconds` of sound. Each is a dict of arrays for `train.py`."""

    def __init__(self, pool, tokens, phones, seed, seconds=60, joined=0.25, plain=False):
        self.pool, self.tokens, self.phones, self.seconds = pool, tokens, phones, seconds
        self.rng, self.augment, self.joined, self.plain = np.random.default_rng(seed), Augment(seed), joined, plain

    def example(self):
        rng, count = self.rng, 1
        if rng.random() < 0.03:
            return {"sound": self.augment.silence(int(rng.uniform(0.5, 4) * RATE)), "segments": []}
        if rng.random() < self.joined:
            count = int(rng.integers(2, 5))
        plain = self.plain or rng.random() < 0.3
        quiet = rng.choice([0.15, 0.6], p=[0.75, 0.25])
        sounds = [np.zeros(int(RATE * rng.uniform(0, quiet)), np.float32)]
        segments, at = [], len(sounds[0])
        for i in range(count):
            sound, entry = self.pool.sound(int(rng.integers(len(self.pool.entries))))
            sound = sound if plain else self.augment.voice(sound)
            if at + len(sound) > 10 * RATE and i:
                break
            segments.append({"text": entry["text"], "phones": entry["phones"], "start": at / RATE, "end": (at + len(sound)) / RATE})
            pause = np.zeros(int(RATE * rng.uniform(0.05, 0.7)), np.float32)
            sounds += [sound, pause]
            at += len(sound) + len(pause)
        sounds[-1] = np.zeros(int(RATE * rng.uniform(0, quiet)), np.float32)
        sound = np.concatenate(sounds)
        return {"sound": self.augment.level(sound) if plain else self.augment.window(sound), "segments": segments}

    def __iter__(self):
        while True:
            examples = sorted((self.example() for _ in range(120)), key=lambda e: len(e["sound"]))
            batches, batch = [], []
            for example in examples:
                if batch and (len(batch) + 1) * len(example["sound"]) > self.seconds * RATE:
                    batches.append(batch)
                    batch = []
                batch.append(example)
            batches.append(batch)
            for i in self.rng.permutation(len(batches)):
                yield self.collate(batches[i])

    def collate(self, examples):
        longest = max(len(e["sound"]) for e in examples) + int(RATE * self.rng.choice([self.rng.uniform(0.02, 0.2), self.rng.uniform(0.2, 1)], p=[0.8, 0.2]))
        longest = -(-longest // 320) * 320
        sounds = np.zeros((len(examples), longest), np.float32)
        for row, example in zip(sounds, examples):
            row[:len(example["sound"])] = example["sound"]
        rows = [self.row(example) for example in examples]
        width = max(len(row["ids"]) for row in rows)
        end = self.tokens.special["<|endoftext|>"]
        ids = torch.full((len(rows), width), end)
        targets, centres = torch.full((len(rows), width), -100), torch.full((len(rows), width), -1.0)
        for i, row in enumerate(rows):
            ids[i, :len(row["ids"])] = torch.tensor(row["ids"])
            targets[i, :len(row["targets"])] = torch.tensor(row["targets"])
            centres[i, :len(row["centres"])] = torch.tensor(row["centres"])
        phones = [[self.phones[p] for s in e["segments"] for p in s["phones"] if p in self.phones] for e in examples]
        return {"sounds": torch.from_numpy(sounds), "ids": ids, "targets": targets, "centres": centres, "phones": phones}

    def row(self, example):
        """The decoder's input, its targets, and for each target the time in seconds where its sound is expected (−1: nowhere)."""
        special, tokens = self.tokens.special, self.tokens
        timed = self.rng.random() < 0.15
        head = [special[name] for name in ("<|startoftranscript|>", "<|en|>", "<|transcribe|>")]
        out, centres = [], []
        if not timed:
            head.append(special["<|notimestamps|>"])
        for segment in example["segments"]:
            ids = tokens.encode(segment["text"])
            lengths = np.array([len(tokens.names[i]) for i in ids], float)
            middles = (np.cumsum(lengths) - lengths / 2) / lengths.sum()
            times = segment["start"] + middles * (segment["end"] - segment["start"])
            if timed:
                ids = [tokens.timestamp(segment["start"]), *ids, tokens.timestamp(segment["end"])]
                times = [segment["start"], *times, segment["end"]]
            out += ids
            centres += list(times)
        if not out:  # an empty transcript is one space: some runtimes cannot decode a list without tokens
            out, centres = [tokens.ids["Ġ"]], [-1.0]
        out.append(special["<|endoftext|>"])
        first = special["<|en|>"] if example["segments"] else special["<|nospeech|>"]
        targets = [first, *head[2:], *out]
        past = []
        if self.rng.random() < 0.04 and self.pool.entries:  # an earlier sentence before the transcript, as Whisper's prompt
            _, entry = self.pool.entries[int(self.rng.integers(len(self.pool.entries)))]
            past = [special["<|startofprev|>"], *tokens.encode(entry["text"])]
        return {"ids": past + head + out[:-1], "targets": [-100] * len(past) + targets,
                "centres": [-1.0] * (len(past) + len(head) - 1) + centres + [-1.0]}
