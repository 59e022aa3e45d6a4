"""tokenizer.json of a sentencepiece-like BPE model -> the list of pieces that the recogniser reads.

    tokens.py TOKENIZER.json OUT.json
"""
import json
import sys

source = json.load(open(sys.argv[1]))
pieces = [''] * (1 + max(source['model']['vocab'].values()))
for piece, i in source['model']['vocab'].items():
    pieces[i] = piece
for added in source.get('added_tokens', []):
    while len(pieces) <= added['id']:
        pieces.append('')
    pieces[added['id']] = ''  # markers have no text
json.dump(pieces, open(sys.argv[2], 'w'), ensure_ascii=False, separators=(',', ':'))
print(len(pieces))
