"""The classifier: one encoder, for each label a topic and an assertion, a tagger of the causing words, an embedding."""

import torch
from torch import nn
from torch.nn import functional as F

from encoder import Encoder
from rows import LABELS


class TextModel(nn.Module):
    """Logits of carried labels [B, 11], of topics [B, 11], of causing tokens [B, S, 11]; unit sentence vectors [B, H]."""

    def __init__(self, encoder: Encoder, variant='factored'):
        super().__init__()
        self.encoder = encoder
        self.variant = variant
        hidden = encoder.embeddings['word_embeddings'].weight.shape[1]
        n = len(LABELS)
        self.drop = nn.Dropout(0.1)
        self.mix = nn.Linear(hidden * 2, hidden)
        self.topic = nn.Linear(hidden, n)
        self.asserted = nn.Linear(hidden, n)
        self.token = nn.Linear(hidden, n)
        #: How much the strongest causing word counts beside the sentence.
        self.gain = nn.Parameter(torch.full((n,), 0.3))
        self.sentence = nn.Linear(hidden * 2, hidden)
        nn.init.zeros_(self.sentence.weight)
        nn.init.eye_(self.sentence.weight[:, :hidden])
        nn.init.zeros_(self.sentence.bias)
        for head in (self.topic, self.asserted, self.token):
            nn.init.normal_(head.weight, std=0.02)
            nn.init.constant_(head.bias, -1.0)

    def forward(self, ids, mask, types):
        x, early = self.encoder(ids, mask, types)
        on = mask.unsqueeze(-1).to(x.dtype)
        mean, early = ((y * on).sum(1) / on.sum(1) for y in (x, early))
        cls = x[:, 0]
        pooled = self.drop(F.gelu(self.mix(torch.cat([cls, mean], 1))))
        topic = self.topic(pooled)
        tokens = self.token(self.drop(x))
        peak = (tokens - (1 - on) * 1e4).amax(1)
        asserted = self.asserted(pooled) + self.gain * peak
        if self.variant == 'factored':
            # log-odds of sigmoid(topic) * sigmoid(asserted); softplus keeps it exact where both are extreme.
            miss = F.softplus(-topic) + F.softplus(-asserted)
            carried = -miss - torch.log(-torch.expm1(-miss.clamp(min=1e-6)))
        else:
            carried = asserted
        # The middle layer still knows what the fine-tuned ones no longer need.
        sentence = F.normalize(self.sentence(torch.cat([cls, early], 1)), dim=1)
        return carried, topic, tokens, sentence
