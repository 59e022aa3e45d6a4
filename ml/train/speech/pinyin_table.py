"""pypinyin (MIT) -> ml/asr/text/pinyin.table.ts: toneless syllables of the common characters.

    pinyin_table.py > ml/asr/text/pinyin.table.ts
"""
from pypinyin import lazy_pinyin

syllables = {}
for high in range(0xB0, 0xF8):  # the characters of GB 2312
    for low in range(0xA1, 0xFF):
        try:
            c = bytes([high, low]).decode('gb2312')
        except UnicodeDecodeError:
            continue
        syllables.setdefault(lazy_pinyin(c)[0], []).append(c)

rows = [f"{s}{''.join(cs)}" for s, cs in sorted(syllables.items()) if s.isascii()]
lines, line = [], ''
for row in rows:
    if len(line) + len(row) > 90 and line:
        lines.append(line)
        line = ''
    line += row + ' '
lines.append(line.rstrip())
print('/** Made by ml/train/speech/pinyin_table.py from pypinyin (MIT): a syllable, then the characters read so. */')
print('export const PINYIN =\n' + ' +\n'.join(f"  '{x}'" for x in lines) + ';')
