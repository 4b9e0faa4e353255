"""From windows, accessibility trees and the picture to the elements that training reads."""
import numpy as np

import pixels
from buttons import pressable, stays_down, wordless
from geometry import area, inside, join, meet
from mapping import CUTTING, HOLDERS, role_of, state_of, tidy
from matching import Mismatch, fit, matched
from rows import rows_of
from tabs import spread

MENUS = {"menu", "menu-item", "check-menu-item", "radio-menu-item", "popup-menu", "separator", "tear-off-menu-item"}
# What stands inside of these belongs to them; only what pops up from them is looked at.
CLOSED = {"button", "combobox", "spinbutton", "checkbox", "radio", "switch", "slider", "progressbar", "scrollbar", "link", "menuitem"}
LED = {"button", "listitem", "treeitem", "menuitem", "tab"}


class Truth:
    """
    `picture`: `[H, W, 3]`. `windows`: of `Display.windows`, the lowest first. `roots`: the trees of `tree.read`, one for each window.
    `scale`: pixels to a unit of the toolkit, as set. `keyboard`: whether rings round the focus are drawn. `right`: from right to left.
    `nested`: whether everything is cut by what holds it, as in Qt; in GTK only what scrolls cuts. `canvas`: the role
    of a large surface that the program draws on by itself, for instance a spreadsheet's.
    """

    def __init__(self, picture, windows, roots, scale, active=0, keyboard=False, right=False, nested=False, canvas=None):
        self.picture, self.windows, self.scale, self.active, self.keyboard, self.right, self.nested = picture, windows, scale, active, keyboard, right, nested
        self.canvas = canvas
        self.owner = np.full(picture.shape[:2], -1, np.int16)
        for i, window in enumerate(windows):
            x, y, w, h = window["frame"]
            self.owner[max(0, y):max(0, y + h), max(0, x):max(0, x + w)] = i
        self.elements, self.held, self.unsure = [], {}, 0
        pairs = matched(self.windows, self.owner, roots, self.scale)
        for i, root in pairs:
            self.popovers(i, root)
        for i, root in pairs:
            self.window(i, root)
        self.popups()

    def popovers(self, i, root):
        """GTK 3 draws a popover inside of its window: a panel of the window that is modal. It is taken as a window of its own, above the other."""
        factor, left, top = self.way(i, root)
        for node in root["kids"]:
            if node["role"] == "panel" and "modal" in node["states"] and node["box"]:
                # The outer box has room for a shadow and an arrow.
                b = node["kids"][0]["box"] if len(node["kids"]) == 1 and node["kids"][0]["box"] else node["box"]
                x, y, w, h = (round(v) for v in (b[0] * factor + left, b[1] * factor + top, b[2] * factor, b[3] * factor))
                node["popover"] = len(self.windows)
                self.windows = [*self.windows, {"id": self.windows[i]["id"], "title": "", "box": [x, y, w, h], "frame": [x, y, w, h], "popup": True, "popover": True, "buttons": []}]
                part = self.owner[max(0, y):max(0, y + h), max(0, x):max(0, x + w)]
                part[part == i] = node["popover"]

    def way(self, i, root):
        """Pixels to a unit of the tree, and where its origin is."""
        factor, whole = fit(self.windows[i], root, self.scale)
        return factor, whole[0] - root["box"][0] * factor, whole[1] - root["box"][1] * factor

    def window(self, i, root):
        window = self.windows[i]
        factor, left, top = self.way(i, root)
        place = {"window": i, "clip": window["box"], "factor": factor, "move": (left, top), "parent": None, "above": None, "root": window["box"]}
        if window["popup"]:
            self.held.setdefault(i, {})
            return self.below({"kids": [root]} if root["role"] in MENUS else root, {**place, "above": "popup"})
        place["parent"] = self.add(role_of(root) or "window", window["frame"], place, name=window["title"] or root["name"])
        if "titlebar" in window:
            bar = self.add("titlebar", window["titlebar"], {**place, "clip": window["frame"]}, name=window["title"])
            for box in window["buttons"]:
                self.button({"role": "push-button", "name": "", "states": ["sensitive"]}, box, {**place, "clip": window["frame"], "parent": bar}, {})
        own = None if "titlebar" in window else self.own_bar(root, place)
        if own:
            self.add("titlebar", own, place, name=window["title"])
        for kid in root["kids"]:
            self.walk(kid, {**place, "above": root["role"]})

    def walk(self, node, place):
        if not node["box"] or min(node["box"][2:]) <= 0 and node["role"] not in MENUS and not place.get("only_popups"):
            return self.below(node, place)
        fx, (mx, my) = place["factor"], place["move"]
        box = [node["box"][0] * fx + mx, node["box"][1] * fx + my, node["box"][2] * fx, node["box"][3] * fx]
        here = self.placed(node, box, place)
        if here is None:
            return None
        if "popover" in node:
            frame = self.windows[node["popover"]]["frame"]
            self.held.setdefault(node["popover"], {})
            return self.below(node, {**place, "window": node["popover"], "clip": frame, "parent": None, "above": "popover"})
        role = role_of(node, here["above"])
        if node["role"] == "toggle-button" and box[3] > 48 * self.scale and "expandable" in node["states"]:
            role = None  # GTK counts what an expander shows in.
        if node["role"] == "slider" and max(box[2:]) <= 48 * self.scale and 0.6 < box[2] / box[3] < 1.7:
            role = "button"  # GTK: a button that shows a slider, mostly for the volume.
        if role == "dialog":
            role = None  # Part of one: GTK's file chooser stands inside of a dialog.
        if role == "tree" and sum(kid["role"] == "table-column-header" for kid in node["kids"]) > 1:
            role = "table"
        if self.windows[here["window"]].get("popover") and role in ("button", "checkbox", "radio") and box[2] >= 0.75 * here["clip"][2] and box[3] <= 46 * self.scale:
            role = "menuitem"
        if role == "tablist":
            return self.tabs(node, box, here)
        if self.canvas and not role and not node["kids"] and "focusable" in node["states"] and area(box) >= 0.3 * area(here["root"]):
            role = self.canvas
        if role in ("table", "tree", "list") and node.get("unseen") and not any(kid["role"] in ("table-cell", "list-item", "tree-item") for kid in node["kids"]) and not pixels.plain(self.picture, self.visible(box, here, 0.01) or [0, 0, 1, 1]):
            self.unsure += 6  # Rows are drawn that the tree does not tell (yet).
        if role in ("table", "tree", "list") and any(kid["role"] in ("table-cell", "tree-item") for kid in node["kids"]):
            return self.cells(node, box, here)
        if node["role"] in ("layered-pane", "icon-view") and sum(kid["role"] == "icon" for kid in node["kids"]) > 1:
            role = "list"
        if node["role"] == "icon" and here["above"] in ("layered-pane", "icon-view"):
            role = "listitem"
        popup = self.windows[here["window"]]
        if role in ("menuitem", "menu") and popup["popup"] and area(box) >= 0.75 * area(popup["frame"]) and node["kids"]:
            role = None  # The whole of a menu, which is told by what holds it on the screen.
        added = None
        if role == "link":
            found = pixels.bounds(pixels.ink(pixels.part(self.picture, box)))
            added = self.add(role, [round(box[0]) + found[0], round(box[1]) + found[1], found[2], found[3]], here, state=self.state(node, role, here), name=tidy(node["name"])) if found else None
        elif role in ("checkbox", "radio") and node["kids"] and box[3] > 36 * self.scale:
            # Qt: a group that is switched on and off by the box beside its title.
            added = self.add("region", box, here, name=tidy(node["name"]))
            self.ticked({**node, "kids": []}, role, [box[0], box[1], box[2], 24 * self.scale], {**here, "parent": added if added is not None else here["parent"]})
            role = "region"
        elif role in ("checkbox", "radio"):
            added = self.ticked(node, role, box, here)
        elif role == "button":
            added = self.button(node, box, here, state_of(node, "button"))
        elif role in ("image", "icon"):
            box = pixels.tight(self.picture, self.visible(box, here, 0.2) or box)
            small = max(box[2:]) <= 64 * self.scale
            added = None if pixels.plain(self.picture, box) else self.add("icon" if small else "image", box, here, name=tidy(node["name"]))
        elif role:
            added = self.add(self.aside(role, box, here), box, here, state=self.state(node, role, here), name=tidy(node["name"]))
        cutting = node["role"] in CUTTING or self.nested and node["role"] not in MENUS and not place.get("only_popups")
        clip = meet(here["clip"], box) if cutting else here["clip"]
        if role == "listitem" and (node["role"] == "icon" or box[3] > 40 * self.scale) and added is not None:
            drawn = pixels.above_words(self.picture, self.elements[added]["box"], self.scale)
            if drawn:
                self.add("icon", drawn, {**here, "parent": added})
        elif role == "listitem" and "checkable" in node["states"] and added is not None:
            self.ticked({**node, "kids": []}, "checkbox", self.elements[added]["box"], {**here, "parent": added})
        here = {**here, "clip": clip, "parent": here["parent"] if added is None else added, "above": node["role"]}
        if role in LED and added is not None and (role != "menuitem" or self.windows[here["window"]]["popup"]) and not self.elements[added].get("iconOnly") and node["role"] != "check-menu-item":
            inset = 3 * self.scale if role == "button" else 0
            b = self.elements[added]["box"]
            if role != "button" or len(node["name"]) > 2:
                self.lead([b[0] + inset, b[1] + inset, b[2] - 2 * inset, b[3] - 2 * inset], {**here, "parent": added})
        return self.below(node, here, only_popups=role in CLOSED)

    def below(self, node, place, only_popups=False):
        for kid in node["kids"]:
            self.walk(kid, {**place, "only_popups": only_popups or place.get("only_popups", False)})

    def placed(self, node, box, place):
        """In which window a node stands: that of its parent, or one that has popped up. None where it is in neither."""
        if area(box) <= 0:
            return {**place} if node["role"] in MENUS or place.get("only_popups") else None
        # What is written in a field may stand where another field's list has popped up: it is below it.
        popping = (node["role"] in MENUS and place["above"] != "menu-bar") or place.get("only_popups") and node["role"] not in ("text", "entry")
        if popping and not self.windows[place["window"]]["popup"] or node["role"] in ("window", "popup-menu", "menu-item", "menu"):
            if place["above"] == "menu-bar":
                return place
            for i in range(len(self.windows) - 1, -1, -1):
                popup = self.windows[i]
                if popup["popup"] and inside(box, popup["frame"]) and area(box) > 0:
                    return {**place, "window": i, "clip": popup["frame"], "only_popups": False, "parent": self.parent_in(i, place)}
            # A menu that is drawn inside its window, or one that is not open.
            return None if popping and node["role"] not in ("menu",) else place
        return place

    def parent_in(self, i, place):
        return place["parent"] if place["window"] == i else self.held.setdefault(i, {}).get("parent")

    def visible(self, box, place, least):
        """What can be seen of a box, or None where that is too little."""
        whole = [max(0, v) if k > 1 else v for k, v in enumerate(box)]
        height, width = self.picture.shape[:2]
        cut = meet(meet(whole, place["clip"]), [0, 0, width, height])
        if min(cut[2:]) < 3 or area(cut) < least * area(whole) and not (least < 0.3 and area(cut) > 20000):
            return None
        x, y, w, h = (int(round(v)) for v in cut)
        mine = self.owner[y:y + h, x:x + w] == place["window"]
        if mine.size == 0 or mine.mean() < least:
            return None
        if mine.all():
            return cut
        rows, columns = np.flatnonzero(mine.mean(1) > 0.1), np.flatnonzero(mine.mean(0) > 0.1)
        if not len(rows) or not len(columns):
            return None
        return [x + int(columns[0]), y + int(rows[0]), int(columns[-1] - columns[0] + 1), int(rows[-1] - rows[0] + 1)]

    def add(self, role, box, place, state=None, name="", **more):
        """Puts an element into the list and gives its place there; None where it cannot be seen."""
        if place.get("only_popups"):
            return None
        if role in ("listitem", "treeitem"):
            box = [*meet([box[0], 0, box[2], 1e6], [place["clip"][0], 0, place["clip"][2], 1e6])[:1], box[1], min(box[2], place["clip"][2]), box[3]]
        seen = self.visible(box, place if role not in ("window", "dialog") else {**place, "clip": box}, 0.2 if role in HOLDERS else 0.45)
        if not seen or role not in HOLDERS and role not in ("icon", "checkbox", "radio") and pixels.plain(self.picture, seen, 6):
            return None
        parent = place["parent"]
        # The same thing told twice, as a scroll pane and what it holds, is one element.
        if parent is not None and self.elements[parent]["role"] == role and all(abs(a - b) <= 2 for a, b in zip(self.elements[parent]["box"], seen)):
            return parent
        if role == "statusbar":
            # Some programs put several into one row, which look like one with gaps.
            for k, other in enumerate(self.elements):
                if other["role"] == role and other["window"] == place["window"] and abs(other["box"][1] - seen[1]) <= 3 and abs(other["box"][3] - seen[3]) <= 3:
                    other["box"] = [round(v, 1) for v in join([other["box"], seen])]
                    return k
        self.elements.append({"role": role, "box": [round(v, 1) for v in seen], "state": state or {}, "name": name, "window": place["window"], **more,
                              **({"parent": parent} if parent is not None else {})})
        if self.windows[place["window"]]["popup"]:
            self.held.setdefault(place["window"], {}).setdefault("roles", []).append((role, len(self.elements) - 1))
        return len(self.elements) - 1

    def state(self, node, role, place):
        state = state_of(node, role)
        drawn = self.windows[place["window"]].get("id") == self.active and (self.keyboard or role in ("textbox", "searchbox", "password", "spinbutton"))
        if not drawn:
            state.pop("focused", None)
        return state

    def own_bar(self, root, place):
        """The bar that a program draws itself in place of the window manager's: panels with buttons at the very top that fill its width."""
        bars, waiting = [], [(kid, 0) for kid in root["kids"]]
        while waiting:
            node, depth = waiting.pop()
            box = node["box"]
            if not box or abs(box[1] - root["box"][1]) > 8 or box[3] < 24:
                continue
            if box[3] <= 70 and node["role"] in ("panel", "title-bar", "filler") and pressable(node, 2):
                bars.append(box)
            elif depth < 6:
                waiting += [(kid, depth + 1) for kid in node["kids"]]
        whole = join(bars) if bars else [0, 0, 0, 0]
        f, (mx, my) = place["factor"], place["move"]
        return [whole[0] * f + mx, whole[1] * f + my, whole[2] * f, whole[3] * f] if whole[2] >= 0.85 * root["box"][2] else None

    def aside(self, role, box, place):
        root = place["root"]
        near = min(abs(box[0] - root[0]), abs(box[0] + box[2] - root[0] - root[2])) <= 8 * self.scale
        return "sidebar" if role == "list" and near and box[2] <= 0.36 * root[2] and box[3] >= 0.5 * root[3] else role

    def button(self, node, box, place, state):
        if node["role"] in ("radio-button", "check-box") and not state.get("selected") and "checked" in node["states"]:
            state = {**state, "selected": True}
        if state.get("focused"):
            state = self.state(node, "button", place) | ({"selected": True} if state.get("selected") else {})
        added = self.add("button", box, place, state=state, name=tidy(node["name"]))
        if added is None or self.elements[added]["role"] != "button":
            return added
        seen = self.elements[added]["box"]
        drawn = pixels.drawing(self.picture, seen, self.scale)
        if drawn and wordless(tidy(node["name"]), drawn, seen, self.scale):
            self.elements[added]["iconOnly"] = True
            self.add("icon", drawn, {**place, "parent": added})
        return added

    def ticked(self, node, role, box, place):
        seen = self.visible(box, place, 0.45)
        if not seen or place.get("only_popups"):
            return None
        for right in (self.right, not self.right):
            drawn, words = pixels.indicator(self.picture, seen, self.scale, right, 10 if node["name"] else 200)
            if drawn and stays_down(node, drawn, words, seen, self.scale):
                break
            if drawn:
                added = self.add(role, drawn, place, state=self.state(node, role, place), name=tidy(node["name"]))
                if added is not None and words and node["name"]:
                    self.elements[added]["labelBox"] = words
                return added
        # No square: a button that stays down, or a square that cannot be seen.
        if role == "radio" and max(box[2:]) > 20 * self.scale or node["name"] and 20 * self.scale <= min(box[2:]) and box[2] <= 1.4 * box[3]:
            return self.button(node, box, place, {name: value for name, value in state_of(node, role).items() if name != "checked"})
        self.unsure += 1
        return None

    def tabs(self, node, box, place):
        """Tabs. GTK gives the box of all pages for the list of tabs and that of the words for a tab; the rest is in the gaps between."""
        fx, (mx, my) = place["factor"], place["move"]
        place_of = lambda kid: [kid["box"][0] * fx + mx, kid["box"][1] * fx + my, kid["box"][2] * fx, kid["box"][3] * fx]  # noqa: E731
        tabs = [kid for kid in node["kids"] if kid["role"] == "page-tab" and kid["box"] and min(kid["box"][2:]) > 0]
        # Where the page of the chosen tab is not told, the strip is round the tabs.
        pages = [grand for tab in tabs for grand in tab["kids"] if grand["box"] and area(place_of(grand)) > 0.25 * area(box)]
        boxes, strip = [place_of(tab) for tab in tabs], box
        if pages and boxes:
            page = place_of(max(pages, key=lambda kid: kid["box"][2] * kid["box"][3]))
            strip, boxes = spread(boxes, box, page)
        elif boxes and box[2] > 1.6 * max(b[2] for b in boxes) and box[3] > 2.5 * max(b[3] for b in boxes):
            strip = join(boxes)
        if strip is None or not boxes:
            return self.below(node, place)
        row = self.add("tablist", strip, place)
        for tab, at in zip(tabs, boxes):
            inner = {**place, "parent": row if row is not None else place["parent"], "clip": meet(place["clip"], strip)}
            state = self.state(tab, "tab", place)
            if self.nested and "focused" not in node["states"]:
                state.pop("focused", None)
            added = self.add("tab", at, inner, state=state, name=tidy(tab["name"]))
            if added is not None:
                self.lead(self.elements[added]["box"], {**inner, "parent": added})
            self.below(tab, {**place, "above": "page-tab"})
        return self.below({"kids": [kid for kid in node["kids"] if kid["role"] != "page-tab"]}, {**place, "above": "page-tab-list", "parent": row if not pages else place["parent"]})

    def cells(self, node, box, place):
        """Rows of a list or tree are elements; a table stands for all that it holds but what can be ticked."""
        fx, (mx, my) = place["factor"], place["move"]
        role, item, rows, ticks, icons = rows_of(node)
        role = self.aside(role, box, place)
        within = {**place, "clip": meet(place["clip"], box)}
        added = self.add(role, box, place, name=tidy(node["name"]))
        within["parent"] = added if added is not None else place["parent"]
        moved = lambda b: [b[0] * fx + mx, b[1] * fx + my, b[2] * fx, b[3] * fx]  # noqa: E731
        for row in rows:
            at = moved(row["box"])
            made = self.add(item, [box[0], at[1], box[2], at[3]], within, state=self.state(row, item, place), name=row["name"])
            if made is not None:
                self.lead(at, {**within, "parent": made})
        self.bar_beside(node, box, moved, within)
        for cell in ticks:
            self.ticked(cell, "radio" if cell.get("round") else "checkbox", moved(cell["box"]), within)
        for at in icons if role == "table" else []:
            drawn = pixels.drawing(self.picture, moved(at), self.scale)
            if drawn and 0.5 < drawn[2] / drawn[3] < 2 and min(drawn[2:]) >= 8 * self.scale:
                self.add("icon", drawn, within)
        self.below({"kids": [kid for kid in node["kids"] if kid["role"] not in ("table-cell", "tree-item", "table-column-header", "table-row-header")]},
                   {**within, "above": node["role"]})

    def bar_beside(self, node, box, moved, place):
        """Qt does not tell the upright scroll bar of a list, tree or table: it fills what rows and headings leave free at the right."""
        ends = [moved(kid["box"]) for kid in node["kids"] if kid["box"] and kid["box"][2] > 0]
        if any(b[0] + b[2] > box[0] + box[2] + 1 for b in ends):
            return  # What goes on behind the bar, or beyond it, does not tell where it begins.
        right = max((b[0] + b[2] for b in ends), default=0)
        gap = box[0] + box[2] - right
        strip = [right, box[1] + 1, gap - 1, box[3] - 2]
        if self.nested and not self.right and 8 * self.scale <= gap <= 22 * self.scale and box[3] > 60 * self.scale and not pixels.plain(self.picture, strip):
            self.add("scrollbar", strip, place)

    def lead(self, box, place):
        for right in (True, False) if self.right else (False,):
            drawn = pixels.leading(self.picture, box, self.scale, right)
            if drawn:
                self.add("icon", drawn, place)
                return

    def popups(self):
        """What popped up and holds the items of a menu is a menu, what holds rows is a list. What popped up without being on the bus is more than a tooltip: no truth."""
        for i, window in enumerate(self.windows):
            if window["popup"] and i not in self.held and window["frame"][3] > 56 * self.scale and (self.owner == i).sum() > 2000:
                raise Mismatch(f"no tree for what popped up at {window['frame']}")
        for i, held in self.held.items():
            roles = [role for role, _ in held.get("roles", [])]
            kind = "menu" if "menuitem" in roles else "list" if "listitem" in roles and "list" not in roles else "dialog" if self.windows[i].get("popover") and roles else None
            if not kind:
                continue
            at = self.add(kind, self.windows[i]["frame"], {"window": i, "clip": self.windows[i]["frame"], "parent": None})
            for role, place in held["roles"]:
                if role in ("menuitem", "listitem") and at is not None and place != at and kind != "dialog":
                    self.elements[place]["parent"] = at
