"""Writes the model folder from a checkpoint: settings, tokens and `onnx/*_quantized.onnx`.

    python3 export.py [CHECKPOINT] [--folder FOLDER] [--plain]      --plain: 32-bit files too

The encoder stops a little after the last frame that holds any sound. So 30 s of padding cost nothing, and give
the same words as the bare recording.
"""
import argparse
import json
import os
import tempfile

import onnx
import torch

from graph import BOOL, FLOAT, INT64, Graph, eight_bits
from model import SHAPE, Whisper, sinusoids
from tokens import FOLDER, Tokens

MARGIN, SHORTEST = 24, 64  # mel frames kept after the last sound; the fewest frames that are encoded


def cropped(graph, mel):
    """Without the constant frames at the end (digital silence); an even number of frames."""
    floor = graph.node("Add", graph.node("ReduceMin", mel, axes=[0, 1, 2], keepdims=1), graph.float(1e-4))
    loud = graph.node("Cast", graph.node("Greater", graph.node("ReduceMax", mel, axes=[0, 1], keepdims=0),
                                         graph.node("Reshape", floor, graph.ints(1))), to=INT64)
    frames = graph.size(mel, 2)
    places = graph.node("Range", graph.int(0), frames, graph.int(1))
    last = graph.node("ReduceMax", graph.node("Mul", loud, places), axes=[0], keepdims=1)
    wanted = graph.node("Max", graph.node("Add", last, graph.ints(MARGIN)), graph.ints(SHORTEST))
    even = graph.node("Mul", graph.node("Div", wanted, graph.ints(2)), graph.ints(2))
    end = graph.node("Min", even, graph.node("Reshape", frames, graph.ints(1)))
    return graph.node("Slice", mel, graph.ints(0), end, graph.ints(2))


def encoder(weights, shape, quantised):
    graph, width, heads = Graph(quantised), shape["d_model"], shape["heads"]
    x = cropped(graph, graph.input("input_features", FLOAT, ["batch_size", shape["mels"], "feature_length"]))
    for name, stride in (("conv1", 1), ("conv2", 2)):
        kernel, bias = (graph.weight(weights[f"encoder.{name}.{part}"], f"encoder.{name}.{part}") for part in ("weight", "bias"))
        x = graph.gelu(graph.node("Conv", x, kernel, bias, kernel_shape=[3], pads=[1, 1], strides=[stride]))
    x = graph.node("Transpose", x, perm=[0, 2, 1])
    table = graph.node("Cast", graph.weight(sinusoids(1500, width).half().numpy(), "encoder.positions"), to=FLOAT)
    length = graph.node("Reshape", graph.size(x, 1), graph.ints(1))
    x = graph.node("Add", x, graph.node("Slice", table, graph.ints(0), length, graph.ints(0)))
    for i in range(shape["encoder_layers"]):
        name = f"encoder.layers.{i}"
        normed = graph.norm(x, weights, f"{name}.self_attn_layer_norm")
        key, value = (graph.split_heads(graph.linear(normed, weights, f"{name}.self_attn.{part}_proj"), heads, width) for part in "kv")
        mixed = graph.attend(graph.query(normed, weights, f"{name}.self_attn", heads, width), key, value)
        x = graph.node("Add", x, graph.linear(mixed, weights, f"{name}.self_attn.out_proj"))
        x = feed_forward(graph, x, weights, name)
    last = graph.norm(x, weights, "encoder.layer_norm")
    graph.node("Identity", last, name="last_hidden_state")
    graph.output("last_hidden_state", FLOAT, ["batch_size", "encoder_sequence_length", width])
    return graph.model("encoder")


def feed_forward(graph, x, weights, name):
    inner = graph.gelu(graph.linear(graph.norm(x, weights, f"{name}.final_layer_norm"), weights, f"{name}.fc1"))
    return graph.node("Add", x, graph.linear(inner, weights, f"{name}.fc2"))


def embedded(graph, ids, weights):
    """Rows of the token table. It is stored once, transposed, for the logits too."""
    table = weights["decoder.embed_tokens.weight"]
    if not graph.quantised:
        return graph.node("Gather", graph.weight(table, "decoder.embed_tokens.weight"), ids, axis=0)
    rows, scales = eight_bits(table.T, axis=0)
    table, scale = graph.weight(rows, "decoder.embed_tokens_quantized"), graph.weight(scales, "decoder.embed_tokens_scale")
    picked = graph.node("Transpose", graph.node("Gather", table, ids, axis=1), perm=[1, 2, 0])
    whole = graph.node("Sub", graph.node("Cast", picked, to=FLOAT), graph.float(128.0))
    return graph.node("Mul", whole, graph.node("Unsqueeze", graph.node("Gather", scale, ids, axis=0), graph.ints(2)))


