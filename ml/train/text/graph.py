"""
Writes a trained model as an ONNX graph with 8-bit weights, node by node.

Activations are quantised row by row (ONNX Runtime's own dynamic quantisation takes one scale a tensor), so an utterance's
scores do not depend on what else is in its batch. Weights take 7 of the 8 bits: processors without VNNI saturate beyond.
The word table is 8-bit with one scale a word; what is small or sensitive stays 32-bit.
"""

import numpy as np
from onnx import TensorProto, helper, numpy_helper

WEIGHT_LIMIT = 63
ACTIVATION_LIMIT = 127
#: Windows of a turn are at most 96 tokens long.
POSITIONS = 128


class Graph:
    def __init__(self, state):
        self.state = {k: v.float().numpy() for k, v in state.items()}
        self.nodes, self.init, self.count = [], {}, 0

    def const(self, name, value):
        if name not in self.init:
            self.init[name] = numpy_helper.from_array(np.array(value, order='C'), name)
        return name

    def ints(self, *values):
        return self.const('i_' + '_'.join(map(str, values)).replace('-', 'm'), np.array(values, np.int64))

    def number(self, value):
        return self.const(f'f_{value}', np.array(value, np.float32))

    def op(self, kind, *inputs, domain='', outputs=1, **attributes):
        self.count += 1
        names = [f'{kind}_{self.count}' + (f'_{i}' if outputs > 1 else '') for i in range(outputs)]
        self.nodes.append(helper.make_node(kind, list(inputs), names, name=f'{kind}_{self.count}', domain=domain, **attributes))
        return names[0] if outputs == 1 else names

    def dense(self, x, weight, bias, name):
        """x @ weight.T + bias with 8-bit weights: a scale for each output, and one for each row of x."""
        scale = np.maximum(np.abs(weight).max(1), 1e-8) / WEIGHT_LIMIT
        q = self.const(name + '.q', np.round(weight / scale[:, None]).astype(np.int8).T)
        peak = self.op('Max', self.op('ReduceMax', self.op('Abs', x), self.ints(-1), keepdims=1), self.number(1e-8))
        step = self.op('Mul', peak, self.number(1 / ACTIVATION_LIMIT))
        rounded = self.op('Add', self.op('Round', self.op('Div', x, step)), self.number(128.0))
        a = self.op('Cast', rounded, to=TensorProto.UINT8)
        y = self.op('Cast', self.op('MatMulInteger', a, q, self.const('zero_point', np.array(128, np.uint8))), to=TensorProto.FLOAT)
        y = self.op('Mul', self.op('Mul', y, step), self.const(name + '.scale', scale.astype(np.float32)))
        return self.op('Add', y, self.const(name + '.bias', bias))

    def plain(self, x, name, half=False):
        """A small head in 32 bits; with `half` its weights are kept in 16 and widened when the model is opened."""
        weight = self.state[name + '.weight'].T
        if half:
            w = self.op('Cast', self.const(name + '.weight', weight.astype(np.float16)), to=TensorProto.FLOAT)
        else:
            w = self.const(name + '.weight', weight)
        y = self.op('MatMul', x, w)
        return self.op('Add', y, self.const(name + '.bias', self.state[name + '.bias']))

    def linear(self, x, name):
        return self.dense(x, self.state[name + '.weight'], self.state[name + '.bias'], name)

    def norm(self, x, name):
        return self.op('LayerNormalization', x, self.const(name + '.weight', self.state[name + '.weight']),
                       self.const(name + '.bias', self.state[name + '.bias']), axis=-1, epsilon=1e-12)

    def words(self, ids):
        table = self.state['encoder.embeddings.word_embeddings.weight']
        scale = np.maximum(np.abs(table).max(1, keepdims=True), 1e-8) / 127
        q = self.const('words.q', np.clip(np.round(table / scale), -127, 127).astype(np.int8))
        s = self.const('words.scale', scale.astype(np.float32))
        rows = self.op('Cast', self.op('Gather', q, ids, axis=0), to=TensorProto.FLOAT)
        return self.op('Mul', rows, self.op('Gather', s, ids, axis=0))

    def encoder(self, ids, mask, types, heads):
        e = 'encoder.embeddings.'
        length = self.op('Slice', self.op('Shape', ids), self.ints(1), self.ints(2))
        positions = self.op('Slice', self.const('positions', self.state[e + 'position_embeddings.weight'][:POSITIONS]), self.ints(0), length)
        kind = self.op('Gather', self.const('types', self.state[e + 'token_type_embeddings.weight']), types, axis=0)
        x = self.op('Add', self.op('Add', self.words(ids), positions), kind)
        x = self.norm(x, e + 'LayerNorm')
        hidden = self.state[e + 'LayerNorm.weight'].shape[0]
        off = self.op('Sub', self.number(1.0), self.op('Cast', mask, to=TensorProto.FLOAT))
        bias = self.op('Unsqueeze', self.op('Mul', off, self.number(-1e4)), self.ints(1, 2))
        layers = 1 + max(int(k.split('.')[3]) for k in self.state if k.startswith('encoder.encoder.layer.'))
        for layer in range(layers):
            if layer == layers // 2:
                early = x
            x = self.layer(x, bias, f'encoder.encoder.layer.{layer}.', hidden, heads)
        return x, early, self.op('Unsqueeze', off, self.ints(2))

    def layer(self, x, bias, p, hidden, heads):
        size = hidden // heads
        parts = [p + 'attention.self.' + n for n in ('query', 'key', 'value')]
        weight = np.concatenate([self.state[n + '.weight'] for n in parts])
        both = np.concatenate([self.state[n + '.bias'] for n in parts])
        # The query carries the 1/sqrt(size), which saves a pass over the scores.
        weight[:hidden] /= size**0.5
        both[:hidden] /= size**0.5
        qkv = self.op('Split', self.dense(x, weight, both, p + 'qkv'), axis=-1, num_outputs=3, outputs=3)
        split = [self.op('Reshape', part, self.ints(0, 0, heads, size)) for part in qkv]
        q, v = (self.op('Transpose', split[i], perm=[0, 2, 1, 3]) for i in (0, 2))
        k = self.op('Transpose', split[1], perm=[0, 2, 3, 1])
        scores = self.op('Softmax', self.op('Add', self.op('MatMul', q, k), bias), axis=-1)
        mixed = self.op('Transpose', self.op('MatMul', scores, v), perm=[0, 2, 1, 3])
        mixed = self.op('Reshape', mixed, self.ints(0, 0, hidden))
        x = self.norm(self.op('Add', x, self.linear(mixed, p + 'attention.output.dense')), p + 'attention.output.LayerNorm')
        inner = self.op('Gelu', self.linear(x, p + 'intermediate.dense'))
        return self.norm(self.op('Add', x, self.linear(inner, p + 'output.dense')), p + 'output.LayerNorm')


