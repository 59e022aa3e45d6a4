"""Figures that the training is judged by; the runtime's own evaluation is ml/eval/text.eval.ts."""

import numpy as np

from rows import HEADS, LABELS


def targets(rows):
    y = np.zeros((len(rows), len(LABELS)), np.float32)
    for i, row in enumerate(rows):
        y[i, list(row.carried)] = 1
    return y


def asked(rows):
    """True where the head is asked, that is, belongs to the row's speaker."""
    out = np.zeros((len(rows), len(LABELS)), bool)
    for i, row in enumerate(rows):
        out[i, HEADS[row.speaker]] = True
    return out


def f1(y, hit):
    tp = (y & hit).sum(0)
    return 2 * tp / np.maximum(1, y.sum(0) + hit.sum(0))


def average_precision(y, p):
    order = np.argsort(-p)
    y = y[order]
    return float((np.cumsum(y) / np.arange(1, len(y) + 1))[y > 0].mean()) if y.sum() else float('nan')


def summary(rows, p, thresholds):
    """Macro-F1 per side, false alarms in 100 ordinary and hard rows, per-label F1 and average precision."""
    y, on = targets(rows) > 0, asked(rows)
    hit = (p >= thresholds) & on
    out = {'rows': len(rows)}
    speakers = np.array([r.speaker for r in rows])
    kinds = np.array([r.kind for r in rows])
    for side, name in (('rep', 'risk'), ('customer', 'objection')):
        own = speakers == side
        heads = list(HEADS[side])
        if own.any():
            scores = f1(y[own][:, heads], hit[own][:, heads])
            out[name] = float(scores.mean())
            out[name + '_labels'] = {LABELS[h]: round(float(s), 3) for h, s in zip(heads, scores)}
            out[name + '_ap'] = float(np.nanmean([average_precision(y[own][:, h], p[own][:, h]) for h in heads]))
    for kind in ('ordinary', 'hard'):
        own = kinds == kind
        if own.any():
            out[kind + '_alarms'] = 100 * float(hit[own].any(1).mean())
    return out


def choose_thresholds(rows, p, most=1.0):
    """
    One threshold a label. A shared one is found first; each label may then leave it for its own best F1 (smoothed, so
    that a handful of rows cannot pull it far), and all are raised together until at most `most` in 100 ordinary rows
    raise an alarm.
    """
    y, on = targets(rows) > 0, asked(rows)
    ordinary = np.array([r.kind == 'ordinary' for r in rows])
    grid = np.arange(0.2, 0.96, 0.02)
    shared = grid[int(np.argmax([np.mean([f1(y[on[:, h], h], p[on[:, h], h] >= t) for h in range(len(LABELS)) if on[:, h].any()])
                                 for t in grid]))]
    own = np.full(len(LABELS), shared)
    for h in range(len(LABELS)):
        if on[:, h].any() and y[on[:, h], h].sum() >= 10:
            scores = np.array([f1(y[on[:, h], h], p[on[:, h], h] >= t) for t in grid])
            smooth = np.convolve(np.pad(scores, 3, mode='edge'), np.ones(7) / 7, 'valid')
            own[h] = 0.5 * shared + 0.5 * grid[int(np.argmax(smooth))]
    for _ in range(200):
        alarms = ((p >= own) & on)[ordinary].any(1).mean() if ordinary.any() else 0
        if 100 * alarms <= most:
            break
        own = own + (1 - own) * 0.03
    return own
