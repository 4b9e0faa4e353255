"""Trains the recogniser. Runs until it is stopped; go on later with the same command.

    python3 train.py [CACHE] [--workers 2] [--rate 0.001] [--decay-from STEP --decay-steps N]

Each worker is one process with one thread; the gradients are averaged after every step. Every few minutes
`CACHE/run/last.pt` is written, and `best.pt` when the word errors on the held-back sentences have fallen.
What is measured goes to `CACHE/run/log.txt`.
"""
import argparse
import ctypes
import os
import signal
import tempfile
import time

import torch
import torch.distributed as dist
import torch.multiprocessing as processes
from torch.nn import functional as F

from audio import RATE, Batches, Pool, log_mel
from model import SHAPE, PhoneHead, Whisper, fast
from text import Sentences, normal
from tokens import Tokens
from voices import HELD_OUT, SHARES, make_part

GUIDED_HEADS = 3  # these heads of each decoder layer learn to look at the place of the word; the export names the last layer's


def losses(model, head, batch, guidance):
    """The three losses: next token, CTC on phonemes, and attention away from where a word is expected."""
    with fast():
        source, logits, attention = model(log_mel(batch["sounds"]) if "mel" not in batch else batch["mel"], batch["ids"])
        scores = head(source)
    token = F.cross_entropy(logits.float().flatten(0, 1), batch["targets"].flatten(), ignore_index=-100, label_smoothing=0.05)
    lengths = torch.tensor([len(p) for p in batch["phones"]])
    flat = torch.tensor([p for row in batch["phones"] for p in row], dtype=torch.long)
    ctc = F.ctc_loss(scores.transpose(0, 1), flat, torch.full((len(lengths),), scores.shape[1]), lengths, zero_infinity=True)
    centres = batch["centres"][:, :, None]
    away = (1 - torch.exp(-((torch.arange(source.shape[1]) * 0.02 - centres) / 0.35) ** 2 / 2)) * (centres >= 0)
    guided = sum((w[:, :GUIDED_HEADS] * away[:, None]).sum((1, 2, 3)).mean() for w in attention)
    guided = guided / (GUIDED_HEADS * len(attention) * max(1.0, float((centres >= 0).sum()) / len(centres)))
    return token + 0.3 * ctc + guidance * guided, (token.item(), ctc.item(), guided.item())


def hide(mel, generator):
    """Hides a few mel bands and short times in some of the examples."""
    for row in mel:
        if torch.rand(1, generator=generator) < 0.5:
            width, at = (int(torch.randint(1, n, (1,), generator=generator)) for n in (12, 70))
            row[at:at + width] = row.mean()
            width, at = int(torch.randint(1, 14, (1,), generator=generator)), int(torch.randint(row.shape[1], (1,), generator=generator))
            row[:, at:at + width] = row.min()
    return mel


def other_throats(mel, generator):
    """Moves the resonances of most examples up or down, as a shorter or longer throat does: voices that nobody recorded."""
    bands = torch.arange(mel.shape[1], dtype=torch.float32)
    for row in mel:
        if torch.rand(1, generator=generator) < 0.6:
            # Mel bands are about logarithmic: a longer throat is a shift, less of it at the low end.
            shift = 6 * (2 * torch.rand(1, generator=generator) - 1)
            place = (bands - shift * (bands / 20).clamp(max=1)).clamp(0, len(bands) - 1)
            low = place.floor().long()
            part = (place - low)[:, None]
            row.copy_(row[low] * (1 - part) + row[(low + 1).clamp(max=len(bands) - 1)] * part)
    return mel


@torch.no_grad()
def transcribe(model, sounds, tokens, most=60):
    """Greedy decoding of equally long sounds without a cache: for the measurements during training."""
    special = tokens.special
    head = [special[n] for n in ("<|startoftranscript|>", "<|en|>", "<|transcribe|>", "<|notimestamps|>")]
    source = model.encoder(log_mel(sounds))
    ids, end = torch.tensor([head] * len(sounds)), special["<|endoftext|>"]
    done = torch.zeros(len(sounds), dtype=torch.bool)
    while ids.shape[1] < most and not done.all():
        logits = model.decoder(ids, source)[0][:, -1].float()
        logits[:, end + 1:] = -1e9
        step = logits.argmax(-1)
        done |= step == end
        ids = torch.cat([ids, torch.where(done, end, step)[:, None]], 1)
    return [tokens.decode(row[len(head):].tolist()) for row in ids]


