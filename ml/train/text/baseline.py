"""
What the untouched encoder can do with a logistic regression on its sentence vectors, on the same split:
`python ml/train/text/baseline.py --lang en --encoder ENC.onnx --tokenizer models/text-en/tokenizer.json`.
Writes its part of ml/eval/text/frozen.json, which the evaluation prints beside the model.
"""

import argparse
import json
import os

import numpy as np
import torch
from sklearn.linear_model import LogisticRegression
from tokenizers import Tokenizer

from encoder import Encoder
from metrics import asked, choose_thresholds, summary, targets
from model import TextModel
from rows import LABELS, read_rows
from train import MAX_TOKENS, Batches, sentence_targets


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--lang', choices=['en', 'zh'], required=True)
    parser.add_argument('--encoder', required=True)
    parser.add_argument('--tokenizer', required=True)
    args = parser.parse_args()
    torch.set_num_threads(1)
    here = os.path.dirname(os.path.abspath(__file__))
    rows = read_rows(os.path.join(here, '../../data/compiled', args.lang + '.jsonl'))
    tokenizer = Tokenizer.from_file(args.tokenizer)
    tokenizer.enable_truncation(MAX_TOKENS)
    tokenizer.no_padding()
    model = TextModel(Encoder.from_onnx(args.encoder, {'en': 12, 'zh': 8}[args.lang]))
    vectors = sentence_targets(model, Batches(tokenizer, 32), rows).numpy()
    y, on = targets(rows), asked(rows)
    split = np.array([r.split for r in rows])
    p = np.zeros_like(y)
    for h in range(len(LABELS)):
        own = on[:, h] & (split == 'train')
        head = LogisticRegression(C=30, max_iter=2000).fit(vectors[own], y[own, h])
        p[on[:, h], h] = head.predict_proba(vectors[on[:, h]])[:, 1]
    of = lambda name: [i for i in range(len(rows)) if split[i] == name]
    validation, test = of('validation'), of('test')
    thresholds = choose_thresholds([rows[i] for i in validation], p[validation])
    found = summary([rows[i] for i in test], p[test], thresholds)
    print(json.dumps(found, indent=1))
    path = os.path.join(here, '../../eval/text/frozen.json')
    report = json.load(open(path, encoding='utf-8')) if os.path.exists(path) else {}
    exact = lambda x: {'value': round(x, 4), 'low': round(x, 4), 'high': round(x, 4)}
    report[args.lang] = {'risk': exact(found['risk']), 'objection': exact(found['objection']),
                         'ordinaryAlarms': exact(found['ordinary_alarms']), 'hardAlarms': exact(found['hard_alarms'])}
    with open(path, 'w', encoding='utf-8') as out:
        json.dump(report, out, indent=2)
        out.write('\n')


if __name__ == '__main__':
    main()
