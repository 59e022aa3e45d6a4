"""Figures that the training is judged by; the runtime's own evaluation is ml/eval/text.eval.ts."""

import numpy as np

from rows import HEADS, LABELS, OBJECTION, RISK


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


#: No label counts below this probability. Ordinary talk of customers comes closer to objections than that of reps to
#: promises, and closest to the one that takes in everything else.
FLOOR = np.array([0.55] * len(RISK) + [0.6] * (len(OBJECTION) - 1) + [0.75])
#: What a few ordinary rows of the split can raise a threshold to.
CEILING = 0.7


def choose_thresholds(rows, p, ordinary_most=0.8, hard_most=9.0):
    """
    One threshold a label. A shared one is found first; each label may then leave it halfway for its own best F1
    (smoothed, so that a handful of rows cannot pull it far). Then, until at most `ordinary_most` in 100 ordinary rows and
    `hard_most` in 100 hard negatives raise an alarm, the threshold is raised whose rise costs the least F1 for each alarm
    that it ends. The limits lie under the product's own (1 and 12): a validation split is always a little too kind.
    """
    y, on = targets(rows) > 0, asked(rows)
    n = len(LABELS)
    grid = np.arange(0.2, 0.96, 0.02)
    score = lambda h, t: f1(y[on[:, h], h], p[on[:, h], h] >= t) if on[:, h].any() else 0.0
    curves = np.array([[score(h, t) for t in grid] for h in range(n)])
    smooth = np.array([np.convolve(np.pad(c, 3, mode='edge'), np.ones(7) / 7, 'valid') for c in curves])
    shared = grid[int(np.argmax(smooth.mean(0)))]
    own = np.array([0.5 * shared + 0.5 * grid[int(np.argmax(c))] if y[:, h].sum() >= 10 else shared for h, c in enumerate(smooth)])
    own = np.maximum(own, FLOOR)
    top_of = np.maximum(own, CEILING)
    kinds = np.array([r.kind for r in rows])
    for kind, most in (('ordinary', ordinary_most), ('hard', hard_most)):
        where = np.flatnonzero(kinds == kind)
        while len(where) and 100 * ((p >= own) & on)[where].any(1).mean() > most:
            alarms = ((p >= own) & on)[where]
            choices = []
            for h in range(n):
                # Only a rise that silences whole rows helps: rows that nobody else flags.
                alone = np.sort(p[where[alarms[:, h] & (alarms.sum(1) == 1)], h])
                for ended, top in enumerate(alone, 1):
                    if top < top_of[h]:
                        choices.append(((score(h, own[h]) - score(h, top + 1e-4) + 1e-4) / ended, h, float(top) + 1e-4))
            if not choices:
                break
            _, h, own[h] = min(choices)
    return own
