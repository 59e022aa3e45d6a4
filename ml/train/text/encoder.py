"""BERT encoder whose parameters keep the names of the published weights, read from an ONNX file."""

import re

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import nn
from torch.nn import functional as F


def read_onnx(path):
    """Weights of an exported encoder as {module path: array}; exported MatMul weights are transposed back."""
    graph = onnx.load(path).graph
    init = {t.name: numpy_helper.to_array(t) for t in graph.initializer}
    state = {k: v for k, v in init.items() if not k.startswith('onnx::')}
    for node in graph.node:
        if node.op_type != 'MatMul':
            continue
        for name in node.input:
            if name in init and name.startswith('onnx::'):
                module = node.name.strip('/').rsplit('/', 1)[0].replace('/', '.')
                module = re.sub(r'^.*?encoder\.', 'encoder.', module)
                module = re.sub(r'layer\.(\d+)\.layer\.\1', r'layer.\1', module)
                state[module + '.weight'] = init[name].T.copy()
    return {k: torch.from_numpy(np.array(v)) for k, v in state.items() if 'position_ids' not in k and 'pooler' not in k}


class Layer(nn.Module):
    def __init__(self, hidden, heads, inner, dropout):
        super().__init__()
        self.heads = heads
        self.attention = nn.ModuleDict({
            'self': nn.ModuleDict({n: nn.Linear(hidden, hidden) for n in ('query', 'key', 'value')}),
            'output': nn.ModuleDict({'dense': nn.Linear(hidden, hidden), 'LayerNorm': nn.LayerNorm(hidden, eps=1e-12)}),
        })
        self.intermediate = nn.ModuleDict({'dense': nn.Linear(hidden, inner)})
        self.output = nn.ModuleDict({'dense': nn.Linear(inner, hidden), 'LayerNorm': nn.LayerNorm(hidden, eps=1e-12)})
        self.drop = nn.Dropout(dropout)

    def forward(self, x, bias):
        b, s, h = x.shape
        own = self.attention['self']
        q, k, v = (own[n](x).view(b, s, self.heads, h // self.heads).transpose(1, 2) for n in ('query', 'key', 'value'))
        scores = q @ k.transpose(-1, -2) / (h // self.heads) ** 0.5 + bias
        mixed = (self.drop(scores.softmax(-1)) @ v).transpose(1, 2).reshape(b, s, h)
        out = self.attention['output']
        x = out['LayerNorm'](x + self.drop(out['dense'](mixed)))
        y = self.output['dense'](F.gelu(self.intermediate['dense'](x)))
        return self.output['LayerNorm'](x + self.drop(y))


class Encoder(nn.Module):
    def __init__(self, vocab, hidden, layers, heads, inner, positions=512, dropout=0.1):
        super().__init__()
        self.embeddings = nn.ModuleDict({
            'word_embeddings': nn.Embedding(vocab, hidden),
            'position_embeddings': nn.Embedding(positions, hidden),
            'token_type_embeddings': nn.Embedding(2, hidden),
            'LayerNorm': nn.LayerNorm(hidden, eps=1e-12),
        })
        self.encoder = nn.ModuleDict({'layer': nn.ModuleList(Layer(hidden, heads, inner, dropout) for _ in range(layers))})
        self.drop = nn.Dropout(dropout)

    def forward(self, ids, mask, types):
        """Token vectors of the last layer and of the middle one."""
        e = self.embeddings
        x = e['word_embeddings'](ids) + e['position_embeddings'].weight[: ids.shape[1]]
        x = x + e['token_type_embeddings'](types)
        x = self.drop(e['LayerNorm'](x))
        bias = (1.0 - mask[:, None, None, :].to(x.dtype)) * -1e4
        middle = len(self.encoder['layer']) // 2
        for depth, layer in enumerate(self.encoder['layer']):
            if depth == middle:
                early = x
            x = layer(x, bias)
        return x, early

    @classmethod
    def from_onnx(cls, path, heads, dropout=0.1):
        state = read_onnx(path)
        vocab, hidden = state['embeddings.word_embeddings.weight'].shape
        layers = 1 + max(int(k.split('.')[2]) for k in state if k.startswith('encoder.layer.'))
        inner = state['encoder.layer.0.intermediate.dense.weight'].shape[0]
        model = cls(vocab, hidden, layers, heads, inner, state['embeddings.position_embeddings.weight'].shape[0], dropout)
        model.load_state_dict(state)
        return model
