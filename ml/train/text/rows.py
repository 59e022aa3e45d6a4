"""Compiled utterances as arrays: text, per-character label bits, carried labels and topics."""

import json
from dataclasses import dataclass

import numpy as np

RISK = ['price_promise', 'delivery_promise', 'outcome_guarantee', 'contract_term', 'roadmap_promise', 'competitor_claim']
OBJECTION = ['price', 'delivery_time', 'competitor', 'decision_process', 'other']
LABELS = RISK + OBJECTION
INDEX = {name: i for i, name in enumerate(LABELS)}
#: Which of the eleven heads is asked for which speaker.
HEADS = {'rep': list(range(len(RISK))), 'customer': list(range(len(RISK), len(LABELS)))}


@dataclass
class Row:
    id: str
    speaker: str
    text: str
    #: One int per character; bit i says that the character belongs to the words that cause label i.
    bits: np.ndarray
    carried: frozenset
    topics: frozenset
    #: Labels carried without marked words: the token head learns nothing from them.
    unmarked: frozenset
    tag: str
    split: str

    @property
    def kind(self):
        return 'positive' if self.carried else 'hard' if self.topics else 'ordinary'


def read_rows(path):
    """Rows of one language. Spans are UTF-16; the corpus holds no character outside the basic plane."""
    rows = []
    with open(path, encoding='utf-8') as lines:
        for line in lines:
            raw = json.loads(line)
            bits = np.zeros(len(raw['text']), np.int32)
            carried, marked = set(), set()
            for mark in raw['risk'] + raw['objection']:
                label = INDEX[mark['label']]
                carried.add(label)
                if 'span' in mark:
                    marked.add(label)
                    start, end = mark['span']
                    bits[start:end] |= 1 << label
            rows.append(Row(raw['id'], raw['speaker'], raw['text'], bits, frozenset(carried),
                            frozenset(INDEX[t] for t in raw['topics']), frozenset(carried - marked), raw['tag'], raw['split']))
    return rows
