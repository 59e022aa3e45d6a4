"""Whisper base (multilingual) from a CTranslate2 file -> encoder and decoder graphs with 8-bit weights.

The encoder takes samples (the mel front end is inside) and ends in every layer's cross keys and values. The decoder has the
cache layout of moonshine.py and returns the four best tokens of each position.

    whisper.py MODEL.bin TOKENIZER.json OUT_DIR
"""
import json
import os
import sys

import numpy as np

import ctranslate2
import mel
import whisper_tokens
from graph import FLOAT, INT64, MS, Graph, causal_bias, quantise, signed

DIM = 64
CHOICES = 4


def half(g, name, a):
    """The source holds half precision; so does the file, and the runtime widens it once, at load."""
    return g.op('Cast', [g.weight(f'{name}.h', a.astype(np.float16))], to=FLOAT)


def norm(g, x, w, p):
    return g.norm(x, w[f'{p}/gamma'], w[f'{p}/beta'], p)


def linear(g, x, weight, bias, name):
    return g.linear(x, quantise(weight.T), bias, name)


def feed_forward(g, x, w, p):
    y = norm(g, x, w, f'{p}/ffn/layer_norm')
    y = g.op('Gelu', [linear(g, y, w[f'{p}/ffn/linear_0/weight'], w[f'{p}/ffn/linear_0/bias'], f'{p}.f1')])
    return g.op('Add', [x, linear(g, y, w[f'{p}/ffn/linear_1/weight'], w[f'{p}/ffn/linear_1/bias'], f'{p}.f2')])


def queries_keys_values(g, x, w, p):
    y = norm(g, x, w, f'{p}/self_attention/layer_norm')
    y = linear(g, y, w[f'{p}/self_attention/linear_0/weight'], w[f'{p}/self_attention/linear_0/bias'], f'{p}.qkv')
    return g.op('Split', [y], n=3, axis=-1, num_outputs=3)


