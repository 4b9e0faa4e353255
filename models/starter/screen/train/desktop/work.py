"""
Draws pictures of one program with one look; started by `generate.py` in namespaces of its own, as `work.py JOB.json`.

The job: `{program, seed, pictures, seconds, folder, out, display}`.
"""
import json
import os
import random
import sys
import time

import numpy as np
from PIL import Image

import looks
from documents import fill
from geometry import area, join, meet
from programs import PROGRAMS
from session import Session


class Worker:
    def __init__(self, job):
        self.job = job
        self.program = next(p for p in PROGRAMS if p["name"] == job["program"])
        self.chance = random.Random(f"{job['program']} {job['seed']}")
        self.look = looks.choose(self.chance, self.program["toolkit"])
        if self.program.get("left") and self.look["locale"][:2] in ("ar", "he"):
            self.look["locale"] = "en_US.UTF-8"
        self.end = time.monotonic() + job["seconds"]
        self.made, self.known, self.failed, self.steps = 0, [], [], []

    def run(self):
        home = os.path.join(self.job["folder"], "home")
        with Session(self.look, self.job["folder"], self.job["display"]) as session:
            # Only from here on the libraries find the session's display and bus.
            import display
            import drive
            import tree
            self.tree = tree
            fill(self.chance, home)
            self.display = display.Display(session.display)
            command = [word.format(home=home) for word in self.program["command"]]
            self.process = session.start(command)
            self.wait_for_window()
            self.driver = drive.Driver(self.chance, session.environment, self.points, self.look["scale"])
            self.arrange()
            self.rounds()
        return {"made": self.made, "failed": self.failed, "steps": self.steps, "look": {name: self.look[name] for name in ("theme", "scale", "font", "locale")}}

    def wait_for_window(self):
        end = time.monotonic() + 25
        while time.monotonic() < end:
            if any(not window["popup"] for window in self.display.windows()) and len(self.tree.programs()):
                time.sleep(self.program["patience"])
                return
            if self.process.poll() not in (None, 0):
                raise RuntimeError(f"the program ended with {self.process.returncode}")
            time.sleep(0.3)
        raise TimeoutError("no window")

    def arrange(self):
        """As large as the screen, or some size, somewhere."""
        windows = [window for window in self.display.windows() if not window["popup"]]
        if not windows:
            return
        window, (width, height) = windows[-1], self.look["screen"]
        dice = self.chance.random()
        if dice < 0.35:
            self.driver.tool("windowmove", window["id"], 0, 0, "windowsize", window["id"], width - 8, height - 36)
        elif dice < 0.85:
            w, h = (int(side * self.chance.uniform(0.45, 0.9)) for side in (width, height))
            self.driver.tool("windowsize", window["id"], w, h, "windowmove", window["id"], self.chance.randint(0, width - w), self.chance.randint(0, max(1, height - h - 40)))
        time.sleep(0.8)

    def roots(self):
        """The trees of all windows on the screen."""
        from gi.repository import Atspi
        found = []
        for app in self.tree.programs():
            if app.get_name() in ("xfwm4", "openbox"):
                continue
            for top in self.tree.windows_of(app):
                root = self.tree.read(top, Atspi.CoordType.SCREEN)
                if root and root["box"] and min(root["box"][2:]) > 0:
                    found.append(root)
        return found

    def points(self, node):
        return self.places.get(id(node))

    def place(self, roots, windows):
        """Where each node is on the screen, roughly: for the mouse only."""
        self.places = {}
        scale = self.look["scale"]
        for root in roots:
            near = [(w, whole) for w in windows if not w["popup"] for whole in (w["box"], w["frame"])
                    if any(abs(whole[2] - root["box"][2] * k) < 7 and abs(whole[3] - root["box"][3] * k) < 7 for k in (scale, 1))]
            if not near:
                continue
            whole = next((whole for w, whole in near if w["title"] == root["name"]), near[-1][1])
            k = whole[2] / root["box"][2]
            waiting = [root]
            while waiting:
                node = waiting.pop()
                if node["box"]:
                    b = node["box"]
                    at = [whole[0] + (b[0] - root["box"][0]) * k, whole[1] + (b[1] - root["box"][1]) * k, b[2] * k, b[3] * k]
                    width, height = self.look["screen"]
                    at = meet(at, [0, 0, width, height])
                    if at[2] > 2 and at[3] > 2:
                        self.places[id(node)] = at
                waiting += node["kids"]

    def rounds(self):
        idle, last, step = 0, None, "start"
        while self.made < self.job["pictures"] and time.monotonic() < self.end and idle < 9:
            try:
                if not [w for w in self.display.windows() if not w["popup"]]:
                    raise RuntimeError("no window any more")
                if self.program.get("keys") and sum(not w["popup"] for w in self.display.windows()) < 2:
                    self.driver.key(*self.program["keys"])
                    time.sleep(1.5)
                saved = self.capture(step)
                self.steps.append([str(step)[:40], saved])
                idle = 0 if saved else idle + 1
                self.close_some()
                roots, windows = self.roots(), self.display.windows()
                self.place(roots, windows)
                for _ in range(self.chance.choice([1, 1, 2])):
                    # What has the focus is on top; the rest may be locked by a dialog.
                    top = [root for root in roots if "active" in root["states"]] or roots
                    step = self.driver.step(top) or step
            except self.tree.TooMuch:
                self.failed.append("too many nodes")
                return

    def close_some(self):
        """Takes dialogs and menus back now and then, so that they do not pile up."""
        windows = self.display.windows()
        if any(window["popup"] for window in windows):
            self.driver.key("Escape")
            time.sleep(0.1)
            self.driver.key("Escape")
        elif sum(not window["popup"] for window in windows) > 1 and self.chance.random() < 0.45:
            self.driver.key("Escape")
        time.sleep(0.25)

    def capture(self, step):
        """Saves a picture and its truth, where tree and picture stand still and are new. Gives whether it did."""
        from matching import Mismatch
        from truth import Truth
        time.sleep(0.5)
        first, before = self.display.picture(), self.roots()
        picture, windows = self.display.picture(), self.display.windows()
        after = self.roots()
        if boxes_of(before) != boxes_of(after) or np.mean(np.any(first != picture, axis=2)) > 0.0008:
            self.failed.append("moved")
            return False
        small = picture[::4, ::4].astype(np.int16)
        if any(np.mean(np.abs(small - other).sum(2) > 40) < 0.003 for other in self.known):
            self.failed.append("same")
            return False
        try:
            truth = Truth(picture, windows, after, self.look["scale"], self.display.active(), self.driver.keyboard, self.look["locale"][:2] in ("ar", "he"),
                          nested=self.program["toolkit"].startswith("qt"), canvas=self.program.get("canvas"))
        except Mismatch as error:
            self.failed.append(str(error)[:300])
            return False
        if len(truth.elements) < 6 or truth.unsure > 5:
            self.failed.append(f"{len(truth.elements)} elements, {truth.unsure} unsure")
            return False
        self.known.append(small)
        self.save(picture, truth.elements, windows, step)
        return True

    def save(self, picture, elements, windows, step):
        frames = [window["frame"] for window in windows]
        height, width = picture.shape[:2]
        cut = [0, 0, width, height]
        active = [k for k, window in enumerate(windows) if window["id"] == self.display.active() and not window["popup"]]
        if active and (self.program.get("lone") or sum(not w["popup"] for w in windows) > 1 and self.chance.random() < 0.3):
            # The active window alone, with what popped up inside of its frame.
            cut = meet(frames[active[0]], cut)
            kept = [active[0], *(k for k in range(len(windows) + 9) if k >= len(windows) or windows[k]["popup"])]
            elements = within(elements, kept, cut)
        elif self.chance.random() < 0.35:
            # A picture of the windows alone, with a little around them or nothing.
            edge = self.chance.choice([0, 0, 12, 40])
            x, y, w, h = join(frames)
            cut = meet([x - edge, y - edge, w + 2 * edge, h + 2 * edge], cut)
        moved = [{**{name: value for name, value in element.items() if name != "window"}, "box": [round(element["box"][0] - cut[0], 1), round(element["box"][1] - cut[1], 1), *element["box"][2:]],
                  **({"labelBox": [element["labelBox"][0] - cut[0], element["labelBox"][1] - cut[1], *element["labelBox"][2:]]} if "labelBox" in element else {})}
                 for element in elements]
        name = os.path.join(self.job["out"], f"{self.job['seed']}-{self.made:02d}")
        x, y, w, h = cut
        Image.fromarray(picture[y:y + h, x:x + w]).save(name + ".png", optimize=False, compress_level=6)
        with open(name + ".json", "w", encoding="utf-8") as file:
            json.dump({"width": w, "height": h, "program": self.program["name"], "toolkit": self.program["toolkit"], "theme": self.look["theme"], "scale": self.look["scale"],
                       "seed": self.job["seed"], "language": self.look["locale"][:2], "manager": self.look["manager"]["name"], "step": step, "elements": moved}, file, ensure_ascii=False,
                      default=float)
        self.made += 1


