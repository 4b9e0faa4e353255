"""
Draws training pictures of real desktop programs: `python3 generate.py CACHE --split train --count 400 --seed 1`. README.md says what is needed.

Each job is one program with one look, alone in process, network and mount namespaces, without root's rights; it ends with all that it started.
"""
import argparse
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time

from programs import PROGRAMS

HERE = os.path.dirname(os.path.abspath(__file__))
NOBODY = 65534


def alone(command):
    """The command, in namespaces of its own: no network, nothing left behind, and as nobody where root starts it."""
    spaces = ["unshare", "--net", "--pid", "--mount", "--fork", "--kill-child", "--mount-proc"]
    if os.getuid():
        return [*spaces, "--user", "--map-current-user", *command]
    return [*spaces, "setpriv", "--reuid", str(NOBODY), "--regid", str(NOBODY), "--clear-groups", "--no-new-privs", *command]


def run(program, seed, pictures, seconds, target, index):
    """One job; the pictures it made are moved to `target`. Gives its answer."""
    folder = tempfile.mkdtemp(prefix="descry-desktop-")
    try:
        out = os.path.join(folder, "out")
        os.makedirs(out)
        display = 300 + (os.getpid() * 37 + index * 7) % 3000
        while os.path.exists(f"/tmp/.X11-unix/X{display}") or os.path.exists(f"/tmp/.X{display}-lock"):
            display += 1
        job = {"program": program["name"], "seed": seed, "pictures": pictures, "seconds": seconds, "folder": folder, "out": out, "display": display}
        with open(os.path.join(folder, "job.json"), "w", encoding="utf-8") as file:
            json.dump(job, file)
        if not os.getuid():
            for path in (folder, out, os.path.join(folder, "job.json")):
                os.chown(path, NOBODY, NOBODY)
        with open(os.path.join(folder, "worker.txt"), "wb") as log:
            process = subprocess.Popen(alone(["/usr/bin/python3", "-B", "-W", "ignore", os.path.join(HERE, "work.py"), os.path.join(folder, "job.json")]),
                                       stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True)
            try:
                process.wait(seconds + 45)
            except BaseException as error:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()
                if not isinstance(error, subprocess.TimeoutExpired):
                    raise
        for leftover in (f"/tmp/.X{display}-lock", f"/tmp/.X11-unix/X{display}"):
            if os.path.exists(leftover):
                os.remove(leftover)
        made = sorted(name for name in os.listdir(out) if name.endswith(".json"))
        os.makedirs(target, exist_ok=True)
        for name in made:
            for end in ("json", "png"):
                path = os.path.join(out, name[:-4] + end)
                shutil.copyfile(path, os.path.join(target, name[:-4] + end))
        try:
            with open(os.path.join(folder, "answer.json"), encoding="utf-8") as file:
                answer = json.load(file)
        except FileNotFoundError:
            with open(os.path.join(folder, "worker.txt"), encoding="utf-8", errors="replace") as file:
                answer = {"failed": ["no answer"], "trace": file.read()[-600:]}
        return {**answer, "made": len(made)}
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("cache")
    parser.add_argument("--split", choices=["train", "test"], default="train")
    parser.add_argument("--count", type=int, default=400, help="pictures in all")
    parser.add_argument("--each", type=int, default=5, help="pictures of one program with one look")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--programs", help="these only, separated by commas")
    parser.add_argument("--seconds", type=int, default=75, help="most time for one program with one look")
    parser.add_argument("--minutes", type=float, default=60, help="most time for all")
    told = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # So that what runs is ended, too.
    chosen = told.programs.split(",") if told.programs else None
    programs = [p for p in PROGRAMS if (p["name"] in chosen if chosen else p["test"] == (told.split == "test")) and (os.path.exists(p["command"][0]) or shutil.which(p["command"][0]))]
    for p in PROGRAMS:
        if p not in programs and not (os.path.exists(p["command"][0]) or shutil.which(p["command"][0])):
            print(f"{p['name']}: not installed (package {p['package']})", file=sys.stderr)
    end, made, round_ = time.monotonic() + told.minutes * 60, 0, 0
    while made < told.count and time.monotonic() < end and programs:
        order = list(programs)
        random.Random(told.seed + round_).shuffle(order)
        for index, program in enumerate(order):
            if made >= told.count or time.monotonic() > end:
                break
            target = os.path.join(told.cache, "desktop", "test" if program["test"] else "train", program["name"])
            seed = told.seed + round_
            if os.path.exists(os.path.join(target, f"{seed}-00.json")):
                continue
            started = time.monotonic()
            answer = run(program, seed, min(told.each, program.get("most", told.each), told.count - made), told.seconds, target, index)
            made += answer["made"]
            print(json.dumps({"program": program["name"], "seed": seed, "seconds": round(time.monotonic() - started), "all": made, **answer}, ensure_ascii=False), flush=True)
        round_ += 1
        if round_ > 200:
            break


if __name__ == "__main__":
    main()
