"""Rows of lists, trees and tables, whose cells AT-SPI gives one by one."""
from geometry import join
from mapping import tidy


def rows_of(node):
    """
    `(role, role of a row, rows, cells to tick, boxes of cells that may show an icon)`. A row is `{box, name, states, role}`.
    What has more than one column or a heading above its columns is a table, whose rows are no elements of their own.
    """
    cells = [kid for kid in node["kids"] if kid["role"] in ("table-cell", "tree-item") and kid["box"] and min(kid["box"][2:]) > 0]
    headed = any(kid["role"] in ("table-column-header",) and kid["box"] and kid["box"][3] > 3 for kid in node["kids"])
    lines = {}
    for cell in cells:
        lines.setdefault(round((cell["box"][1] + cell["box"][3] / 2) / 3), []).append(cell)
    told = lambda cell: bool(tidy(cell["name"]) or any(tidy(part["name"]) for part in cell["kids"]) or tickable(cell))  # noqa: E731
    columns = len({round(cell["box"][0] / 40) for line in lines.values() if sum(told(cell) for cell in line) > 1 for cell in line if told(cell)}) or 1
    ticks = [part for cell in cells for part in [cell, *cell["kids"]] if tickable(part)]
    icons = [part["box"] for cell in cells for part in cell["kids"] if part["role"] in ("icon", "image") and part["box"]]
    if columns > 1 or headed:
        icons += [cell["box"] for cell in cells if not cell["name"] and not cell["kids"] and not tickable(cell)]
        return "table", None, [], ticks, icons
    deep = any("expandable" in cell["states"] or cell["role"] == "tree-item" for cell in cells)
    rows = []
    for line in lines.values():
        named = [tidy(part["name"]) for cell in line for part in [cell, *cell["kids"]] if part["name"]]
        rows.append({"role": "row", "box": join([cell["box"] for cell in line]), "name": named[0] if named else "", "kids": [],
                     "states": sorted({state for cell in line for state in cell["states"]})})
    return ("tree", "treeitem", rows, ticks, icons) if deep else ("list", "listitem", rows, ticks, icons)


def tickable(cell):
    return "checkable" in cell["states"] or "checked" in cell["states"] and not cell["name"]
