"""Moonshine (English): published ONNX/ORT weights -> one encoder and one decoder graph.

The published decoder holds two copies of its graph behind an `If` and expands its 8-bit weights at every step. Here the bytes
are taken over unchanged into graphs of our own: the encoder ends in every layer's cross keys and values, the decoder takes
them with a cache laid out [position, layer * 2, width], so that a step only appends and a draft is verified in one pass.

    moonshine.py ENCODER.onnx DECODER_MERGED.onnx OUT_DIR
"""
import os
import re
import sys

import numpy as np
import onnx
from onnx import helper, numpy_helper

from graph import FLOAT, INT64, MS, Graph, Quantised, causal_bias, signed

EVAL = {
    'Cast': lambda n, x: x[0].astype(helper.tensor_dtype_to_np_dtype(n.attribute[0].i)),
    'Mul': lambda n, x: x[0] * x[1],
    'Add': lambda n, x: x[0] + x[1],
    'Transpose': lambda n, x: x[0].T,
    'DequantizeLinear': lambda n, x: (x[0].astype(np.float32) - x[2].astype(np.float32)) * x[1],
}


class Source:
    """Weights of a published graph by the path of the module that uses them."""

    def __init__(self, path):
        model = onnx.load(path)
        branch = [n for n in model.graph.node if n.op_type == 'If']
        inner = {a.name: a.g for a in branch[0].attribute}['else_branch'] if branch else None
        self.raw = {i.name: i for g in ([model.graph] + ([inner] if inner else [])) for i in g.initializer}
        self.made = {}
        nodes = list(model.graph.node) + (list(inner.node) if inner else [])
        self.by_output = {o: n for n in nodes for o in n.output}

    def value(self, name):
        if name in self.made:
            return self.made[name]
        if name in self.raw:
            a = numpy_helper.to_array(self.raw[name])
        else:
            n = self.by_output[name]
            a = EVAL[n.op_type](n, [self.value(i) for i in n.input])
        self.made[name] = a
        return a

    def array(self, *names):
        """First of these names that exists, with or without the suffix that merging left."""
        for name in names:
            for candidate in (name, f'{name}_merged_0'):
                if candidate in self.raw or candidate in self.by_output:
                    return self.value(candidate).astype(np.float32)
        return None

    def bytes_of(self, base):
        """The published bytes as unsigned ones with an integer zero point: no value changes."""
        q, scale = self.value(f'{base}_quantized'), float(self.value(f'{base}_scale').reshape(-1)[0])
        z = self.value(f'{base}_zero_point').reshape(-1)[0]
        shift = 128 if q.dtype == np.int8 else 0
        zero = round(float(-z / scale)) if np.issubdtype(z.dtype, np.floating) else int(z)
        return Quantised(q.astype(np.int16) + shift, scale, zero + shift)

    def linear(self, module):
        out = f'/{module}/MatMul_output_0'
        node = self.by_output[out]
        if node.op_type == 'MatMul':
            return self.bytes_of(node.input[1].removesuffix('_add_tensor'))
        integer = next(n for n in self.by_output.values() if n.op_type == 'MatMulInteger' and n.output[0] == f'{out}_output_quantized')
        return self.bytes_of(integer.input[1].removesuffix('_quantized'))


def rope_tables(g, src, positions):
    inverse = src.array('/rotary_emb/Cast_1_output_0', '/model/decoder/rotary_emb/Cast_1_output_0')
    if inverse is None:
        raise SystemExit('no rotary frequencies in this graph')
    angle = np.arange(positions, dtype=np.float64)[:, None] * inverse.reshape(-1)[None, :]
    g.rotary = 2 * angle.shape[1]
    return g.weight('cos', np.cos(angle).astype(np.float32)), g.weight('sin', np.sin(angle).astype(np.float32))


def rope(g, x, positions, cos, sin, heads):
    return g.op('RotaryEmbedding', [x, positions, cos, sin], domain=MS, interleaved=1, num_heads=heads,
                rotary_embedding_dim=g.rotary)