def build(state, heads, variant):
    """The whole classifier: ids, mask and types in; logits, topics, tokens and the sentence vector out."""
    g = Graph(state)
    x, early, off = g.encoder('input_ids', 'attention_mask', 'token_type_ids', heads)
    on = g.op('Sub', g.number(1.0), off)
    count = g.op('ReduceSum', on, g.ints(1), keepdims=0)
    mean, early = (g.op('Div', g.op('ReduceSum', g.op('Mul', y, on), g.ints(1), keepdims=0), count) for y in (x, early))
    cls = g.op('Gather', x, g.const('zero', np.array(0, np.int64)), axis=1)
    pooled = g.op('Gelu', g.linear(g.op('Concat', cls, mean, axis=1), 'mix'))
    topic = g.plain(pooled, 'topic')
    tokens = g.plain(x, 'token')
    peak = g.op('ReduceMax', g.op('Sub', tokens, g.op('Mul', off, g.number(1e4))), g.ints(1), keepdims=0)
    asserted = g.op('Add', g.plain(pooled, 'asserted'), g.op('Mul', peak, g.const('gain', g.state['gain'])))
    logits = asserted
    if variant == 'factored':
        miss = g.op('Add', g.op('Softplus', g.op('Neg', topic)), g.op('Softplus', g.op('Neg', asserted)))
        odds = g.op('Sub', g.number(1.0), g.op('Exp', g.op('Neg', g.op('Max', miss, g.number(1e-6)))))
        logits = g.op('Sub', g.op('Neg', miss), g.op('Log', odds))
    sentence = g.plain(g.op('Concat', cls, early, axis=1), 'sentence', half=True)
    sentence = g.op('Div', sentence, g.op('ReduceL2', sentence, g.ints(1), keepdims=1))
    names = dict(logits=logits, topics=topic, tokens=tokens, sentence=sentence)
    for name, value in names.items():
        g.nodes.append(helper.make_node('Identity', [value], [name]))
    ints = [helper.make_tensor_value_info(n, TensorProto.INT64, ['batch', 'length']) for n in ('input_ids', 'attention_mask', 'token_type_ids')]
    shapes = dict(logits=['batch', 11], topics=['batch', 11], tokens=['batch', 'length', 11], sentence=['batch', 'hidden'])
    outs = [helper.make_tensor_value_info(n, TensorProto.FLOAT, s) for n, s in shapes.items()]
    graph = helper.make_graph(g.nodes, 'quicksilver-text', ints, outs, list(g.init.values()))
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid('', 20)], ir_version=9)
    return model
