"""Reads the accessibility tree of the programs that run, as plain nodes, so that nothing else needs the library."""
import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

Atspi.set_timeout(4000, 15000)
MOST = 2500  # nodes; what has more is no window for a picture
WIDE = 150  # children; more than these are not looked at one by one
ROWED = ("table", "tree", "tree-table", "list", "list-box")
PLACES = 40  # where a wide element is asked what stands there


def programs():
    """The applications on the accessibility bus. What the library remembers of them is forgotten first: it may be out of date."""
    desktop = Atspi.get_desktop(0)
    found = [app for app in (desktop.get_child_at_index(i) for i in range(desktop.get_child_count())) if app]
    for app in found:
        app.clear_cache()
    return found


def windows_of(app):
    return [child for child in (app.get_child_at_index(i) for i in range(app.get_child_count())) if child]


class TooMuch(Exception):
    """More nodes than a picture should have."""


def read(accessible, coordinates, seen=None, limit=None):
    """The tree below an accessible: `{role, name, states, box, kids, …}`; `None` for what is not shown. `box` is `[x, y, w, h]` in the units of the toolkit."""
    limit = limit or [MOST]
    limit[0] -= 1
    if limit[0] < 0:
        raise TooMuch
    try:
        states = {state.value_nick for state in accessible.get_state_set().get_states()}
        role = accessible.get_role().value_nick
        if "showing" not in states:
            return None
        node = {"role": role, "name": accessible.get_name() or "", "states": sorted(states), "box": box_of(accessible, coordinates), "kids": [], "at": accessible, "count": accessible.get_child_count()}
        describe(accessible, node)
        for child in children(accessible, node, coordinates):
            kid = read(child, coordinates, seen, limit)
            if kid:
                node["kids"].append(kid)
            elif role in ROWED and child.get_role().value_nick in ("table-cell", "list-item", "tree-item"):
                node["unseen"] = node.get("unseen", 0) + 1
        return node
    except GLib.Error:
        return None


def closed_items(accessible, depth=3):
    """The items of menus that are not open: `{name, at}`."""
    found = []
    try:
        for child in windows_of(accessible):
            if child.get_role().value_nick in ("menu-item", "menu"):
                found.append({"role": "menu-item", "name": child.get_name() or "", "at": child})
            if depth:
                found += closed_items(child, depth - 1)
    except GLib.Error:
        pass
    return found


def box_of(accessible, coordinates):
    component = accessible.get_component_iface()
    if not component:
        return None
    at = component.get_extents(coordinates)
    return [at.x, at.y, at.width, at.height]


def describe(accessible, node):
    """What only some roles say."""
    role = node["role"]
    if role in ("slider", "progress-bar", "spin-button", "level-bar", "dial", "scroll-bar"):
        value = accessible.get_value_iface()
        if value:
            node["value"] = [value.get_current_value(), value.get_minimum_value(), value.get_maximum_value()]
    if role in ("text", "entry", "password-text", "combo-box", "spin-button", "label", "terminal"):
        text = accessible.get_text_iface()
        if text and role != "password-text":
            node["text"] = text.get_text(0, min(200, text.get_character_count()))
    if role in ("text", "entry", "toggle-button", "push-button", "panel", "check-box", "radio-button"):
        node["attributes"] = dict(accessible.get_attributes() or {})
    action = accessible.get_action_iface()
    if action and role in ("toggle-button", "push-button", "check-box"):
        node["actions"] = [(action.get_action_name(i) or "").lower() for i in range(min(3, action.get_n_actions()))]
    if role == "push-button":
        node["link"] = "Hyperlink" in " ".join(accessible.get_interfaces() or [])
    if role in ("panel", "filler", "grouping"):
        node["labelled"] = any(r.get_relation_type() == Atspi.RelationType.LABELLED_BY for r in accessible.get_relation_set())


def children(accessible, node, coordinates):
    count = node["count"]
    if count <= WIDE:
        return [child for child in (accessible.get_child_at_index(i) for i in range(count)) if child]
    # A long list: only what stands at some places of it.
    component, box = accessible.get_component_iface(), node["box"]
    found, known = [], set()
    for row in range(PLACES):
        for column in (0.03, 0.15, 0.3, 0.45, 0.6, 0.75, 0.9):
            x, y = int(box[0] + box[2] * column), int(box[1] + (row + 0.5) * box[3] / PLACES)
            child = component.get_accessible_at_point(x, y, coordinates)
            if child and child.get_parent() == accessible and child.get_index_in_parent() not in known:
                known.add(child.get_index_in_parent())
                found.append(child)
    return found
