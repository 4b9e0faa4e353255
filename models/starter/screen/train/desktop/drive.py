"""What is done with a program between two pictures: open a menu or a dialog, change tabs, tick, type, scroll, go on with the keyboard."""
import subprocess
import time

from gi.repository import Atspi

from tree import box_of, closed_items

# What would end the program, print, go to the network or change more than the session's own folder.
NEVER = ("quit", "exit", "close", "log out", "print", "delete", "remove", "trash", "erase", "wipe", "format", "online", "website", "web ", "donate", "report a", "connect", "network",
         "server", "translate", "send", "mail", "share", "update", "download", "upload", "full screen", "fullscreen", "restart", "reload", "kill", "stop", "end process", "minimi",
         "hide", "show menubar", "menubar", "terminal", "new window", "beenden", "schließen", "drucken", "löschen", "quitter", "fermer", "imprimer", "supprimer", "salir", "cerrar",
         "imprimir", "eliminar", "sair", "fechar", "zamknij", "zakończ", "drukuj", "usuń", "закрыть", "выйти", "печать", "удалить", "κλείσιμο", "έξοδος", "screenshot")
DIALOGS = ("preferences", "settings", "options", "about", "open", "save as", "find", "replace", "properties", "configure", "go to", "new", "add", "customi", "statistics", "insert", "edit",
           "einstellungen", "info", "öffnen", "speichern unter", "suchen", "eigenschaften", "préférences", "à propos", "ouvrir", "preferencias", "acerca", "abrir", "…", "...")


def flat(node, found=None):
    found = [] if found is None else found
    for kid in node["kids"]:
        found.append(kid)
        flat(kid, found)
    return found


def allowed(node):
    return not any(word in node["name"].lower() for word in NEVER)


