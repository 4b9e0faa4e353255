"""The Whisper architecture in PyTorch, small. Weight names are those of the published Whisper models.

Training alone uses `PhoneHead` (CTC on the encoder). `fast()` runs the matrix products in bfloat16, where the
processor has units for it.
"""
import math

import torch
from torch import nn
from torch.nn import functional as F

SHAPE = {"d_model": 192, "heads": 6, "encoder_layers": 6, "decoder_layers": 2, "mels": 80, "positions": 448}


def sinusoids(length, width):
    scales = torch.exp(-math.log(10000) / (width // 2 - 1) * torch.arange(width // 2))
    angles = torch.arange(length)[:, None] * scales[None]
    return torch.cat([angles.sin(), angles.cos()], dim=1)


class Attention(nn.Module):
    def __init__(self, width, heads):
        super().__init__()
        self.heads = heads
        self.q_proj, self.v_proj, self.out_proj = (nn.Linear(width, width) for _ in range(3))
        self.k_proj = nn.Linear(width, width, bias=False)

    def split(self, x):
        return x.view(x.shape[0], x.shape[1], self.heads, -1).transpose(1, 2)

    def forward(self, x, source=None, mask=None):
        source = x if source is None else source
        query = self.split(self.q_proj(x)) * (x.shape[-1] // self.heads) ** -0.5
        key, value = self.split(self.k_proj(source)), self.split(self.v_proj(source))
        scores = query @ key.transpose(-1, -2)
        weights = (scores if mask is None else scores + mask).softmax(-1)
        mixed = (weights @ value).transpose(1, 2).reshape(x.shape)
        return self.out_proj(mixed), weights


class Layer(nn.Module):
    def __init__(self, width, heads, crossed, dropout):
        super().__init__()
        self.self_attn, self.self_attn_layer_norm = Attention(width, heads), nn.LayerNorm(width)
        if crossed:
            self.encoder_attn, self.encoder_attn_layer_norm = Attention(width, heads), nn.LayerNorm(width)
        self.fc1, self.fc2, self.final_layer_norm = nn.Linear(width, 4 * width), nn.Linear(4 * width, width), nn.LayerNorm(width)
        self.drop = nn.Dropout(dropout)

    def forward(self, x, source=None, mask=None):
        x = x + self.drop(self.self_attn(self.self_attn_layer_norm(x), mask=mask)[0])
        weights = None
        if source is not None:
            mixed, weights = self.encoder_attn(self.encoder_attn_layer_norm(x), source)
            x = x + self.drop(mixed)
        return x + self.drop(self.fc2(F.gelu(self.fc1(self.final_layer_norm(x))))), weights


class Encoder(nn.Module):
    """log-mel `[B, 80, T]` → `[B, T / 2, d_model]`; any even T up to 3000."""

    def __init__(self, shape, dropout):
        super().__init__()
        width = shape["d_model"]
        self.conv1 = nn.Conv1d(shape["mels"], width, 3, padding=1)
        self.conv2 = nn.Conv1d(width, width, 3, stride=2, padding=1)
        self.register_buffer("positions", sinusoids(1500, width), persistent=False)
        self.layers = nn.ModuleList(Layer(width, shape["heads"], False, dropout) for _ in range(shape["encoder_layers"]))
        self.layer_norm = nn.LayerNorm(width)

    @staticmethod
    def convolve(conv, x):
        """`[B, T, in]` → `[B, T / stride, out]` as one matrix product: the library's own gradient of this
        convolution was not finite on some processors (PyTorch 1.13, oneDNN 2.6)."""
        x = F.pad(x, (0, 0, 1, 1))
        near = torch.cat([x[:, :-2], x[:, 1:-1], x[:, 2:]], dim=2)[:, ::conv.stride[0]]
        return F.linear(near, conv.weight.permute(0, 2, 1).reshape(conv.out_channels, -1), conv.bias)

    def forward(self, mel):
        x = F.gelu(self.convolve(self.conv1, mel.transpose(1, 2)))
        x = F.gelu(self.convolve(self.conv2, x))
        x = x + self.positions[:x.shape[1]]
        for layer in self.layers:
            x = layer(x)[0]
        return self.layer_norm(x)


class Decoder(nn.Module):
    """Tokens `[B, S]` and the encoder's output → logits `[B, S, vocabulary]` and the cross attention of each layer."""

    def __init__(self, shape, vocabulary, dropout):
        super().__init__()
        width = shape["d_model"]
        self.embed_tokens = nn.Embedding(vocabulary, width)
        self.embed_positions = nn.Embedding(shape["positions"], width)
        self.layers = nn.ModuleList(Layer(width, shape["heads"], True, dropout) for _ in range(shape["decoder_layers"]))
        self.layer_norm = nn.LayerNorm(width)
        nn.init.normal_(self.embed_tokens.weight, std=0.02)
        self.embed_positions.weight.data = 0.02 * sinusoids(shape["positions"], width)

    def forward(self, ids, source):
        x = self.embed_tokens(ids) + self.embed_positions.weight[:ids.shape[1]]
        mask = torch.full((ids.shape[1], ids.shape[1]), -1e9).triu(1)
        attention = []
        for layer in self.layers:
            x, weights = layer(x, source, mask)
            attention.append(weights)
        return self.layer_norm(x) @ self.embed_tokens.weight.T, attention


class Whisper(nn.Module):
    def __init__(self, vocabulary, shape=SHAPE, dropout=0.0):
        super().__init__()
        self.shape, self.vocabulary = dict(shape), vocabulary
        self.encoder = Encoder(shape, dropout)
        self.decoder = Decoder(shape, vocabulary, dropout)

    def forward(self, mel, ids):
        source = self.encoder(mel)
        logits, attention = self.decoder(ids, source)
        return source, logits, attention


class PhoneHead(nn.Module):
    """Phoneme scores of each encoder frame, for the CTC loss of the training."""

    def __init__(self, width, phones):
        super().__init__()
        self.out = nn.Linear(width, phones)

    def forward(self, source):
        return self.out(source).float().log_softmax(-1)


def fast(on=True):
    return torch.autocast("cpu", dtype=torch.bfloat16, enabled=on)
