"""A small ONNX graph builder with 8-bit matrix products.

Weights are stored as signed bytes, which processors with VNNI multiply a third faster; on others the runtime must be told to
turn them into unsigned ones at load (see ml/pool/session.ts), because there the signed product saturates. The results are
the same to the bit. Activations are quantised per call (DynamicQuantizeMatMul).
"""
import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

MS = 'com.microsoft'
FLOAT, INT64 = TensorProto.FLOAT, TensorProto.INT64


def signed(unsigned):
    return (unsigned.astype(np.int16) - 128).astype(np.int8)


class Quantised:
    """A weight [in, out] as bytes with one scale and zero point a column."""

    def __init__(self, q, scale, zero):
        cols = q.shape[1]
        self.q = q.astype(np.uint8)
        self.scale = np.broadcast_to(np.asarray(scale, np.float32), (cols,)).copy()
        self.zero = np.broadcast_to(np.asarray(zero, np.uint8), (cols,)).copy()

    def dequantised(self):
        return (self.q.astype(np.float32) - self.zero.astype(np.float32)) * self.scale

    @staticmethod
    def columns(parts):
        return Quantised(
            np.concatenate([p.q for p in parts], 1),
            np.concatenate([p.scale for p in parts]),
            np.concatenate([p.zero for p in parts]),
        )


def quantise(w):
    """Float [in, out] to bytes, asymmetric, a scale for every column."""
    lo, hi = np.minimum(w.min(0), 0), np.maximum(w.max(0), 0)
    scale = np.maximum((hi - lo) / 255, 1e-9).astype(np.float32)
    zero = np.clip(np.round(-lo / scale), 0, 255)
    return Quantised(np.clip(np.round(w / scale + zero), 0, 255), scale, zero)


class Graph:
    def __init__(self):
        self.nodes, self.inits, self.names, self.count = [], [], set(), 0
        self.inputs, self.outputs = [], []

    def weight(self, name, array):
        if name not in self.names:
            self.names.add(name)
            self.inits.append(numpy_helper.from_array(np.ascontiguousarray(array), name))
        return name

    def const(self, value, dtype=np.int64):
        a = np.array(value, dtype=dtype)
        return self.weight(f'c_{np.dtype(dtype).name}_{a.shape}_{a.tolist()}'.replace(' ', ''), a)

    def f(self, value):
        return self.const(value, np.float32)

    def op(self, kind, inputs, n=1, out=None, domain='', **attributes):
        self.count += 1
        outs = out if isinstance(out, list) else [out] if out else [f'{kind}_{self.count}_{j}' for j in range(n)]
        self.nodes.append(helper.make_node(kind, inputs, outs, name=f'{kind}_{self.count}', domain=domain, **attributes))
        return outs[0] if len(outs) == 1 else outs

    def linear(self, x, w, bias=None, name=None, out=None):
        """x [..., in] times w; a Quantised weight is multiplied in bytes, a float one as it is."""
        if isinstance(w, Quantised):
            ins = [x, self.weight(f'{name}.q', signed(w.q)), self.weight(f'{name}.s', w.scale), self.weight(f'{name}.z', signed(w.zero))]
            if bias is not None:
                ins.append(self.weight(f'{name}.b', bias.astype(np.float32)))
            return self.op('DynamicQuantizeMatMul', ins, domain=MS, out=out)
        y = self.op('MatMul', [x, self.weight(f'{name}.w', w.astype(np.float32))], out=None if bias is not None else out)
        return y if bias is None else self.op('Add', [y, self.weight(f'{name}.b', bias.astype(np.float32))], out=out)

    def norm(self, x, gamma, beta, name):
        ins = [x, self.weight(f'{name}.g', gamma.astype(np.float32))]
        if beta is not None:
            ins.append(self.weight(f'{name}.b', beta.astype(np.float32)))
        return self.op('LayerNormalization', ins, axis=-1, epsilon=1e-5)

    def expanded(self, name, q, scale, zero):
        """Bytes in the file, floats after the runtime has folded constants at load: for kernels without an 8-bit form."""
        x = self.op('Cast', [self.weight(f'{name}.q', q)], to=FLOAT)
        return self.op('Mul', [self.op('Sub', [x, self.f(float(zero))]), self.f(float(scale))])

    def embedding(self, table, ids):
        """Rows of a byte table [vocab, width] (one scale for all), as floats; the same bytes serve the output product."""
        rows = self.op('Cast', [self.op('Gather', [self.weight('tokens.q', signed(table.q)), ids])], to=FLOAT)
        rows = self.op('Sub', [rows, self.f(float(table.zero[0]) - 128)])
        return self.op('Mul', [rows, self.f(float(table.scale[0]))])

    def value_info(self, side, name, kind, shape):
        side.append(helper.make_tensor_value_info(name, kind, shape))
        return name

    def input(self, name, kind, shape):
        return self.value_info(self.inputs, name, kind, shape)

    def output(self, name, kind, shape):
        return self.value_info(self.outputs, name, kind, shape)

    def pick(self, logits):
        """What a greedy step needs, so that a vocabulary's worth of floats stays inside: best token and its log-probability."""
        self.op('ArgMax', [logits], axis=-1, keepdims=0, out='token')
        top = self.op('ReduceMax', [logits, self.const([1])], keepdims=0)
        self.op('Sub', [top, self.op('ReduceLogSumExp', [logits, self.const([1])], keepdims=0)], out='log_prob')
        self.output('token', INT64, ['new'])
        self.output('log_prob', FLOAT, ['new'])

    def save(self, path, name, opset=20):
        g = helper.make_graph(self.nodes, name, self.inputs, self.outputs, self.inits)
        m = helper.make_model(g, opset_imports=[helper.make_opsetid('', opset), helper.make_opsetid(MS, 1)], ir_version=9)
        onnx.save(m, path)


def causal_bias(g, past, new):
    """[1, 1, new, past + new]: 0 where a position may look, very negative where it lies ahead."""
    total = g.op('Add', [past, new])
    keys = g.op('Range', [g.const(0), g.op('Squeeze', [total]), g.const(1)])
    rows = g.op('Unsqueeze', [g.op('Range', [g.op('Squeeze', [past]), g.op('Squeeze', [total]), g.const(1)]), g.const([1])])
    ahead = g.op('Greater', [g.op('Unsqueeze', [keys, g.const([0])]), rows])
    return g.op('Unsqueeze', [g.op('Where', [ahead, g.f(-1e9), g.f(0.0)]), g.const([0, 1])])
