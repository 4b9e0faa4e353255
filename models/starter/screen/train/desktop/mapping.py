"""AT-SPI's roles and states in the words of the scene (`detector/roles.py`). Nothing here needs the accessibility library."""

ROLES = {
    "frame": "window", "window": None, "dialog": "dialog", "alert": "dialog", "file-chooser": "dialog", "color-chooser": "dialog", "font-chooser": "dialog",
    "push-button": "button", "toggle-button": "button", "push-button-menu": "button", "check-box": "checkbox", "radio-button": "radio", "combo-box": "combobox",
    "text": "textbox", "entry": "textbox", "editbar": "textbox", "password-text": "password", "terminal": "textbox", "date-editor": "textbox",
    "spin-button": "spinbutton", "slider": "slider", "dial": "slider", "progress-bar": "progressbar", "level-bar": "progressbar", "scroll-bar": "scrollbar",
    "menu-bar": "menubar", "menu": "menuitem", "menu-item": "menuitem", "check-menu-item": "menuitem", "radio-menu-item": "menuitem", "popup-menu": "menu",
    "page-tab-list": "tablist", "page-tab": "tab", "tool-bar": "toolbar", "status-bar": "statusbar",
    "list": "list", "list-box": "list", "list-item": "listitem", "tree": "tree", "tree-item": "treeitem", "tree-table": "table", "table": "table", "calendar": "table",
    "link": "link", "heading": "heading", "image": "image", "icon": "icon", "info-bar": "region", "grouping": "region", "drawing-area": None, "chart": "chart",
}
HOLDERS = {"window", "dialog", "list", "tree", "table", "region", "sidebar", "image", "chart", "toolbar", "menu", "titlebar", "tablist", "menubar", "statusbar", "textbox"}
# What scrolls or cuts what it holds.
CUTTING = {"scroll-pane", "viewport", "tree", "tree-table", "table", "list", "layered-pane", "frame", "dialog", "text", "split-pane", "icon-view"}
VALUED = {"textbox", "searchbox", "combobox", "spinbutton"}
SEARCHING = ("search", "find", "suche", "recherch", "busca", "busq", "szuka", "поиск", "искать", "αναζ", "بحث", "חיפוש", "filter", "filtr")


def role_of(node, parent=None):
    """The role of a node in the words of the scene, or None for what is no element of its own. `parent`: the AT-SPI role of what holds it."""
    role = node["role"]
    if role == "frame" and parent is not None:
        return "region" if node["name"].strip() else None  # Qt: something with a border, or what is docked beside the document.
    if role == "toggle-button" and "toggle" in node.get("actions", []):
        return "switch"  # GTK 3 names the action of a switch so, that of a button "click".
    if role in ("check-box", "radio-button") and parent == "tool-bar":
        return "button"  # Qt calls a button of a tool bar that stays down so.
    if role == "push-button" and node.get("link"):
        return "link"
    if role in ("text", "entry") and searching(node):
        return "searchbox"
    if role in ("text", "entry") and "editable" not in node["states"] and "multi-line" not in node["states"] and "focusable" not in node["states"]:
        return None  # Qt: a text that cannot be changed, drawn as a label.
    if role in ("panel", "filler", "grouping"):
        return "region" if role != "filler" and node["name"].strip() and titled(node) else None
    if role == "label" and any(kid["role"] == "link" for kid in node["kids"]):
        return None
    return ROLES.get(role)


def titled(node):
    """Whether a panel is a group with its name drawn: Qt gives such a panel its title, GTK a label as its first child."""
    return not node["kids"] or node["kids"][0]["role"] != "label" or node["kids"][0]["name"] == node["name"]


def searching(node):
    if "multi-line" in node["states"]:
        return False
    told = [node["name"], node.get("attributes", {}).get("placeholder-text", ""), *(kid["name"] for kid in node["kids"] if kid["role"] == "icon")]
    return any(word in part.lower() for part in told for word in SEARCHING)


def state_of(node, role):
    """The state as the scene tells it: only what can be seen and what is said of such a role."""
    states = set(node["states"])
    state = {}
    down = bool(states & {"checked", "pressed"})
    if role in ("checkbox", "radio", "switch") or (role == "menuitem" and node["role"] in ("check-menu-item", "radio-menu-item")) or (
            role == "menuitem" and ("checkable" in states or node["role"] in ("check-box", "radio-button"))):
        state["checked"] = down
    elif role == "button" and down and node["role"] != "push-button":
        state["selected"] = True
    if role == "tab":
        # Qt says of the chosen tab that it is focused, wherever the focus is.
        state["selected"] = bool(states & {"selected", "checked", "active", "focused"})
    elif role in ("listitem", "treeitem", "menuitem") and "selected" in states:
        state["selected"] = True
    if not states & {"sensitive", "enabled"} and role not in HOLDERS - {"textbox"} and role not in ("icon", "scrollbar", "heading"):
        state["disabled"] = True
    if "focused" in states and role not in HOLDERS - {"textbox"} and role not in ("listitem", "treeitem", "menuitem", "icon"):
        state["focused"] = True
    if "expandable" in states and role in ("treeitem", "combobox", "button"):
        state["expanded"] = "expanded" in states
    value = value_of(node, role)
    if value:
        state["value"] = value
    return state


def value_of(node, role):
    if role in VALUED:
        return tidy(node.get("text") or (node["name"] if role == "combobox" else ""))
    if role in ("slider", "progressbar", "scrollbar") and "value" in node:
        now, least, most = node["value"]
        return f"{round((now - least) / (most - least) * 100)} %" if most > least else ""
    return ""


def tidy(text):
    return " ".join((text or "").replace("￼", " ").split())[:200]
