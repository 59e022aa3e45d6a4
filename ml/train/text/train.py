"""
Fine-tunes one language's classifier: `python ml/train/text/train.py --lang en --encoder bge-small-en-v1.5.onnx
--tokenizer bge-small-en-v1.5-tokenizer.json --out ml/train/text/runs/en`.

Seeded; a checkpoint after every epoch, from which the same command goes on; stops at --minutes of CPU time.
The exponential average of the weights is what is evaluated and exported.
"""

import argparse
import json
import os
import time
from dataclasses import replace

import numpy as np
import torch
from tokenizers import Tokenizer
from torch.nn import functional as F

from augment import augmented
from encoder import Encoder
from metrics import asked, choose_thresholds, summary
from model import TextModel
from rows import HEADS, LABELS, read_rows

#: Longer turns are cut in training and read in overlapping windows at run time.
MAX_TOKENS = 96
#: The average of the weights takes a look every so many steps.
AVERAGE_EVERY = 4


def options():
    parser = argparse.ArgumentParser()
    parser.add_argument('--lang', choices=['en', 'zh'], required=True)
    parser.add_argument('--encoder', required=True)
    parser.add_argument('--tokenizer', required=True)
    parser.add_argument('--data')
    parser.add_argument('--extra', nargs='*', default=[], help='more compiled files, training split only')
    parser.add_argument('--out', required=True)
    parser.add_argument('--init', help='the run whose weights a second stage starts from')
    parser.add_argument('--epochs', type=int, default=10)
    parser.add_argument('--minutes', type=float, default=75)
    parser.add_argument('--rate', type=float, default=5e-5)
    parser.add_argument('--head-rate', type=float, default=5e-4)
    parser.add_argument('--layer-decay', type=float, default=0.9)
    parser.add_argument('--batch', type=int, default=32)
    parser.add_argument('--swap-ordinary', action='store_true', help='ordinary talk of one side also as the other side\'s')
    parser.add_argument('--hard', type=float, default=1.5, help='weight of a hard negative')
    parser.add_argument('--topic-loss', type=float, default=0.3)
    parser.add_argument('--token-loss', type=float, default=0.5)
    parser.add_argument('--sentence-loss', type=float, default=4.0)
    parser.add_argument('--variant', choices=['factored', 'direct'], default='factored')
    parser.add_argument('--frozen', type=int, default=0, help='lowest layers left as they are')
    parser.add_argument('--ema', type=float, default=0.995)
    parser.add_argument('--seed', type=int, default=1)
    parser.add_argument('--threads', type=int, default=1)
    parser.add_argument('--heads', type=int, help='attention heads of the encoder; by its width where not given')
    return parser.parse_args()


class Batches:
    """Tokenises rows and cuts them into batches of like length."""

    def __init__(self, tokenizer, size):
        self.tokenizer, self.size = tokenizer, size

    def encode(self, rows):
        return self.tokenizer.encode_batch([r.text for r in rows])

    def order(self, encodings, rng=None):
        """Indices a batch; with a generator shuffled, the lengths blurred so that batches differ by epoch."""
        lengths = np.array([len(e.ids) for e in encodings], float)
        if rng is not None:
            lengths = lengths * rng.uniform(0.85, 1.15, len(lengths))
        by_length = np.argsort(lengths, kind='stable')
        batches = [by_length[i:i + self.size] for i in range(0, len(by_length), self.size)]
        if rng is not None:
            rng.shuffle(batches)
        return batches

    def tensors(self, rows, encodings, which):
        longest = max(len(encodings[i].ids) for i in which)
        ids = np.zeros((len(which), longest), np.int64)
        mask = np.zeros_like(ids)
        types = np.zeros_like(ids)
        for k, i in enumerate(which):
            own = encodings[i].ids
            ids[k, :len(own)] = own
            mask[k, :len(own)] = 1
            types[k, :len(own)] = rows[i].speaker == 'customer'
        return torch.from_numpy(ids), torch.from_numpy(mask), torch.from_numpy(types)

    def labels(self, rows, encodings, which, longest):
        """Carried, topic and token targets with the weights that say where they count."""
        n = len(LABELS)
        carried, topics, on = (np.zeros((len(which), n), np.float32) for _ in range(3))
        tokens, tokens_on = (np.zeros((len(which), longest, n), np.float32) for _ in range(2))
        for k, i in enumerate(which):
            row = rows[i]
            heads = list(HEADS[row.speaker])
            carried[k, list(row.carried)] = 1
            topics[k, list(row.topics)] = 1
            on[k, heads] = 1
            known = [h for h in heads if h not in row.unmarked]
            for t, (start, end) in enumerate(encodings[i].offsets):
                if end > start:
                    tokens_on[k, t, known] = 1
                    here = int(np.bitwise_or.reduce(row.bits[start:end])) if end <= len(row.bits) else 0
                    for h in row.carried:
                        tokens[k, t, h] = here >> h & 1
        return [torch.from_numpy(x) for x in (carried, topics, on, tokens, tokens_on)]