def word_errors(wanted, got):
    wanted, got = normal(wanted).split(), normal(got).split()
    row = list(range(len(got) + 1))
    for i, word in enumerate(wanted, 1):
        previous, row[0] = row[0], i
        for j, other in enumerate(got, 1):
            previous, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, previous + (word != other))
    return row[-1], len(wanted)


class Fresh(Sentences):
    """Sentences that are not in the pool."""

    def __init__(self, seed, known):
        super().__init__(seed)
        self.known = known

    def draw(self):
        while True:
            text = super().draw()
            if text not in self.known and len(text.split()) > 2:
                return text


def measure(model, tokens, folder, known):
    """Word error rate on held-back sentences: (seen voices, unseen voice)."""
    rates = []
    for name, shares in (("seen", SHARES), ("unseen", {HELD_OUT: 1})):
        path = os.path.join(folder, "held", name)
        if not os.path.exists(path + ".json"):
            os.makedirs(os.path.dirname(path), exist_ok=True)
            make_part(os.path.dirname(path), name, 80, 99, Fresh(99, known), shares)
    pool = Pool(os.path.join(folder, "held"))
    for name in ("seen", "unseen"):
        chosen = [i for i, (path, _) in enumerate(pool.entries) if path.endswith(f"/{name}.json")]
        wrong = total = 0
        for at in range(0, len(chosen), 20):
            sounds = [pool.sound(i) for i in chosen[at:at + 20]]
            batch = torch.zeros(len(sounds), max(len(s) for s, _ in sounds) // 320 * 320 + RATE)
            for row, (sound, _) in zip(batch, sounds):
                row[RATE // 5:RATE // 5 + len(sound)] = torch.from_numpy(sound)
            for text, (_, entry) in zip(transcribe(model, batch, tokens), sounds):
                errors, words = word_errors(entry["text"], text)
                wrong, total = wrong + errors, total + words
        rates.append(wrong / max(1, total))
    return rates


def average_gradients(parameters, workers):
    flat = torch.cat([p.grad.flatten() if p.grad is not None else torch.zeros(p.numel()) for p in parameters])
    if workers > 1:
        dist.all_reduce(flat)
        flat /= workers
    return flat


def work(rank, given):
    ctypes.CDLL(None).prctl(1, signal.SIGTERM)  # a worker ends with its parent
    torch.set_num_threads(1)
    torch.set_flush_denormal(True)
    if given.workers > 1:
        dist.init_process_group("gloo", init_method=f"file://{given.cache}/run/meet-{os.getppid()}", rank=rank, world_size=given.workers)
    run, tokens = os.path.join(given.cache, "run"), Tokens.load()
    pool = Pool(os.path.join(given.cache, "pool"))
    saved = torch.load(os.path.join(run, "last.pt")) if os.path.exists(os.path.join(run, "last.pt")) else None
    names = saved["phones"] if saved else sorted({p for _, e in pool.entries for p in e["phones"]})
    phones = {name: i + 1 for i, name in enumerate(names)}
    torch.manual_seed(1)
    model = Whisper(tokens.size, saved["shape"] if saved else SHAPE)
    head = PhoneHead(model.shape["d_model"], len(phones) + 1)
    parameters = [*model.parameters(), *head.parameters()]
    optimiser = torch.optim.AdamW([{"params": [p for p in parameters if p.dim() > 1], "weight_decay": 0.01},
                                   {"params": [p for p in parameters if p.dim() < 2], "weight_decay": 0}],
                                  lr=1e-3, betas=(0.9, 0.98), foreach=True)
    step, heard, best = 0, 0.0, 9.0
    if saved:
        model.load_state_dict(saved["model"])
        head.load_state_dict(saved["head"])
        if saved["optimiser"]:
            optimiser.load_state_dict(saved["optimiser"])
        step, heard, best = saved["step"], saved["heard"], saved["best"]
    smooth = [p.detach().clone() for p in parameters]
    if saved:
        smooth = saved["smooth"]
    batches = iter(Batches(pool, tokens, phones, 1000 * step + rank + 1, given.seconds, given.joined, given.plain))
    generator = torch.Generator().manual_seed(step + rank)
    began, sums, written = time.time(), [0.0] * 5, time.time()
    known = {entry["text"] for _, entry in pool.entries} if rank == 0 else set()
    while given.steps == 0 or step < given.steps:
        batch = next(batches)
        batch["mel"] = log_mel(batch["sounds"])
        if not given.plain:
            other_throats(batch["mel"], generator)
            hide(batch["mel"], generator)
        loss, parts = losses(model, head, batch, 2.0 if step < 4000 else 0.5)
        for p in parameters:
            p.grad = None
        loss.backward()
        flat = average_gradients(parameters, given.workers)
        norm = flat.norm()
        step += 1
        rate = given.rate * min(1, step / 500) * (4000 / max(step, 4000)) ** 0.5
        if given.decay_from:
            rate *= min(1, max(0.02, 1 - (step - given.decay_from) / given.decay_steps))
        if torch.isfinite(norm):
            flat *= min(1, 1 / (norm.item() + 1e-6))
            at = 0
            for p in parameters:
                p.grad = flat[at:at + p.numel()].view_as(p)
                at += p.numel()
            for group in optimiser.param_groups:
                group["lr"] = rate
            optimiser.step()
            keep = min(0.999, 1 - 1 / (1 + step / 10))
            torch._foreach_mul_(smooth, keep)
            torch._foreach_add_(smooth, [p.detach() for p in parameters], alpha=1 - keep)
        heard += batch["sounds"].numel() / RATE * given.workers
        sums = [a + b for a, b in zip(sums, (*parts, float(norm), len(batch["sounds"]) * given.workers))]
        if step % 50 == 0:
            if rank == 0:
                line = (f"{time.strftime('%H:%M:%S')} step {step} token {sums[0] / 50:.3f} ctc {sums[1] / 50:.3f} guided {sums[2] / 50:.3f} "
                        f"norm {sums[3] / 50:.2f} rate {rate:.5f} heard {heard / 3600:.1f} h, {sums[4] / (time.time() - began):.1f} utterances a second")
                with open(os.path.join(run, "log.txt"), "a") as log:
                    log.write(line + "\n")
            began, sums = time.time(), [0.0] * 5
        if step % given.measure == 0:
            pool.refresh()
            if rank == 0:
                best = report(model, head, parameters, smooth, optimiser, tokens, given, known, (step, heard, best, names))
            if given.workers > 1:
                dist.barrier()
            began = time.time()


def report(model, head, parameters, smooth, optimiser, tokens, given, known, progress):
    """Measures the smoothed weights, writes the checkpoints, gives the best rate so far."""
    step, heard, best, names = progress
    run = os.path.join(given.cache, "run")
    state = {"model": model.state_dict(), "head": head.state_dict()}
    state = {part: {k: v.clone() for k, v in weights.items()} for part, weights in state.items()}
    with torch.no_grad():
        for p, s in zip(parameters, smooth):
            p.copy_(s)
    model.eval()
    seen, unseen = measure(model, tokens, given.cache, known)
    content = {"smoothed": {k: v.clone() for k, v in model.state_dict().items()}, "shape": model.shape, "phones": names,
               "step": step, "heard": heard, "seen": seen, "unseen": unseen}
    model.load_state_dict(state["model"])
    head.load_state_dict(state["head"])
    model.train()
    with open(os.path.join(run, "log.txt"), "a") as log:
        log.write(f"{time.strftime('%H:%M:%S')} step {step} word errors: seen voices {seen:.3f}, unseen voice {unseen:.3f}\n")
    paths = []
    if seen + unseen < best:
        best = seen + unseen
        paths.append(("best.pt", content))
    paths.append(("last.pt", {**content, **state, "optimiser": optimiser.state_dict(), "smooth": smooth, "best": best}))
    for name, what in paths:
        torch.save(what, os.path.join(run, name + ".part"))
        os.replace(os.path.join(run, name + ".part"), os.path.join(run, name))
    return best


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("cache", nargs="?", default=os.path.join(tempfile.gettempdir(), "descry-speech"))
    options.add_argument("--workers", type=int, default=2)
    options.add_argument("--seconds", type=float, default=30, help="sound per worker and step")
    options.add_argument("--joined", type=float, default=0.12, help="share of examples of several sentences")
    options.add_argument("--plain", action="store_true", help="without noise, rooms and speed: to begin with")
    options.add_argument("--rate", type=float, default=1e-3)
    options.add_argument("--steps", type=int, default=0)
    options.add_argument("--measure", type=int, default=500, help="measure and save every so many steps")
    options.add_argument("--decay-from", type=int, default=0)
    options.add_argument("--decay-steps", type=int, default=3000)
    given = options.parse_args()
    os.makedirs(os.path.join(given.cache, "run"), exist_ok=True)
    if given.workers == 1:
        work(0, given)
    else:
        processes.spawn(work, args=(given,), nprocs=given.workers)


if __name__ == "__main__":
    os.environ["OMP_NUM_THREADS"] = os.environ["OPENBLAS_NUM_THREADS"] = "1"
    main()
