"""Trains the detector. Runs until its last step or until it is stopped; the same command goes on.

    python3 -m detector.train [CACHE] [--workers 2] [--steps 20000]

Each worker is a process with one thread and crops of its own; gradients are averaged after every step. `CACHE/detector/last.pt` is
written every few minutes, `best.pt` when the mean average precision on held-out kits has risen, and a log beside them.
"""
import argparse
import ctypes
import math
import os
import random
import signal
import tempfile
import time

import torch
import torch.distributed as dist
import torch.multiprocessing as processes

from blocks import settle

from .data import Crops, pictures
from .losses import losses
from .measure import lines, measure
from .model import Detector


def average(parameters, workers):
    """One vector of all gradients, the mean over the workers."""
    flat = torch.cat([p.grad.flatten() if p.grad is not None else torch.zeros(p.numel()) for p in parameters])
    if workers > 1:
        dist.all_reduce(flat)
        flat /= workers
    return flat


def rate_at(step, given):
    """Rises for 300 steps, stays, and falls to a fiftieth over the last ones: so a run can be made longer, or ended, at any time."""
    if step < 300:
        return given.rate * (step + 1) / 300
    left = min(1, (given.steps - step) / given.fall)
    return given.rate * (0.02 + 0.98 * left)


def work(rank, given):
    ctypes.CDLL(None).prctl(1, signal.SIGTERM)  # a worker ends with its parent
    torch.set_num_threads(1)
    torch.set_flush_denormal(True)
    torch.manual_seed(1)
    run = os.path.join(given.cache, "detector")
    if given.workers > 1:
        dist.init_process_group("gloo", init_method=f"file://{run}/meet-{os.getppid()}", rank=rank, world_size=given.workers)
    model = Detector().to(memory_format=torch.channels_last)
    parameters = list(model.parameters())
    optimiser = torch.optim.AdamW([{"params": [p for p in parameters if p.dim() > 1], "weight_decay": 0.02},
                                   {"params": [p for p in parameters if p.dim() < 2], "weight_decay": 0}],
                                  lr=given.rate, betas=(0.9, 0.99), foreach=True)
    step, best = 0, 0.0
    last = os.path.join(run, "last.pt")
    smooth = {name: value.clone() for name, value in model.state_dict().items()}
    if os.path.exists(last):
        saved = torch.load(last)
        model.load_state_dict(saved["model"])
        optimiser.load_state_dict(saved["optimiser"])
        step, best, smooth = saved["step"], saved["best"], saved["smooth"]
    if step >= given.settle:
        settle(model)
    crops, sums, began, counted = None, [0.0] * 4, time.time(), 0
    while step < given.steps:
        if crops is None or step % given.measure == 0:
            # What was generated meanwhile is learned too.
            crops = Crops(pictures(given.cache, "train"), 1000003 * rank + step + 1)
        model.train()
        pixels, truths = crops.batch(given.batch)
        with torch.autocast("cpu", torch.bfloat16):
            outputs = model(pixels.to(memory_format=torch.channels_last))
        loss, parts = losses(outputs, truths)
        for p in parameters:
            p.grad = None
        loss.backward()
        flat = average(parameters, given.workers)
        norm = float(flat.norm())
        step += 1
        if math.isfinite(norm):
            flat *= min(1, 10 / (norm + 1e-6))
            at = 0
            for p in parameters:
                p.grad = flat[at:at + p.numel()].view(p.shape).contiguous(memory_format=torch.channels_last if p.dim() == 4 else torch.contiguous_format)
                at += p.numel()
            for group in optimiser.param_groups:
                group["lr"] = rate_at(step, given)
            optimiser.step()
            keep = min(0.998, 1 - 1 / (1 + step / 10))
            for name, value in model.state_dict().items():
                if value.dtype.is_floating_point:
                    smooth[name].mul_(keep).add_(value.detach(), alpha=1 - keep)
        sums = [a + b for a, b in zip(sums, (*parts, norm))]
        counted += 1
        if step % 25 == 0 and rank == 0:
            speed = counted * given.batch * given.workers / (time.time() - began)
            note(run, f"step {step} role {sums[0] / counted:.3f} box {sums[1] / counted:.3f} state {sums[2] / counted:.3f} "
                      f"norm {sums[3] / counted:.1f} rate {rate_at(step, given):.5f}, {speed:.1f} crops a second, {len(crops.paths)} pictures")
            sums, began, counted = [0.0] * 4, time.time(), 0
        if step % given.measure == 0 or step == given.steps:
            if rank == 0:
                best = report(run, model, optimiser, smooth, step, best, given)
            if given.workers > 1:
                dist.barrier()
            began, counted, sums = time.time(), 0, [0.0] * 4


def note(run, text):
    with open(os.path.join(run, "log.txt"), "a") as log:
        log.write(f"{time.strftime('%H:%M:%S')} {text}\n")


def report(run, model, optimiser, smooth, step, best, given):
    """Measures the smoothed weights, writes the checkpoints, gives the best result so far."""
    judged = Detector()
    judged.load_state_dict(smooth)
    judged.eval().to(memory_format=torch.channels_last)
    paths = pictures(given.cache, "test")
    random.Random(5).shuffle(paths)
    result = measure(judged, paths[:given.judged])
    for line in lines(result):
        note(run, f"step {step} {line}")
    content = {"smooth": smooth, "step": step, "map": result["map"]}
    writing = [("last.pt", {**content, "model": model.state_dict(), "optimiser": optimiser.state_dict(), "best": max(best, result["map"])})]
    if result["map"] > best:
        writing.append(("best.pt", content))
    for name, what in writing:
        torch.save(what, os.path.join(run, name + ".part"))
        os.replace(os.path.join(run, name + ".part"), os.path.join(run, name))
    return max(best, result["map"])


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("cache", nargs="?", default=os.path.join(tempfile.gettempdir(), "descry-screen"))
    options.add_argument("--workers", type=int, default=2)
    options.add_argument("--batch", type=int, default=6, help="crops per worker and step")
    options.add_argument("--rate", type=float, default=1.5e-3)
    options.add_argument("--steps", type=int, default=20000)
    options.add_argument("--fall", type=int, default=2500, help="last steps, over which the rate falls")
    options.add_argument("--settle", type=int, default=1500, help="from this step on a run that is begun again leaves the batch norms as they are")
    options.add_argument("--measure", type=int, default=500, help="measure and save every so many steps")
    options.add_argument("--judged", type=int, default=60, help="pictures to measure on")
    given = options.parse_args()
    os.makedirs(os.path.join(given.cache, "detector"), exist_ok=True)
    if given.workers == 1:
        work(0, given)
    else:
        processes.spawn(work, args=(given,), nprocs=given.workers)


if __name__ == "__main__":
    os.environ["OMP_NUM_THREADS"] = os.environ["OPENBLAS_NUM_THREADS"] = "1"
    main()
