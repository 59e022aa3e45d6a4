"""OpenCC's TSCharacters.txt (Apache-2.0) -> ml/asr/text/simplified.table.ts: one simplified character for each traditional.

    simplified.py TSCharacters.txt > ml/asr/text/simplified.table.ts
"""
import sys

pairs = []
for line in open(sys.argv[1], encoding='utf8'):
    if '\t' not in line or line.startswith('#'):
        continue
    traditional, simplified = line.rstrip('\n').split('\t')
    first = simplified.split(' ')[0]
    # only what recognisers write: the basic plane, and characters that do change
    if traditional != first and len(traditional) == len(first) == 1 and '\u4e00' <= traditional <= '\u9fff' and first <= '\u9fff':
        pairs.append((traditional, first))
pairs.sort()

WIDTH = 50


def text(name, characters):
    rows = [characters[i:i + WIDTH] for i in range(0, len(characters), WIDTH)]
    return f"export const {name} =\n" + ' +\n'.join(f"  '{r}'" for r in rows) + ';\n'


print('/** Made by ml/train/speech/simplified.py from OpenCC (Apache-2.0): the characters stand in pairs by position. */')
print(text('TRADITIONAL', ''.join(a for a, _ in pairs)))
print(text('SIMPLIFIED', ''.join(b for _, b in pairs)), end='')
