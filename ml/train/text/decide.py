"""
Calibrates the exported model and chooses its thresholds on the validation split:
`python ml/train/text/decide.py models/text-en --lang en`. Writes decision.json beside model.onnx.

Each label's probability is sigmoid(scale * logit + shift), fitted towards the fit of all labels of its side, so that a
label with few rows is not led astray. Thresholds: metrics.choose_thresholds.
"""

import argparse
import hashlib
import json
import os

import numpy as np
from tokenizers import Tokenizer

from export import session
from metrics import asked, choose_thresholds, summary, targets
from rows import HEADS, LABELS, read_rows
from train import MAX_TOKENS


def logits_of(folder, rows, name='logits'):
    """The exported model's output for each row, one at a time as at run time."""
    tokenizer = Tokenizer.from_file(os.path.join(folder, 'tokenizer.json'))
    tokenizer.enable_truncation(MAX_TOKENS)
    tokenizer.no_padding()
    runtime = session(os.path.join(folder, 'model.onnx'))
    out = []
    for row, encoding in zip(rows, tokenizer.encode_batch([r.text for r in rows])):
        ids = np.array([encoding.ids])
        types = np.full_like(ids, row.speaker == 'customer')
        out.append(runtime.run([name], dict(input_ids=ids, attention_mask=np.ones_like(ids), token_type_ids=types))[0][0])
    return np.stack(out) if name != 'tokens' else out


def fit(z, y, towards=None, strength=0.0):
    """(log scale, shift) by Newton's method on the log loss, drawn to `towards` with `strength` pseudo-rows."""
    w = np.array(towards if towards is not None else (0.0, 0.0))
    start = w.copy()
    for _ in range(50):
        scale = np.exp(w[0])
        p = 1 / (1 + np.exp(-(scale * z + w[1])))
        x = np.stack([scale * z, np.ones_like(z)])
        gradient = x @ (p - y) + strength * (w - start)
        hessian = (x * (p * (1 - p))) @ x.T + (strength + 1e-6) * np.eye(2)
        step = np.clip(np.linalg.solve(hessian, gradient), -0.5, 0.5)
        w = w - step
        if np.abs(step).max() < 1e-6:
            break
    return w


def calibrate(rows, z):
    """[(scale, shift)] for each label."""
    y, on = targets(rows), asked(rows)
    out = [None] * len(LABELS)
    for side in HEADS.values():
        rows_on = on[:, side[0]]
        pooled = fit(z[rows_on][:, side].ravel(), y[rows_on][:, side].ravel())
        for h in side:
            log_scale, shift = fit(z[rows_on, h], y[rows_on, h], pooled, strength=10.0)
            out[h] = (float(np.exp(log_scale)), float(shift))
    return out


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('folder')
    parser.add_argument('--lang', choices=['en', 'zh'], required=True)
    parser.add_argument('--data')
    parser.add_argument('--early', type=float, default=0.5, help='how far from the threshold to certainty a partial must be')
    args = parser.parse_args()
    here = os.path.dirname(os.path.abspath(__file__))
    rows = read_rows(args.data or os.path.join(here, '../../data/compiled', args.lang + '.jsonl'))
    validation = [r for r in rows if r.split == 'validation']
    z = logits_of(args.folder, validation)
    rules = calibrate(validation, z)
    scale, shift = (np.array(x) for x in zip(*rules))
    p = 1 / (1 + np.exp(-(z * scale + shift)))
    thresholds = choose_thresholds(validation, p)
    print(json.dumps(summary(validation, p, thresholds), indent=1))
    with open(os.path.join(args.folder, 'model.onnx'), 'rb') as weights:
        revision = hashlib.sha256(weights.read()).hexdigest()[:12]
    decision = {'lang': args.lang, 'revision': revision, 'rules': {
        label: {'scale': round(s, 4), 'shift': round(b, 4), 'threshold': round(float(t), 3),
                'early': round(float(t + (1 - t) * args.early), 3)}
        for label, (s, b), t in zip(LABELS, rules, thresholds)}}
    with open(os.path.join(args.folder, 'decision.json'), 'w', encoding='utf-8') as out:
        json.dump(decision, out, indent=2)
        out.write('\n')


if __name__ == '__main__':
    main()
