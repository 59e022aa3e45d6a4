"""Writes runs/<lang>/model.pt as 8-bit ONNX and checks it against the trained model: `python export.py RUN OUT.onnx`."""

import os
import sys

import numpy as np
import onnx
import onnxruntime
import torch

from encoder import Encoder
from graph import build
from model import TextModel


def load(run):
    saved = torch.load(os.path.join(run, 'model.pt'), weights_only=True)
    state = saved['model']
    words = state['encoder.embeddings.word_embeddings.weight']
    hidden = words.shape[1]
    layers = 1 + max(int(k.split('.')[3]) for k in state if k.startswith('encoder.encoder.layer.'))
    inner = state['encoder.encoder.layer.0.intermediate.dense.weight'].shape[0]
    heads = {384: 12, 512: 8}[hidden]
    model = TextModel(Encoder(words.shape[0], hidden, layers, heads, inner), saved['variant'])
    model.load_state_dict(state)
    return model.eval(), heads, saved['variant']


def session(path):
    settings = onnxruntime.SessionOptions()
    settings.intra_op_num_threads = 1
    return onnxruntime.InferenceSession(path, settings, providers=['CPUExecutionProvider'])


def main():
    run, out = sys.argv[1:3]
    model, heads, variant = load(run)
    onnx.save(build(model.state_dict(), heads, variant), out)
    runtime = session(out)
    rng = np.random.default_rng(1)
    worst, batch_worst = np.zeros(4), 0.0
    for _ in range(20):
        ids = rng.integers(1000, 20000, (3, int(rng.integers(5, 60))))
        mask, types = np.ones_like(ids), np.tile(rng.integers(0, 2, (3, 1)), (1, ids.shape[1]))
        mask[2, ids.shape[1] // 2:] = 0
        feeds = dict(input_ids=ids, attention_mask=mask, token_type_ids=types)
        got = runtime.run(None, feeds)
        with torch.no_grad():
            want = [x.numpy() for x in model(*(torch.from_numpy(feeds[k]) for k in ('input_ids', 'attention_mask', 'token_type_ids')))]
        prob = lambda z: 1 / (1 + np.exp(-z))
        worst = np.maximum(worst, [np.abs(prob(got[0]) - prob(want[0])).max(), np.abs(prob(got[1]) - prob(want[1])).max(), 0, np.abs(got[3] - want[3]).max()])
        alone = runtime.run(None, {k: v[:1] for k, v in feeds.items()})
        batch_worst = max(batch_worst, np.abs(prob(alone[0]) - prob(got[0][:1])).max())
    print(f'{os.path.getsize(out) / 1e6:.1f} MB, probabilities differ by at most {worst[0]:.4f} (topics {worst[1]:.4f}), '
          f'sentence vectors by {worst[3]:.4f}, batched from alone by {batch_worst:.2e}')


if __name__ == '__main__':
    main()