def logits_of(graph, x, weights):
    if graph.quantised:
        return graph.integer_product(x, "decoder.embed_tokens_quantized", "decoder.embed_tokens_scale")
    return graph.node("MatMul", x, graph.node("Transpose", "decoder.embed_tokens.weight", perm=[1, 0]))


def causal(graph, length, past):
    """0 where a token may look, −1e9 after it: `[S, past + S]`"""
    rows = graph.node("Add", graph.node("Range", graph.int(0), length, graph.int(1)), past)
    columns = graph.node("Range", graph.int(0), graph.node("Add", length, past), graph.int(1))
    ahead = graph.node("Greater", graph.node("Unsqueeze", columns, graph.ints(0)), graph.node("Unsqueeze", rows, graph.ints(1)))
    return graph.node("Mul", graph.node("Cast", ahead, to=FLOAT), graph.float(-1e9))


def crossed(graph, source, weights, name, heads, width, i):
    """Keys and values of the recording: computed in the first step, handed on in the later ones."""
    size = ["batch_size", heads, "encoder_sequence_length_out", width // heads]
    kept, made = graph.inner(), graph.inner()
    for part in ("key", "value"):
        kept.node("Identity", f"past_key_values.{i}.encoder.{part}", name=f"kept.{i}.{part}")
        fresh = made.split_heads(made.linear(source, weights, f"{name}.{part[0]}_proj"), heads, width)
        made.node("Identity", fresh, name=f"made.{i}.{part}")
        kept.output(f"kept.{i}.{part}", FLOAT, size)
        made.output(f"made.{i}.{part}", FLOAT, size)
    outputs = [f"present.{i}.encoder.{part}" for part in ("key", "value")]
    graph.nodes.append(onnx.helper.make_node("If", ["use_cache_branch"], outputs, then_branch=kept.branch(f"kept_{i}"),
                                             else_branch=made.branch(f"made_{i}")))
    for name in outputs:
        graph.output(name, FLOAT, size)
    return outputs


def decoder(weights, shape, vocabulary, quantised):
    graph, width, heads = Graph(quantised), shape["d_model"], shape["heads"]
    ids = graph.input("input_ids", INT64, ["batch_size", "decoder_sequence_length"])
    source = graph.input("encoder_hidden_states", FLOAT, ["batch_size", "encoder_sequence_length", width])
    for i in range(shape["decoder_layers"]):
        for kind, length in (("decoder", "past_decoder_sequence_length"), ("encoder", "encoder_sequence_length_out")):
            for part in ("key", "value"):
                graph.input(f"past_key_values.{i}.{kind}.{part}", FLOAT, ["batch_size", heads, length, width // heads])
    graph.input("use_cache_branch", BOOL, [1])
    graph.output("logits", FLOAT, ["batch_size", "decoder_sequence_length", vocabulary])
    length, past = graph.size(ids, 1), graph.size("past_key_values.0.decoder.key", 2)
    one = graph.ints(1)
    start, end = graph.node("Reshape", past, one), graph.node("Reshape", graph.node("Add", past, length), one)
    places = graph.node("Slice", graph.weight(weights["decoder.embed_positions.weight"], "decoder.embed_positions.weight"),
                        start, end, graph.ints(0))
    x = graph.node("Add", embedded(graph, ids, weights), places)
    mask = causal(graph, length, past)
    for i in range(shape["decoder_layers"]):
        name = f"decoder.layers.{i}"
        normed = graph.norm(x, weights, f"{name}.self_attn_layer_norm")
        both = []
        for part in ("key", "value"):
            new = graph.split_heads(graph.linear(normed, weights, f"{name}.self_attn.{part[0]}_proj"), heads, width)
            both.append(graph.node("Concat", f"past_key_values.{i}.decoder.{part}", new, axis=2, name=f"present.{i}.decoder.{part}"))
            graph.output(both[-1], FLOAT, ["batch_size", heads, "total_sequence_length", width // heads])
        mixed = graph.attend(graph.query(normed, weights, f"{name}.self_attn", heads, width), *both, mask=mask)
        x = graph.node("Add", x, graph.linear(mixed, weights, f"{name}.self_attn.out_proj"))
        normed = graph.norm(x, weights, f"{name}.encoder_attn_layer_norm")
        key, value = crossed(graph, source, weights, f"{name}.encoder_attn", heads, width, i)
        mixed = graph.attend(graph.query(normed, weights, f"{name}.encoder_attn", heads, width), key, value,
                             weights_name=f"cross_attentions.{i}")
        graph.output(f"cross_attentions.{i}", FLOAT, ["batch_size", heads, "decoder_sequence_length", "encoder_sequence_length_out"])
        x = graph.node("Add", x, graph.linear(mixed, weights, f"{name}.encoder_attn.out_proj"))
        x = feed_forward(graph, x, weights, name)
    graph.node("Identity", logits_of(graph, graph.norm(x, weights, "decoder.layer_norm"), weights), name="logits")
    return graph.model("decoder")


def settings(shape, tokens):
    """The three JSON files that tell a runtime how to use the model."""
    special = tokens.special
    end = special["<|endoftext|>"]
    config = {
        "model_type": "whisper", "architectures": ["WhisperForConditionalGeneration"], "is_encoder_decoder": True,
        "d_model": shape["d_model"], "encoder_layers": shape["encoder_layers"], "decoder_layers": shape["decoder_layers"],
        "num_hidden_layers": shape["encoder_layers"], "encoder_attention_heads": shape["heads"],
        "decoder_attention_heads": shape["heads"], "encoder_ffn_dim": 4 * shape["d_model"], "decoder_ffn_dim": 4 * shape["d_model"],
        "activation_function": "gelu", "median_filter_width": 7, "max_source_positions": 1500, "max_target_positions": shape["positions"],
        "num_mel_bins": shape["mels"], "vocab_size": tokens.size, "scale_embedding": False, "use_cache": True,
        "decoder_start_token_id": special["<|startoftranscript|>"], "bos_token_id": end, "eos_token_id": end, "pad_token_id": end,
    }
    generation = {
        "max_length": shape["positions"], "decoder_start_token_id": special["<|startoftranscript|>"], "bos_token_id": end,
        "eos_token_id": end, "pad_token_id": end, "is_multilingual": True, "lang_to_id": {"<|en|>": special["<|en|>"]},
        "task_to_id": {"transcribe": special["<|transcribe|>"], "translate": special["<|translate|>"]},
        "no_timestamps_token_id": special["<|notimestamps|>"], "prev_sot_token_id": special["<|startofprev|>"],
        "max_initial_timestamp_index": 50, "return_timestamps": False, "begin_suppress_tokens": [end],
        "suppress_tokens": [special[n] for n in ("<|startoftranscript|>", "<|en|>", "<|translate|>", "<|transcribe|>",
                                                 "<|startoflm|>", "<|startofprev|>", "<|nospeech|>")],
        "alignment_heads": [[shape["decoder_layers"] - 1, head] for head in range(3)],
    }
    front = {"feature_extractor_type": "WhisperFeatureExtractor", "processor_class": "WhisperProcessor", "feature_size": 80,
             "sampling_rate": 16000, "hop_length": 160, "chunk_length": 30, "n_fft": 400, "n_samples": 480000,
             "nb_max_frames": 3000, "padding_side": "right", "padding_value": 0.0, "return_attention_mask": False}
    return {"config.json": config, "generation_config.json": generation, "preprocessor_config.json": front}


def write(folder, weights, shape, plain):
    tokens = Tokens.load()
    for name, content in settings(shape, tokens).items():
        with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
            json.dump(content, file, indent=2)
            file.write("\n")
    tokens.write(folder)
    os.makedirs(os.path.join(folder, "onnx"), exist_ok=True)
    for quantised, suffix in ((True, "_quantized"), (False, "")):
        if quantised or plain:
            for name, graph in (("encoder_model", encoder(weights, shape, quantised)),
                                ("decoder_model_merged", decoder(weights, shape, tokens.size, quantised))):
                path = os.path.join(folder, "onnx", f"{name}{suffix}.onnx")
                onnx.save(graph, path + ".part")
                os.replace(path + ".part", path)
                print(name + suffix, os.path.getsize(path), "bytes")


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("checkpoint", nargs="?", default=os.path.join(tempfile.gettempdir(), "descry-speech", "run", "best.pt"))
    options.add_argument("--folder", default=FOLDER)
    options.add_argument("--plain", action="store_true")
    given = options.parse_args()
    torch.manual_seed(1)
    if os.path.exists(given.checkpoint):
        saved = torch.load(given.checkpoint)
        shape, state = saved["shape"], saved["smoothed"]
        print("step", saved["step"], "word errors", saved["seen"], saved["unseen"])
    else:
        print("no checkpoint: random weights")
        shape, state = SHAPE, Whisper(Tokens.load().size).state_dict()
    write(given.folder, {name: value.numpy() for name, value in state.items()}, shape, given.plain)


if __name__ == "__main__":
    main()
