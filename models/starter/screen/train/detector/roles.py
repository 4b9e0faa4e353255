"""The roles and states that the network tells apart, in the order of its outputs. The names are those of `models/contract/scene.ts`."""

ROLES = ["window", "dialog", "titlebar", "toolbar", "menubar", "menu", "menuitem", "tablist", "tab", "button", "link", "textbox",
         "password", "searchbox", "combobox", "checkbox", "radio", "switch", "slider", "spinbutton", "progressbar", "scrollbar",
         "list", "listitem", "tree", "treeitem", "table", "heading", "image", "chart", "icon", "region", "statusbar", "sidebar"]
STATES = ["checked", "selected", "disabled", "focused", "expanded", "iconOnly"]

# Which states are asked of which role: where an element of the role says nothing, it is not in the state.
ASKED = {
    "checked": {"checkbox", "radio", "switch", "menuitem"},
    "selected": {"tab", "listitem", "treeitem", "menuitem"},
    "disabled": {"button", "link", "textbox", "password", "searchbox", "combobox", "checkbox", "radio", "switch", "slider",
                 "spinbutton", "menuitem", "tab"},
    "focused": {"button", "link", "textbox", "password", "searchbox", "combobox", "checkbox", "radio", "switch", "slider",
                "spinbutton", "tab"},
    "expanded": {"combobox", "treeitem", "button"},
    "iconOnly": {"button"},
}
INDEX = {role: i for i, role in enumerate(ROLES)}