class Driver:
    """`points(node)` gives where a node is on the screen, `[x, y, w, h]` in pixels, or None."""

    def __init__(self, chance, environment, points, scale):
        self.chance, self.environment, self.points, self.scale = chance, environment, points, scale
        self.keyboard, self.typed = False, False

    def tool(self, *words):
        subprocess.run(["xdotool", *map(str, words)], env=self.environment, timeout=10, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def click(self, node, button=1, count=1):
        box = self.points(node)
        if not box or min(box[2:]) < 3:
            return False
        self.tool("mousemove", int(box[0] + min(box[2] / 2, box[2] - 2)), int(box[1] + box[3] / 2), "sleep", "0.1", "click", "--repeat", count, button)
        return True

    def key(self, *names):
        self.tool("key", "--clearmodifiers", *names)

    def step(self, roots):
        """One thing by chance; gives its name, or None where nothing was found to do."""
        nodes = [node for root in roots for node in flat(root) if node["box"] and "sensitive" in node["states"] and allowed(node)]
        ways = [self.menu] * 4 + [self.dialog] * 4 + [self.tab] * 3 + [self.tick] * 3 + [self.type] * 2 + [self.choose] * 2 + [self.row] * 2 + [self.open_button] * 2 + [
            self.context, self.scroll, self.focus, self.slide, self.escape]
        self.chance.shuffle(ways)
        for way in ways[:7]:
            name = way(nodes)
            if name:
                time.sleep(0.35)
                return name
        return None

    def some(self, nodes, *roles, when=lambda node: True):
        fitting = [node for node in nodes if node["role"] in roles and self.points(node) and when(node)]
        return self.chance.choice(fitting) if fitting else None

    def menu(self, nodes):
        at = self.some([kid for bar in nodes if bar["role"] == "menu-bar" for kid in bar["kids"]], "menu", "menu-item", when=allowed)
        if at and self.click(at):
            self.tool("mousemove_relative", "--", self.chance.randint(-20, 20), self.chance.randint(20, 160))
            return "menu " + at["name"]
        return None

    def dialog(self, nodes):
        """Opens a menu and takes an item of it that should open a dialog."""
        wanted = lambda node: any(word in node["name"].lower() for word in DIALOGS)  # noqa: E731
        bar = self.some(nodes, "menu-bar")
        menus = [(menu, item) for menu in (bar["kids"] if bar else []) for item in closed_items(menu["at"]) if wanted(item) and allowed(item)]
        if menus:
            # By hand: a dialog that is opened by an accessible action may block the program's own answers.
            menu, item = self.chance.choice(menus)
            if self.click(menu):
                time.sleep(0.5)
                at = box_of(item["at"], Atspi.CoordType.SCREEN)
                if at and at[0] > -9999 and min(at[2:]) > 3:
                    self.tool("mousemove", int((at[0] + at[2] / 2) * self.scale), int((at[1] + at[3] / 2) * self.scale), "sleep", "0.2", "click", 1)
                    time.sleep(1)
                    return "dialog " + item["name"]
        button = self.some(nodes, "push-button", when=lambda node: wanted(node) and node["name"])
        if button and self.click(button):
            time.sleep(1)
            return "dialog " + button["name"]
        return None

    def tab(self, nodes):
        at = self.some(nodes, "page-tab", when=lambda node: "selected" not in node["states"])
        return "tab " + at["name"] if at and self.click(at) else None

    def tick(self, nodes):
        done = []
        for _ in range(self.chance.randint(1, 4)):
            at = self.some(nodes, "check-box", "radio-button", "toggle-button")
            if at and self.click(at):
                done.append(at["name"])
                time.sleep(0.15)
        return "tick " + ", ".join(done) if done else None

    def type(self, nodes):
        at = self.some(nodes, "text", "entry", "password-text", "spin-button", when=lambda node: "editable" in node["states"])
        if not at or not self.click(at):
            return None
        digits = at["role"] == "spin-button"
        self.tool("type", "--delay", "5", str(self.chance.randint(1, 99)) if digits else self.chance.choice(["hello", "draft of a letter", "garden 27", "a", "sum of all", "Berlin"]))
        return "type " + at["role"]

    def choose(self, nodes):
        at = self.some(nodes, "combo-box")
        return "choose" if at and self.click(at) else None

    def row(self, nodes):
        at = self.some(nodes, "table-cell", "list-item", "tree-item", "icon")
        if not at or not self.click(at):
            return None
        if "expandable" in at["states"]:
            self.key("Right")
        return "row " + at["name"]

    def open_button(self, nodes):
        """A button that shows a menu or that stays down, mostly in a bar."""
        at = self.some(nodes, "toggle-button", "push-button", when=lambda node: node["role"] == "toggle-button" or "menu" in str(node.get("actions")))
        return "open " + at["name"] if at and self.click(at) else None

    def context(self, nodes):
        at = self.some(nodes, "table-cell", "list-item", "tree-item", "text", "icon", "page-tab")
        return "context" if at and self.click(at, button=3) else None

    def scroll(self, nodes):
        at = self.some(nodes, "scroll-pane", "table", "tree", "list", "text", "tree-table")
        if not at or not self.points(at):
            return None
        box = self.points(at)
        self.tool("mousemove", int(box[0] + box[2] / 2), int(box[1] + box[3] / 2), "click", "--repeat", self.chance.randint(1, 8), self.chance.choice([4, 5, 5, 5]))
        return "scroll"

    def slide(self, nodes):
        at = self.some(nodes, "slider", "scroll-bar", "dial")
        if not at:
            return None
        box = self.points(at)
        self.tool("mousemove", int(box[0] + box[2] * self.chance.uniform(0.1, 0.9)), int(box[1] + box[3] * self.chance.uniform(0.2, 0.8)), "click", 1)
        return "slide"

    def focus(self, _):
        self.key(*["Tab"] * self.chance.randint(1, 6))
        self.keyboard = True
        return "focus"

    def escape(self, _):
        self.key("Escape")
        return "escape"
