"""Speech-like variation of a row: casing, punctuation, fillers, lost words, homophones, longer turns, prefixes."""

import re
from dataclasses import replace

import numpy as np

FILLERS = {
    'en': ['um ', 'uh ', 'you know ', 'I mean ', 'so ', 'well ', 'like ', 'yeah ', 'okay so ', 'right ', 'look '],
    'zh': ['嗯', '呃', '那个', '就是', '这个', '哎', '然后', '其实', '那', '对', '就是说'],
}
HOMOPHONES = {
    'en': [('their', 'there'), ('there', 'their'), ("you're", 'your'), ('your', "you're"), ("it's", 'its'), ('its', "it's"),
           ('to', 'two'), ('for', 'four'), ('four', 'for'), ('by', 'buy'), ('buy', 'by'), ('know', 'no'), ("we'll", 'will'),
           ("we'll", 'well'), ("i'll", 'all'), ('week', 'weak'), ('than', 'then'), ('right', 'write'), ("can't", 'can'),
           ("we're", 'were'), ('price', 'prize'), ('whole', 'hole'), ('our', 'are'), ("won't", 'want')],
    'zh': [('在', '再'), ('的', '地'), ('的', '得'), ('得', '的'), ('做', '作'), ('他', '她'), ('那', '哪'), ('价', '架'),
           ('送', '松'), ('订', '定'), ('定', '订'), ('签', '千'), ('账', '帐'), ('象', '像'), ('和', '合'), ('应', '因'),
           ('它', '他'), ('及', '即'), ('期', '其'), ('款', '宽'), ('货', '或')],
}
#: Never exchanged where it would turn a refusal into a promise.
FLIPS = {"can't", "won't"}
PUNCTUATION = re.compile(r"[^\w\s'%$£€&+./-]|(?<!\d)[./-]|[./-](?!\d)")
FULLWIDTH = str.maketrans(',?!;:', '\uff0c\uff1f\uff01\uff1b\uff1a')
HALFWIDTH = str.maketrans('\uff0c\uff1f\uff01\uff1b\uff1a', ',?!;:')


def keep(row, mask):
    """The row with only the characters where the mask is true."""
    return replace(row, text=''.join(c for c, m in zip(row.text, mask) if m), bits=row.bits[mask])


def splice(row, start, end, words):
    """Replaces text[start:end]; new characters belong to the words that both neighbours belong to."""
    left = row.bits[start - 1] if start > 0 else 0
    right = row.bits[end] if end < len(row.bits) else 0
    inner = row.bits[start] if end > start else left & right
    bits = np.concatenate([row.bits[:start], np.full(len(words), inner, np.int32), row.bits[end:]])
    return replace(row, text=row.text[:start] + words + row.text[end:], bits=bits)


def unpunctuated(row):
    """Lower case without punctuation, as most recognisers hand it over."""
    mask = np.ones(len(row.text), bool)
    for found in PUNCTUATION.finditer(row.text):
        mask[found.start():found.end()] = False
    out = keep(row, mask)
    lowered = out.text.lower()
    return replace(out, text=lowered) if len(lowered) == len(out.text) else out


def words_of(row, lang):
    return list(re.finditer(r'\S+' if lang == 'en' else r'[\u4e00-\u9fff]|[^\s\u4e00-\u9fff]+', row.text))


def noisy(row, lang, rng):
    """At most a few small errors: a lost word outside the cause, a filler, a homophone, a repeated word."""
    if rng.random() < 0.25:
        words = [w for w in words_of(row, lang) if not row.bits[w.start():w.end()].any()]
        if len(words) > 4:
            w = words[rng.integers(len(words))]
            mask = np.ones(len(row.text), bool)
            mask[w.start():w.end()] = False
            row = keep(row, mask)
    if rng.random() < 0.2:
        words = words_of(row, lang)
        at = words[rng.integers(len(words))].start() if words else 0
        row = splice(row, at, at, str(rng.choice(FILLERS[lang])))
    if rng.random() < 0.25:
        pairs = [HOMOPHONES[lang][i] for i in rng.permutation(len(HOMOPHONES[lang]))[:6]]
        for old, new in pairs:
            if old in FLIPS:
                continue
            pattern = rf'\b{re.escape(old)}\b' if lang == 'en' else re.escape(old)
            found = re.search(pattern, row.text, re.IGNORECASE)
            if found:
                row = splice(row, found.start(), found.end(), new)
                break
    if rng.random() < 0.1:
        words = words_of(row, lang)
        if words:
            w = words[rng.integers(len(words))]
            row = splice(row, w.end(), w.end(), (' ' if lang == 'en' else '') + w.group())
    return row


def joined(row, other, rng, lang):
    """One longer turn of two; carries what both carry."""
    first, second = (row, other) if rng.random() < 0.5 else (other, row)
    gap = ' ' if lang == 'en' else str(rng.choice(['', '', '\uff0c', '\u3002']))
    text = first.text + gap + second.text
    bits = np.concatenate([first.bits, np.zeros(len(gap), np.int32), second.bits])
    return replace(row, text=text, bits=bits, carried=row.carried | other.carried, topics=row.topics | other.topics,
                   unmarked=row.unmarked | other.unmarked)


def prefix(row, lang, rng):
    """The row as heard so far. Labels whose words have not begun are not carried; None where they are half said."""
    words = words_of(row, lang)
    if len(words) < 6 or row.unmarked:
        return None
    cut = words[rng.integers(3, len(words))].start()
    carried = set()
    for label in row.carried:
        on = np.flatnonzero(row.bits >> label & 1)
        if on[-1] < cut:
            carried.add(label)
        elif on[0] < cut - len(row.text) * 0.05:
            return None
    return replace(row, text=row.text[:cut], bits=row.bits[:cut], carried=frozenset(carried),
                   topics=frozenset(carried) if row.carried else row.topics)


def augmented(row, rows_of_speaker, lang, rng):
    """One epoch's version of the row, and whether it still means the whole row."""
    whole = True
    draw = rng.random()
    if draw < 0.15:
        row = joined(row, rows_of_speaker[rng.integers(len(rows_of_speaker))], rng, lang)
        whole = False
    elif draw < 0.25:
        shorter = prefix(row, lang, rng)
        if shorter is not None:
            row, whole = shorter, False
    if rng.random() < 0.6:
        row = noisy(row, lang, rng)
    if rng.random() < 0.5:
        row = unpunctuated(row)
    elif lang == 'zh' and rng.random() < 0.5:
        row = replace(row, text=row.text.translate(FULLWIDTH if rng.random() < 0.6 else HALFWIDTH))
    return row, whole