def encoder(enc, dec, path, heads):
    g = Graph()
    g.input('audio', FLOAT, [1, 'samples'])
    width = enc.array('layer_norm.weight').shape[0]
    layers = 1 + max(int(m.group(1)) for m in (re.match(r'layers\.(\d+)\.', k) for k in enc.raw) if m)
    dim = width // heads
    x = g.op('Unsqueeze', ['audio', g.const([1])])

    def conv(k):
        t = enc.bytes_of(f'conv{k}.weight')
        return g.expanded(f'conv{k}', t.q, t.scale[0], t.zero[0])

    x = g.op('Tanh', [g.op('Conv', [x, conv(1)], strides=[64])])
    gamma = enc.array('groupnorm.weight') if 'groupnorm.weight' in enc.raw else enc.value(enc.by_output['/groupnorm/Mul_output_0'].input[1])
    beta = enc.array('groupnorm.bias') if 'groupnorm.bias' in enc.raw else enc.value(enc.by_output['/groupnorm/Add_output_0'].input[1])
    # one group over channels and time
    flat = g.op('InstanceNormalization', [g.op('Reshape', [x, g.const([0, 1, -1])]), g.f([1.0]), g.f([0.0])], epsilon=1e-5)
    x = g.op('Reshape', [flat, g.op('Shape', [x])])
    x = g.op('Add', [g.op('Mul', [x, g.weight('gn.g', gamma.reshape(-1, 1))]), g.weight('gn.b', beta.reshape(-1, 1))])
    x = g.op('Gelu', [g.op('Conv', [x, conv(2), g.weight('conv2.b', enc.array('conv2.bias'))], strides=[3])])
    x = g.op('Gelu', [g.op('Conv', [x, conv(3), g.weight('conv3.b', enc.array('conv3.bias'))], strides=[2])])
    x = g.op('Transpose', [x], perm=[0, 2, 1])
    frames = g.op('Squeeze', [g.op('Slice', [g.op('Shape', [x]), g.const([1]), g.const([2])])])
    positions = g.op('Unsqueeze', [g.op('Range', [g.const(0), frames, g.const(1)]), g.const([0])])
    cos, sin = rope_tables(g, enc, 2048)
    for i in range(layers):
        p = f'layers.{i}'
        y = g.norm(x, enc.array(f'{p}.input_layernorm.weight'), None, f'{p}.n1')
        m = f'layers.{i}/self_attn'
        qkv = Quantised.columns([enc.linear(f'{m}/{k}_proj') for k in 'qkv'])
        q, k, v = g.op('Split', [g.linear(y, qkv, name=f'{p}.qkv')], n=3, axis=-1, num_outputs=3)
        q, k = (rope(g, t, positions, cos, sin, heads) for t in (q, k))
        a = g.op('MultiHeadAttention', [q, k, v], domain=MS, num_heads=heads)
        proj = 'o_proj' if f'/{m}/o_proj/MatMul_output_0' in enc.by_output else 'dense'
        x = g.op('Add', [x, g.linear(a, enc.linear(f'{m}/{proj}'), name=f'{p}.o')])
        y = g.norm(x, enc.array(f'{p}.post_attention_layernorm.weight'), None, f'{p}.n2')
        y = g.op('Gelu', [g.linear(y, enc.linear(f'{p}/mlp/fc1'), enc.array(f'{p}.mlp.fc1.bias'), f'{p}.f1')])
        x = g.op('Add', [x, g.linear(y, enc.linear(f'{p}/mlp/fc2'), enc.array(f'{p}.mlp.fc2.bias'), f'{p}.f2')])
    x = g.norm(x, enc.array('layer_norm.weight'), None, 'norm')
    for i in range(layers):
        for kind in 'kv':
            y = g.linear(x, dec.linear(f'model/decoder/layers.{i}/encoder_attn/{kind}_proj'), name=f'cross.{i}.{kind}')
            y = g.op('Reshape', [y, g.const([0, -1, heads, dim])])
            g.op('Transpose', [y], perm=[0, 2, 1, 3], out=f'cross_{i}_{kind}')
            g.output(f'cross_{i}_{kind}', FLOAT, [1, heads, 'frames', dim])
    g.save(path, 'encoder')
    return layers, width


