"""The synthetic voices: espeak-ng and flite through their C libraries, festival as a batch process.

`python3 voices.py CACHE --count N --part P` writes one part of the pool: `P.pcm` (int16, 16 kHz, utterances one
after another) and `P.json` ([{text, phones, voice, start, length}]). The training reads every finished part.
"""
import argparse
import ctypes
import json
import os
import random
import re
import subprocess
import tempfile

import numpy as np
from scipy.io import wavfile
from scipy.signal import resample_poly

from text import Sentences

RATE = 16000
LANGUAGES = ["en-us", "gmw/en", "en-gb-scotland", "en-gb-x-rp", "en-gb-x-gbclan", "en-gb-x-gbcwmd", "en-029", "en-us", "gmw/en"]
VARIANTS = ["m1", "m2", "m3", "m4", "m5", "m6", "m7", "m8", "f1", "f2", "f3", "f4", "f5", "klatt", "klatt2", "klatt3", "klatt4"]
FLITE = {"slt": "cmu_us_slt", "awb": "cmu_us_awb", "kal": "cmu_us_kal16", "rms": "cmu_us_rms"}
FESTIVAL = {"kal": "kal_diphone", "ked": "ked_diphone", "slt": "cmu_us_slt_arctic_hts"}
HELD_OUT = "flite rms"  # the unseen voice: never in a training part
SHARES = {"espeak": 0.4, "flite slt": 0.16, "flite awb": 0.16, "flite kal": 0.06,
          "festival slt": 0.14, "festival ked": 0.04, "festival kal": 0.04}


class Espeak:
    """libespeak-ng in this process. `say` gives float samples at 16 kHz; `phones` a list of phoneme names."""

    def __init__(self):
        self.lib = ctypes.CDLL("libespeak-ng.so.1")
        self.rate = self.lib.espeak_Initialize(2, 0, None, 0)  # 2: give the samples back at once
        self.chunks = []
        kind = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.c_void_p)
        self.callback = kind(self.receive)
        self.lib.espeak_SetSynthCallback(self.callback)
        self.lib.espeak_TextToPhonemes.restype = ctypes.c_char_p

    def receive(self, samples, count, _events):
        if samples and count > 0:
            self.chunks.append(np.ctypeslib.as_array(samples, (count,)).astype(np.float32))
        return 0

    def say(self, text, voice, rate=175, pitch=50, pitch_range=50):
        if self.lib.espeak_SetVoiceByName(voice.encode()) != 0:
            raise ValueError(f"espeak-ng has no voice {voice}")
        for parameter, value in ((1, rate), (3, pitch), (4, pitch_range)):
            self.lib.espeak_SetParameter(parameter, value, 0)
        self.chunks = []
        data = text.encode() + b"\0"
        self.lib.espeak_Synth(data, len(data), 0, 1, 0, 1, None, None)
        self.lib.espeak_Synchronize()
        sound = np.concatenate(self.chunks) if self.chunks else np.zeros(0, np.float32)
        return resample(sound, self.rate)

    def phones(self, text):
        self.lib.espeak_SetVoiceByName(b"en-us")
        data = ctypes.create_string_buffer(text.encode())
        place, out = ctypes.c_void_p(ctypes.addressof(data)), []
        while place.value:
            part = self.lib.espeak_TextToPhonemes(ctypes.byref(place), 1, ord("_") << 8)
            out += re.split(r"[_ ]+", part.decode())
        cleaned = [re.sub(r"[',%=:;|]|^\(.*\)$", "", name) for name in out]
        return [name for name in cleaned if name]


class Flite:
    """libflite in this process."""

    class Wave(ctypes.Structure):
        _fields_ = [("type", ctypes.c_char_p), ("rate", ctypes.c_int), ("count", ctypes.c_int),
                    ("channels", ctypes.c_int), ("samples", ctypes.POINTER(ctypes.c_short))]

    def __init__(self):
        self.lib = ctypes.CDLL("libflite.so.1", mode=ctypes.RTLD_GLOBAL)
        for name in ("libflite_usenglish.so.1", "libflite_cmulex.so.1"):
            ctypes.CDLL(name, mode=ctypes.RTLD_GLOBAL)
        self.lib.flite_init()
        self.lib.flite_text_to_wave.restype = ctypes.POINTER(Flite.Wave)
        self.voices = {}

    def say(self, text, name):
        if name not in self.voices:
            register = getattr(ctypes.CDLL(f"libflite_{FLITE[name]}.so.1"), f"register_{FLITE[name]}")
            register.restype = ctypes.c_void_p
            self.voices[name] = ctypes.c_void_p(register(None))
        wave = self.lib.flite_text_to_wave(text.encode(), self.voices[name])
        sound = np.ctypeslib.as_array(wave.contents.samples, (wave.contents.count,)).astype(np.float32)
        rate = wave.contents.rate
        self.lib.delete_wave(wave)
        return resample(sound, rate)


