"""Where tabs are, where the toolkit tells only where their words are."""


def spread(boxes, whole, page):
    """The strip of tabs beside the page, and the words' boxes spread over it. `(None, [])` where there is no strip."""
    middle = [boxes[0][0] + boxes[0][2] / 2, boxes[0][1] + boxes[0][3] / 2]
    if middle[1] < page[1]:
        strip, axis = [whole[0], whole[1], whole[2], page[1] - whole[1]], 0
    elif middle[1] > page[1] + page[3]:
        strip, axis = [whole[0], page[1] + page[3], whole[2], whole[1] + whole[3] - page[1] - page[3]], 0
    elif middle[0] < page[0]:
        strip, axis = [whole[0], whole[1], page[0] - whole[0], whole[3]], 1
    elif middle[0] > page[0] + page[2]:
        strip, axis = [page[0] + page[2], whole[1], whole[0] + whole[2] - page[0] - page[2], whole[3]], 1
    else:
        return None, []
    order = sorted(range(len(boxes)), key=lambda k: boxes[k][axis])
    starts = [boxes[k][axis] for k in order]
    ends = [boxes[k][axis] + boxes[k][2 + axis] for k in order]
    gaps = [b - a for a, b in zip(ends, starts[1:])]
    low, high = strip[axis], strip[axis] + strip[2 + axis]
    half = max(2, min(gaps) / 2) if gaps else max(2, min(starts[0] - low, 24))
    result = [None] * len(boxes)
    for n, k in enumerate(order):
        start = max(low, starts[n] - half) if n == 0 else starts[n] - max(0, gaps[n - 1]) / 2
        end = min(high, ends[n] + half) if n == len(order) - 1 else ends[n] + max(0, gaps[n]) / 2
        result[k] = [start, strip[1], end - start, strip[3]] if axis == 0 else [strip[0], start, strip[2], end - start]
    return strip, result
