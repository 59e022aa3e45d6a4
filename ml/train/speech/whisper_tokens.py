"""Which of Whisper's tokens Mandarin and English need, and how they are written.

Other scripts are left out: the table becomes smaller, and what is not in it cannot be invented. Marks that are never spoken
(notes, brackets, bullets) are left out as well, as in Whisper's own list of suppressed tokens.
"""
import json

SPECIAL = ['<|endoftext|>', '<|startoftranscript|>', '<|en|>', '<|zh|>', '<|transcribe|>', '<|startofprev|>', '<|nocaptions|>', '<|notimestamps|>']
UNSPOKEN = set('"#()*+/:;<=>@[\\]^_`{|}~「」『』♪♫♬♩♭♮♯—–…')
CJK_MARKS = set('，。？！、；：％·')


def byte_alphabet():
    printable = [b for b in range(256) if 33 <= b <= 126 or 161 <= b <= 172 or b >= 174]
    rest = [b for b in range(256) if b not in printable]
    return {chr(b): b for b in printable} | {chr(256 + i): b for i, b in enumerate(rest)}


def wanted(text):
    if any(c in UNSPOKEN for c in text):
        return False
    return all(' ' <= c <= '~' or '\u4e00' <= c <= '\u9fff' or c in CJK_MARKS for c in text)


def read(path):
    """(rows of the published table to keep, pieces to write, names of the special rows in order)"""
    source = json.load(open(path))
    alphabet = byte_alphabet()
    rows, pieces = [], []
    for token, i in sorted(source['model']['vocab'].items(), key=lambda e: e[1]):
        if token in SPECIAL:
            continue
        data = bytes(alphabet[c] for c in token)
        try:
            text = data.decode('utf8')
            if wanted(text):
                rows.append(i)
                pieces.append(text)
        except UnicodeDecodeError:  # part of a character; the characters that matter are made of such parts
            rows.append(i)
            pieces.append(list(data))
    special = {a['content']: a['id'] for a in source['added_tokens']}
    return rows + [special[s] for s in SPECIAL], pieces
