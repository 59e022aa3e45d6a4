"""Writes an encoder's tokenizer without truncation and padding, and lower-casing: `python tokenizer.py IN.json OUT.json`."""

import json
import sys

with open(sys.argv[1], encoding='utf-8') as source:
    tokenizer = json.load(source)
tokenizer.update(truncation=None, padding=None)
tokenizer['normalizer']['lowercase'] = True
with open(sys.argv[2], 'w', encoding='utf-8') as out:
    json.dump(tokenizer, out, ensure_ascii=False, separators=(',', ':'))
