"""What kind of button it is, as its drawing and its words tell."""


def pressable(node, depth):
    return any("button" in kid["role"] or depth and pressable(kid, depth - 1) for kid in node["kids"])


def stays_down(node, drawn, words, box, scale):
    """Qt tells a button that stays down and a check box alike: the former shows its drawing in the middle, without words beside it."""
    middle = abs(drawn[0] + drawn[2] / 2 - box[0] - box[2] / 2) <= 0.15 * box[2]
    return not words and node["name"] != "" and middle and min(box[2:]) >= 20 * scale and box[2] <= 1.4 * box[3]


def wordless(name, drawn, box, scale):
    """Whether what is drawn in a button is no word: compact, flat, or far smaller than its name would be."""
    if len(name) in (1, 2):
        return False
    w, h = drawn[2:]
    if not name:
        return w <= 2.2 * h or box[2] <= 1.8 * box[3]
    return w <= 1.45 * h and h <= 34 * scale or (h <= 5 * scale and w <= 20 * scale) or w < 0.5 * len(name) * 5.5 * scale