@torch.no_grad()
def predict(model, batches, rows, want=0, fast=False):
    model.eval()
    encodings = batches.encode(rows)
    out = [None] * len(rows)
    for which in batches.order(encodings):
        with torch.autocast('cpu', dtype=torch.bfloat16, enabled=fast):
            result = model(*batches.tensors(rows, encodings, which))[want].float()
        for k, i in enumerate(which):
            out[i] = result[k].numpy()
    return np.stack(out)


@torch.no_grad()
def sentence_targets(model, batches, rows):
    """What the untouched encoder makes of each row: the fine-tuned one must still be able to say it."""
    plain = [r for r in rows]
    encodings = batches.encode(plain)
    out = [None] * len(rows)
    model.eval()
    for which in batches.order(encodings):
        ids, mask, _ = batches.tensors(plain, encodings, which)
        cls = F.normalize(model.encoder(ids, mask, torch.zeros_like(ids))[0][:, 0], dim=1)
        for k, i in enumerate(which):
            out[i] = cls[k]
    return torch.stack(out)


def parameter_groups(model, args):
    layers = len(model.encoder.encoder['layer'])
    groups = {}
    for name, parameter in model.named_parameters():
        if not name.startswith('encoder.'):
            rate = args.head_rate
        else:
            found = name.split('.')
            depth = int(found[3]) + 1 if found[1] == 'encoder' else 0
            if name == 'encoder.embeddings.word_embeddings.weight' or depth <= args.frozen and depth > 0 or args.frozen and depth == 0:
                parameter.requires_grad_(False)
                continue
            rate = args.rate * args.layer_decay ** (layers - depth)
        decay = 0.01 if parameter.ndim > 1 else 0.0
        groups.setdefault((rate, decay), []).append(parameter)
    return [{'params': p, 'lr': r, 'base': r, 'weight_decay': d} for (r, d), p in groups.items()]


def losses(model, batch, args, kinds, target, whole):
    ids, mask, types, carried, topics, on, tokens, tokens_on = batch
    z, topic, tags, sentence = (x.float() for x in model(ids, mask, types))
    weight = on * torch.tensor([args.hard if k == 'hard' else 1.0 for k in kinds])[:, None]
    bce = F.binary_cross_entropy_with_logits
    loss = (bce(z, carried, reduction='none') * weight).sum() / weight.sum() * 6
    loss = loss + args.topic_loss * (bce(topic, topics, reduction='none') * on).sum() / on.sum() * 6
    loss = loss + args.token_loss * (bce(tags, tokens, reduction='none') * tokens_on).sum() / tokens_on.sum() * 6
    similar = 1 - (sentence * target).sum(1)
    loss = loss + args.sentence_loss * (similar * whole).sum() / whole.sum().clamp(min=1)
    # Who is near whom counts for more than where everybody stands: compare all pairs of the batch as well.
    pairs = whole[:, None] * whole[None, :]
    apart = (sentence @ sentence.T - target @ target.T) ** 2
    return loss + args.sentence_loss * 5 * (apart * pairs).sum() / pairs.sum().clamp(min=1)