def front_end(g):
    """Log-mel spectrogram: a short-time Fourier transform as one convolution, 100 frames a second."""
    size = 400
    k, f = np.arange(size), np.arange(size // 2 + 1)[:, None]
    window = np.hanning(size + 1)[:-1]
    angle = 2 * np.pi * f * k / size
    kernel = np.concatenate([np.cos(angle) * window, -np.sin(angle) * window])[:, None, :].astype(np.float32)
    x = g.op('Unsqueeze', ['audio', g.const([1])])
    x = g.op('Pad', [x, g.const([0, 0, size // 2, 0, 0, size // 2])], mode='reflect')
    real, imaginary = g.op('Split', [g.op('Conv', [x, g.weight('dft', kernel)], strides=[160])], n=2, axis=1, num_outputs=2)
    power = g.op('Add', [g.op('Mul', [real, real]), g.op('Mul', [imaginary, imaginary])])
    x = g.op('Max', [g.op('MatMul', [g.weight('mel', mel.bands()), power]), g.f(1e-10)])
    x = g.op('Mul', [g.op('Log', [x]), g.f(1 / np.log(10))])
    x = g.op('Slice', [x, g.const([0]), g.const([-1]), g.const([2])])  # one frame more than the model was trained with
    floor = g.op('Sub', [g.op('ReduceMax', [x], keepdims=1), g.f(8.0)])
    return g.op('Mul', [g.op('Add', [g.op('Max', [x, floor]), g.f(4.0)]), g.f(0.25)])


def encoder(w, path, layers, heads):
    g = Graph()
    g.input('audio', FLOAT, [1, 'samples'])
    x = front_end(g)
    for k, strides in ((1, [1]), (2, [2])):
        weights = half(g, f'conv{k}', w[f'encoder/conv{k}/weight'])
        bias = g.weight(f'conv{k}.b', w[f'encoder/conv{k}/bias'])
        x = g.op('Gelu', [g.op('Conv', [x, weights, bias], pads=[1, 1], strides=strides)])
    x = g.op('Transpose', [x], perm=[0, 2, 1])
    frames = g.op('Slice', [g.op('Shape', [x]), g.const([1]), g.const([2])])
    positions = half(g, 'positions', w['encoder/position_encodings/encodings'])
    x = g.op('Add', [x, g.op('Slice', [positions, g.const([0]), frames, g.const([0])])])
    for i in range(layers):
        p = f'encoder/layer_{i}'
        a = g.op('MultiHeadAttention', queries_keys_values(g, x, w, p), domain=MS, num_heads=heads)
        x = g.op('Add', [x, linear(g, a, w[f'{p}/self_attention/linear_1/weight'], w[f'{p}/self_attention/linear_1/bias'], f'{p}.o')])
        x = feed_forward(g, x, w, p)
    x = norm(g, x, w, 'encoder/layer_norm')
    for i in range(layers):
        p = f'decoder/layer_{i}/attention/linear_1'
        weights, biases = np.split(w[f'{p}/weight'], 2), np.split(w[f'{p}/bias'], 2)
        for j, kind in enumerate('kv'):
            y = g.op('Reshape', [linear(g, x, weights[j], biases[j], f'cross.{i}.{kind}'), g.const([0, -1, heads, DIM])])
            g.op('Transpose', [y], perm=[0, 2, 1, 3], out=f'cross_{i}_{kind}')
            g.output(f'cross_{i}_{kind}', FLOAT, [1, heads, 'frames', DIM])
    g.save(path, 'encoder')


def decoder(w, rows, spoken, path, layers, heads):
    """`spoken`: how many of the rows are text; the row after them ends an utterance, the rest only begin one."""
    g = Graph()
    width = heads * DIM
    g.input('ids', INT64, ['new'])
    g.input('past', FLOAT, ['old', layers * 2, width])
    table = w['decoder/embeddings/weight'][rows]
    head = quantise(table.T)
    bytes_, scale, zero = (g.weight(f'tokens.{n}', a) for n, a in (('q', signed(head.q).T), ('s', head.scale), ('z', signed(head.zero))))
    picked = g.op('Cast', [g.op('Gather', [bytes_, 'ids'])], to=FLOAT)
    zeros = g.op('Cast', [g.op('Unsqueeze', [g.op('Gather', [zero, 'ids']), g.const([1])])], to=FLOAT)
    scales = g.op('Unsqueeze', [g.op('Gather', [scale, 'ids']), g.const([1])])
    x = g.op('Mul', [g.op('Sub', [picked, zeros]), scales])
    old, new = (g.op('Slice', [g.op('Shape', [t]), g.const([0]), g.const([1])]) for t in ('past', 'ids'))
    positions = half(g, 'positions', w['decoder/position_encodings/encodings'])
    x = g.op('Add', [x, g.op('Slice', [positions, old, g.op('Add', [old, new]), g.const([0])])])
    x = g.op('Unsqueeze', [x, g.const([0])])
    bias = causal_bias(g, old, new)
    cached = g.op('Split', ['past'], n=layers * 2, axis=1, num_outputs=layers * 2)
    fresh = []
    for i in range(layers):
        p = f'decoder/layer_{i}'
        q, k, v = queries_keys_values(g, x, w, p)
        fresh += [g.op('Reshape', [t, g.const([-1, 1, width])]) for t in (k, v)]
        whole = [g.op('Concat', [g.op('Reshape', [cached[2 * i + j], g.const([1, -1, width])]), t], axis=1) for j, t in enumerate((k, v))]
        a = g.op('MultiHeadAttention', [q, *whole, '', '', bias], domain=MS, num_heads=heads)
        x = g.op('Add', [x, linear(g, a, w[f'{p}/self_attention/linear_1/weight'], w[f'{p}/self_attention/linear_1/bias'], f'{p}.o')])
        y = norm(g, x, w, f'{p}/attention/layer_norm')
        q = linear(g, y, w[f'{p}/attention/linear_0/weight'], w[f'{p}/attention/linear_0/bias'], f'{p}.xq')
        cross = [g.input(f'cross_{i}_{kind}', FLOAT, [1, heads, 'frames', DIM]) for kind in 'kv']
        a = g.op('MultiHeadAttention', [q, *cross], domain=MS, num_heads=heads)
        x = g.op('Add', [x, linear(g, a, w[f'{p}/attention/linear_2/weight'], w[f'{p}/attention/linear_2/bias'], f'{p}.xo')])
        x = feed_forward(g, x, w, p)
    x = g.op('Squeeze', [norm(g, x, w, 'decoder/layer_norm'), g.const([0])])
    turned = g.op('Transpose', [bytes_], perm=[1, 0])
    logits = g.op('DynamicQuantizeMatMul', [x, turned, scale, zero], domain=MS)
    total = g.op('ReduceLogSumExp', [logits, g.const([1])], keepdims=1)
    text = g.op('Slice', [logits, g.const([0]), g.const([spoken + 1]), g.const([1])])
    best, token = g.op('TopK', [text, g.const([CHOICES])], out=['best', 'token'], axis=-1)
    g.op('Sub', [best, g.op('ReduceLogSumExp', [text, g.const([1])], keepdims=1)], out='log_prob')
    # what the first position says of the language and of silence: end, start, en, zh, ...
    g.op('Sub', [g.op('Slice', [logits, g.const([spoken]), g.const([len(rows)]), g.const([1])]), total], out='opening')
    g.op('Concat', fresh, axis=1, out='fresh')
    g.output('token', INT64, ['new', CHOICES])
    g.output('log_prob', FLOAT, ['new', CHOICES])
    g.output('opening', FLOAT, ['new', len(rows) - spoken])
    g.output('fresh', FLOAT, ['new', layers * 2, width])
    g.save(path, 'decoder')


if __name__ == '__main__':
    model, tokenizer, out = sys.argv[1:4]
    os.makedirs(out, exist_ok=True)
    weights = ctranslate2.read(model)
    layers = 1 + max(int(k.split('_')[1].split('/')[0]) for k in weights if k.startswith('encoder/layer_') and k[14].isdigit())
    rows, pieces = whisper_tokens.read(tokenizer)
    heads = weights['decoder/embeddings/weight'].shape[1] // DIM
    encoder(weights, f'{out}/encoder.onnx', layers, heads)
    decoder(weights, rows, len(pieces), f'{out}/decoder.onnx', layers, heads)
    json.dump(pieces, open(f'{out}/tokens.json', 'w'), ensure_ascii=False, separators=(',', ':'))
    print(layers, heads, len(pieces), {f: os.path.getsize(f'{out}/{f}') for f in os.listdir(out)})
