"""ml/asr/text/common.table.ts: words that are more likely meant than a name that sounds alike.

English from our own training utterances (a word that is written small there), Chinese from jieba's dictionary (MIT).

    common_words.py ml/data/sources JIEBA/dict.txt > ml/asr/text/common.table.ts
"""
import collections
import glob
import re
import sys

PAIRS = 10_000

english = collections.Counter()
for path in glob.glob(f'{sys.argv[1]}/en-*/*.txt'):
    for line in open(path, encoding='utf8'):
        if re.match(r'[+-]', line):
            english.update(set(re.findall(r"(?<![A-Za-z'])[a-z][a-z']{2,}", line.rsplit('|', 1)[-1])))

words = sorted(w for w, n in english.items() if n >= 4)
entries = [line.split(' ') for line in open(sys.argv[2], encoding='utf8')]
ranked = sorted((e for e in entries if re.fullmatch(r'[\u4e00-\u9fff]{2}', e[0])), key=lambda e: -int(e[1]))
pairs = sorted(e[0] for e in ranked[:PAIRS])


def text(name, parts, joint, width):
    lines, line = [], ''
    for part in parts:
        if line and len(line) + len(part) > width:
            lines.append(line)
            line = ''
        line += part + joint
    lines.append(line.rstrip())
    quote = '"' if name == 'ENGLISH' else "'"
    return f"export const {name} =\n" + ' +\n'.join(f'  {quote}{x}{quote}' for x in lines) + ';\n'


print('/** Made by ml/train/speech/common_words.py from ml/data and jieba (MIT): words that are said often; Chinese ones in pairs. */')
print(text('ENGLISH', words, ' ', 110))
print(text('CHINESE', pairs, '', 60), end='')
sys.stderr.write(f'{len(words)} words, {len(pairs)} pairs\n')