def decoder(dec, path, heads, layers, width):
    g = Graph()
    dim = width // heads
    g.input('ids', INT64, ['new'])
    g.input('past', FLOAT, ['old', layers * 2, width])
    table = dec.bytes_of('model.decoder.embed_tokens.weight_merged_0')
    x = g.op('Unsqueeze', [g.embedding(table, 'ids'), g.const([0])])
    old, new = (g.op('Slice', [g.op('Shape', [t]), g.const([0]), g.const([1])]) for t in ('past', 'ids'))
    positions = g.op('Unsqueeze', [g.op('Range', [g.op('Squeeze', [old]), g.op('Squeeze', [g.op('Add', [old, new])]), g.const(1)]), g.const([0])])
    bias = causal_bias(g, old, new)
    cos, sin = rope_tables(g, dec, 512)
    cached = g.op('Split', ['past'], n=layers * 2, axis=1, num_outputs=layers * 2)
    fresh = []
    for i in range(layers):
        p, m = f'model.decoder.layers.{i}', f'model/decoder/layers.{i}'
        y = g.norm(x, dec.array(f'{p}.input_layernorm.weight'), None, f'{i}.n1')
        qkv = Quantised.columns([dec.linear(f'{m}/self_attn/{k}_proj') for k in 'qkv'])
        q, k, v = g.op('Split', [g.linear(y, qkv, name=f'{i}.qkv')], n=3, axis=-1, num_outputs=3)
        q, k = (rope(g, t, positions, cos, sin, heads) for t in (q, k))
        fresh += [g.op('Reshape', [t, g.const([-1, 1, width])]) for t in (k, v)]
        whole = [g.op('Concat', [g.op('Reshape', [cached[2 * i + j], g.const([1, -1, width])]), t], axis=1) for j, t in enumerate((k, v))]
        a = g.op('MultiHeadAttention', [q, *whole, '', '', bias], domain=MS, num_heads=heads)
        x = g.op('Add', [x, g.linear(a, dec.linear(f'{m}/self_attn/dense'), name=f'{i}.o')])
        y = g.norm(x, dec.array(f'{p}.post_attention_layernorm.weight'), None, f'{i}.n2')
        q = g.linear(y, dec.linear(f'{m}/encoder_attn/q_proj'), name=f'{i}.xq')
        cross = [g.input(f'cross_{i}_{kind}', FLOAT, [1, heads, 'frames', dim]) for kind in 'kv']
        a = g.op('MultiHeadAttention', [q, *cross], domain=MS, num_heads=heads)
        x = g.op('Add', [x, g.linear(a, dec.linear(f'{m}/encoder_attn/dense'), name=f'{i}.xo')])
        y = g.norm(x, dec.array(f'{p}.final_layernorm.weight'), None, f'{i}.n3')
        up = g.linear(y, dec.linear(f'{m}/mlp/up_proj'), dec.array(f'{p}.mlp.up_proj.bias'), f'{i}.up')
        value, gate = g.op('Split', [up], n=2, axis=-1, num_outputs=2)
        y = g.op('Mul', [value, g.op('Mul', [gate, g.op('Sigmoid', [gate])])])
        x = g.op('Add', [x, g.linear(y, dec.linear(f'{m}/mlp/down_proj'), dec.array(f'{p}.mlp.down_proj.bias'), f'{i}.down')])
    x = g.op('Squeeze', [g.norm(x, dec.array('model.decoder.norm.weight'), None, 'norm'), g.const([0])])
    logits_of(g, x, table)
    g.op('Concat', fresh, axis=1, out='fresh')
    g.output('fresh', FLOAT, ['new', layers * 2, width])
    g.save(path, 'decoder')


def logits_of(g, x, table):
    """The embedding's bytes turned round; the runtime does that once, at load, so the file holds them once."""
    turned = g.op('Transpose', ['tokens.q'], perm=[1, 0])
    rows = table.q.shape[0]
    g.op('DynamicQuantizeMatMul', [x, turned, g.weight('head.s', np.array(table.scale[:1])), g.weight('head.z', signed(table.zero[:1]))],
         domain=MS, out='logits')
    g.output('logits', FLOAT, ['new', rows])
    g.pick('logits')


if __name__ == '__main__':
    enc_path, dec_path, out = sys.argv[1:4]
    os.makedirs(out, exist_ok=True)
    enc, dec = Source(enc_path), Source(dec_path)
    layers, width = encoder(enc, dec, f'{out}/encoder.onnx', 8)
    decoder(dec, f'{out}/decoder.onnx', 8, layers, width)
    print(layers, width, {f: os.path.getsize(f'{out}/{f}') for f in os.listdir(out)})
