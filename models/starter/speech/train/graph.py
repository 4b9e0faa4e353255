"""A small builder of ONNX graphs (opset 17), with the dynamic 8-bit matrix product of the published q8 files."""
import numpy as np
from onnx import TensorProto, checker, helper, numpy_helper

FLOAT, INT64, BOOL = TensorProto.FLOAT, TensorProto.INT64, TensorProto.BOOL


class Graph:
    """Collects nodes and weights. Every method that adds a node gives the name of its result."""

    def __init__(self, quantised, weights=None):
        self.quantised = quantised
        self.nodes, self.weights = [], {} if weights is None else weights
        self.inputs, self.outputs = [], []
        self.count = 0

    def inner(self):
        """A graph for the branch of an If; its weights belong to this one."""
        branch = Graph(self.quantised, self.weights)
        branch.count = self.count + 100000 * (1 + len(self.nodes))
        return branch

    def node(self, kind, *inputs, name=None, **attributes):
        self.count += 1
        name = name or f"{kind}_{self.count}"
        self.nodes.append(helper.make_node(kind, list(inputs), [name], **attributes))
        return name

    def weight(self, value, name=None):
        value = np.asarray(value)
        name = name or f"weight_{value.dtype}_{value.shape}_{hash(value.tobytes()) & 0xFFFFFFFFFFFF:x}".replace(" ", "")
        self.weights[name] = numpy_helper.from_array(np.ascontiguousarray(value), name)
        return name

    def ints(self, *values):
        return self.weight(np.array(values, np.int64), "ints_" + "_".join(str(v) for v in values).replace("-", "minus"))

    def int(self, value):
        return self.weight(np.array(value, np.int64), f"int_{value}".replace("-", "minus"))

    def float(self, value):
        return self.weight(np.array(value, np.float32), f"float_{value}".replace("-", "minus"))

    def input(self, name, kind, shape):
        self.inputs.append(helper.make_tensor_value_info(name, kind, shape))
        return name

    def output(self, name, kind, shape):
        self.outputs.append(helper.make_tensor_value_info(name, kind, shape))

    def product(self, x, matrix, name):
        """`x` times the constant `matrix` `[in, out]`. Quantised: 8 bits, one scale for each column, the zero at 128."""
        if not self.quantised:
            return self.node("MatMul", x, self.weight(matrix.astype(np.float32), name))
        table, scales = eight_bits(matrix, axis=0)
        self.weight(table, f"{name}_quantized")
        return self.integer_product(x, f"{name}_quantized", self.weight(scales, f"{name}_scale"))

    def integer_product(self, x, table, scales):
        quantised, scale, zero = (f"{x}_{part}" for part in ("quantized", "scale", "zero"))
        if not any(quantised in node.output for node in self.nodes):
            self.nodes.append(helper.make_node("DynamicQuantizeLinear", [x], [quantised, scale, zero]))
        whole = self.node("MatMulInteger", quantised, table, zero, self.weight(np.array(128, np.uint8), "zero_128"))
        return self.node("Mul", self.node("Cast", whole, to=FLOAT), self.node("Mul", scale, scales))

    def linear(self, x, weights, name):
        """PyTorch's Linear: `name.weight` `[out, in]`, `name.bias` where there is one."""
        out = self.product(x, weights[f"{name}.weight"].T, f"{name}.weight")
        bias = weights.get(f"{name}.bias")
        return out if bias is None else self.node("Add", out, self.weight(bias, f"{name}.bias"))

    def norm(self, x, weights, name):
        return self.node("LayerNormalization", x, self.weight(weights[f"{name}.weight"], f"{name}.weight"),
                         self.weight(weights[f"{name}.bias"], f"{name}.bias"), axis=-1, epsilon=1e-5)

    def gelu(self, x):
        inner = self.node("Add", self.node("Erf", self.node("Div", x, self.float(float(np.float32(np.sqrt(2)))))), self.float(1.0))
        return self.node("Mul", self.node("Mul", x, inner), self.float(0.5))

    def size(self, x, axis):
        """The length of one axis, shape []."""
        return self.node("Gather", self.node("Shape", x), self.int(axis), axis=0)

    def split_heads(self, x, heads, width):
        """`[B, S, width]` → `[B, heads, S, width / heads]`"""
        return self.node("Transpose", self.node("Reshape", x, self.ints(0, 0, heads, width // heads)), perm=[0, 2, 1, 3])

    def attend(self, query, key, value, mask=None, weights_name=None):
        """Attention of split heads → `[B, S, width]`; the query is scaled already."""
        scores = self.node("MatMul", query, self.node("Transpose", key, perm=[0, 1, 3, 2]))
        if mask:
            scores = self.node("Add", scores, mask)
        weights = self.node("Softmax", scores, axis=-1, name=weights_name)
        mixed = self.node("Transpose", self.node("MatMul", weights, value), perm=[0, 2, 1, 3])
        return self.node("Reshape", mixed, self.ints(0, 0, -1))

    def query(self, x, weights, name, heads, width):
        scaled = self.node("Mul", self.linear(x, weights, f"{name}.q_proj"), self.float(float((width // heads) ** -0.5)))
        return self.split_heads(scaled, heads, width)

    def branch(self, name):
        return helper.make_graph(self.nodes, name, [], self.outputs)

    def model(self, name):
        graph = helper.make_graph(self.nodes, name, self.inputs, self.outputs, list(self.weights.values()))
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8, producer_name="descry")
        checker.check_model(model)
        return model


def eight_bits(matrix, axis):
    """`matrix` as uint8 around 128 and its scales, one for each slice across `axis`."""
    peak = np.abs(matrix).max(axis=axis, keepdims=True)
    scales = np.where(peak > 0, peak / 127, 1).astype(np.float32)
    table = np.clip(np.round(matrix / scales) + 128, 1, 255).astype(np.uint8)
    return table, scales.squeeze(axis)