def within(elements, windows, cut):
    """The elements of some windows that are inside a box, with their parents' places in the new list."""
    left, places = [], {}
    for i, element in enumerate(elements):
        if element["window"] in windows and area(meet(element["box"], cut)) >= 0.98 * area(element["box"]):
            places[i] = len(left)
            parent = places.get(element.get("parent"))
            left.append({**{name: value for name, value in element.items() if name != "parent"}, **({} if parent is None else {"parent": parent})})
    return left


def boxes_of(roots):
    """What has to be the same before and after the picture was taken."""
    return [(node["role"], node["box"], node["states"], boxes_of(node["kids"])) for node in roots]


if __name__ == "__main__":
    with open(sys.argv[1], encoding="utf-8") as told:
        JOB = json.load(told)
    worker = Worker(JOB)
    try:
        answer = worker.run()
    except Exception as error:  # noqa: BLE001 - whatever it was, the report says it and the pictures made so far are kept.
        import traceback
        answer = {"made": worker.made, "failed": [*worker.failed, repr(error)], "trace": traceback.format_exc()[-1500:]}
    with open(os.path.join(JOB["folder"], "answer.json"), "w", encoding="utf-8") as file:
        json.dump(answer, file)
    os._exit(0)  # Threads of the libraries may wait for a bus that has gone.