def main():
    args = options()
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    os.makedirs(args.out, exist_ok=True)
    here = os.path.dirname(os.path.abspath(__file__))
    data = args.data or os.path.join(here, '../../data/compiled', args.lang + '.jsonl')
    rows = read_rows(data)
    train = [r for r in rows if r.split == 'train']
    for path in args.extra:
        train += [r for r in read_rows(path) if r.split == 'train']
    if args.swap_ordinary:
        other = {'rep': 'customer', 'customer': 'rep'}
        train += [replace(r, speaker=other[r.speaker]) for r in train if r.kind == 'ordinary']
    validation = [r for r in rows if r.split == 'validation']
    tokenizer = Tokenizer.from_file(args.tokenizer)
    tokenizer.enable_truncation(MAX_TOKENS)
    tokenizer.no_padding()
    batches = Batches(tokenizer, args.batch)
    encoder = Encoder.from_onnx(args.encoder, args.heads or {384: 12, 512: 8}[dict(en=384, zh=512)[args.lang]])
    model = TextModel(encoder, args.variant)
    bf16 = bool(getattr(torch.cpu, '_is_avx512_bf16_supported', lambda: False)())
    print(json.dumps({'train': len(train), 'validation': len(validation), 'bf16': bf16, **vars(args)}), flush=True)

    groups = parameter_groups(model, args)
    targets = sentence_targets(model, batches, train)
    if args.init:
        model.load_state_dict(torch.load(os.path.join(args.init, 'model.pt'), weights_only=True)['model'])
    optimizer = torch.optim.AdamW(groups, fused=True)
    average = {k: v.detach().clone() for k, v in model.state_dict().items()}
    learnt = [(name, value) for name, value in model.named_parameters() if value.requires_grad]
    steps = args.epochs * -(-len(train) // args.batch)
    state = {'epoch': 0, 'step': 0, 'cpu': 0.0}
    checkpoint = os.path.join(args.out, 'checkpoint.pt')
    if os.path.exists(checkpoint):
        saved = torch.load(checkpoint, weights_only=True)
        model.load_state_dict(saved['model'])
        optimizer.load_state_dict(saved['optimizer'])
        average, state = saved['average'], saved['state']
    by_speaker = {s: [r for r in train if r.speaker == s] for s in HEADS}
    for epoch in range(state['epoch'], args.epochs):
        rng = np.random.default_rng([args.seed, epoch])
        torch.manual_seed(args.seed * 1000 + epoch)
        started, wall, total = time.process_time(), time.time(), 0.0
        version, whole = zip(*(augmented(r, by_speaker[r.speaker], args.lang, rng) for r in train))
        encodings = batches.encode(version)
        order = batches.order(encodings, rng)
        model.train()
        for which in order:
            part = batches.tensors(version, encodings, which)
            part = (*part, *batches.labels(version, encodings, which, part[0].shape[1]))
            done = state['step'] / steps
            scale = min(1.0, done / 0.06 + 0.02) * max(0.0, 1 - done) ** 0.9
            for group in groups:
                group['lr'] = group['base'] * scale
            for real, group in zip(optimizer.param_groups, groups):
                real['lr'] = group['lr']
            with torch.autocast('cpu', dtype=torch.bfloat16, enabled=bf16):
                loss = losses(model, part, args, [version[i].kind for i in which], targets[which],
                              torch.tensor([float(whole[i]) for i in which]))
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_([p for g in groups for p in g['params']], 1.0)
            optimizer.step()
            state['step'] += 1
            if state['step'] % AVERAGE_EVERY == 0:
                keep = min(args.ema, (1 + state['step']) / (10 + state['step'])) ** AVERAGE_EVERY
                with torch.no_grad():
                    for name, value in learnt:
                        average[name].lerp_(value, 1 - keep)
            total += float(loss.detach())
        state['epoch'] = epoch + 1
        state['cpu'] += time.process_time() - started
        live = {k: v.clone() for k, v in model.state_dict().items()}
        model.load_state_dict(average)
        report = {'epoch': epoch, 'loss': round(total / len(order), 4), 'cpu': round(state['cpu']), 'wall': round(time.time() - wall)}
        if validation:
            p = 1 / (1 + np.exp(-predict(model, batches, validation, fast=bf16)))
            report.update(summary(validation, p, choose_thresholds(validation, p)))
        model.load_state_dict(live)
        print(json.dumps({k: round(v, 4) if isinstance(v, float) else v for k, v in report.items()}), flush=True)
        torch.save({'model': live, 'optimizer': optimizer.state_dict(), 'average': average, 'state': state}, checkpoint + '.part')
        os.replace(checkpoint + '.part', checkpoint)
        if state['cpu'] > args.minutes * 60:
            print('stopped by --minutes', flush=True)
            break
    torch.save({'model': average, 'variant': args.variant, 'lang': args.lang}, os.path.join(args.out, 'model.pt'))


if __name__ == '__main__':
    main()
