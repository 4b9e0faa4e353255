"""Weights of half the size."""
import numpy as np
from onnx import TensorProto, helper, numpy_helper


def halved(model):
    """Large weights as 16-bit floats, each with a cast behind it."""
    casts = []
    for tensor in model.graph.initializer:
        value = numpy_helper.to_array(tensor)
        if value.dtype == np.float32 and value.size > 64:
            name = tensor.name
            tensor.CopyFrom(numpy_helper.from_array(value.astype(np.float16), name + ".half"))
            casts.append(helper.make_node("Cast", [name + ".half"], [name], to=TensorProto.FLOAT))
    for cast in reversed(casts):
        model.graph.node.insert(0, cast)
    return model
