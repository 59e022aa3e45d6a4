"""Averages the weights of runs that started from one another: `python soup.py OUT RUN [RUN...]`."""

import os
import sys

import torch

out, runs = sys.argv[1], sys.argv[2:]
saved = [torch.load(os.path.join(run, 'model.pt'), weights_only=True) for run in runs]
mean = {k: sum(s['model'][k] for s in saved) / len(saved) for k in saved[0]['model']}
os.makedirs(out, exist_ok=True)
torch.save({**saved[0], 'model': mean}, os.path.join(out, 'model.pt'))