def festival(texts, name, stretch):
    """One festival process for many sentences."""
    with tempfile.TemporaryDirectory() as folder:
        script = [f"(voice_{FESTIVAL[name]})", f"(Parameter.set 'Duration_Stretch {stretch})"]
        for i, text in enumerate(texts):
            safe = re.sub(r"[^A-Za-z' ,.?]", " ", text)
            script.append(f'(utt.save.wave (utt.synth (Utterance Text "{safe}")) "{folder}/{i}.wav" \'riff)')
        path = os.path.join(folder, "say.scm")
        with open(path, "w") as file:
            file.write("\n".join(script))
        subprocess.run(["festival", "-b", path], check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        sounds = []
        for i in range(len(texts)):
            file = f"{folder}/{i}.wav"
            if os.path.exists(file):
                rate, sound = wavfile.read(file)
                sounds.append(resample(sound.astype(np.float32), rate))
            else:
                sounds.append(np.zeros(0, np.float32))
        return sounds


def resample(sound, rate):
    if rate == RATE or len(sound) == 0:
        return sound
    common = np.gcd(RATE, rate)
    return resample_poly(sound, RATE // common, rate // common).astype(np.float32)


def trimmed(sound):
    """Without the silence at both ends (below 1 % of the peak), 20 ms kept, at a peak of 0.7 as int16."""
    peak = np.abs(sound).max() if len(sound) else 0
    if peak < 1:
        return np.zeros(0, np.int16)
    loud = np.flatnonzero(np.abs(sound) > 0.01 * peak)
    sound = sound[max(0, loud[0] - 320):loud[-1] + 320]
    return (sound / peak * 0.7 * 32767).astype(np.int16)


def speak_all(jobs, seed):
    """[(text, voice name)] → [(int16 samples, full voice name)]."""
    draw = random.Random(seed)
    espeak, flite = Espeak(), Flite()
    out = [None] * len(jobs)
    for name in FESTIVAL:
        mine = [i for i, (_, voice) in enumerate(jobs) if voice == f"festival {name}"]
        for at in range(0, len(mine), 40):
            part = mine[at:at + 40]
            sounds = festival([jobs[i][0] for i in part], name, round(draw.uniform(0.85, 1.2), 2))
            for i, sound in zip(part, sounds):
                out[i] = (trimmed(sound), jobs[i][1])
    for i, (text, voice) in enumerate(jobs):
        if voice == "espeak":
            full = draw.choice(LANGUAGES) + draw.choice(["", *("+" + v for v in VARIANTS)])
            sound = espeak.say(text, full, draw.randint(125, 215), draw.randint(25, 75), draw.randint(25, 75))
            out[i] = (trimmed(sound), f"espeak {full}")
        elif voice.startswith("flite"):
            out[i] = (trimmed(flite.say(text, voice.split()[1])), voice)
    return out, espeak


def make_part(folder, part, count, seed, sentences, shares):
    draw = random.Random(seed)
    names = list(shares)
    texts = [sentences.draw() for _ in range(count)]
    jobs = [(text, draw.choices(names, list(shares.values()))[0]) for text in texts]
    sounds, espeak = speak_all(jobs, seed)
    entries, start = [], 0
    path = os.path.join(folder, part)
    with open(path + ".pcm", "wb") as file:
        for (text, _), (sound, voice) in zip(jobs, sounds):
            if not RATE * 0.15 < len(sound) < RATE * 9:
                continue
            file.write(sound.tobytes())
            entries.append({"text": text, "phones": espeak.phones(text), "voice": voice, "start": start, "length": len(sound)})
            start += len(sound)
    with open(path + ".tmp", "w") as file:
        json.dump(entries, file)
    os.rename(path + ".tmp", path + ".json")
    return entries


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("cache", nargs="?", default=os.path.join(tempfile.gettempdir(), "descry-speech"))
    options.add_argument("--parts", type=int, default=10)
    options.add_argument("--first", type=int, default=0)
    options.add_argument("--count", type=int, default=2000)
    given = options.parse_args()
    folder = os.path.join(given.cache, "pool")
    os.makedirs(folder, exist_ok=True)
    for part in range(given.first, given.first + given.parts):
        if not os.path.exists(os.path.join(folder, f"{part:04d}.json")):
            entries = make_part(folder, f"{part:04d}", given.count, 1000 + part, Sentences(1000 + part), SHARES)
            print(part, len(entries), round(sum(e["length"] for e in entries) / RATE / 3600, 2), "hours", flush=True)


if __name__ == "__main__":
    main()
