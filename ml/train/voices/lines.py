"""Speaks a share of the training utterances as a telephone would bring them, for the recogniser to hear.

    python lines.py en|zh SOURCES OUT_FOLDER COUNT KOKORO VOICES [JOE]

Picks COUNT lines of SOURCES/{en,zh}-{rep,customer}/*.txt, a third promises and objections, a third hard negatives, a third
ordinary talk, the same ones every time; writes ID.wav (16 kHz) and an `index.json` that grows as it goes.
"""
import json
import random
import re
import sys
import zlib
from pathlib import Path

import numpy as np
import soundfile
from piper import Joe, resample

RATE = 16_000
SHARES = {'+': 1 / 3, '-': 1 / 3, '0': 1 / 3}
#: Longer lines cost more than they teach.
LONGEST = {'en': 220, 'zh': 60}
KOKORO = {
    'en': ['af_aoede', 'af_kore', 'am_adam', 'am_eric', 'am_liam', 'bf_alice', 'bm_daniel', 'bm_lewis'],
    'zh': ['zf_xiaobei', 'zf_xiaoni', 'zf_xiaoxiao', 'zf_xiaoyi', 'zm_yunjian', 'zm_yunxi', 'zm_yunxia', 'zm_yunyang'],
}
#: Share of the English lines that the dearer engine speaks.
KOKORO_SHARE = 0.12


def pick(sources: Path, lang: str, count: int) -> list[dict]:
    groups = {'+': [], '-': [], '0': []}
    for speaker in ('rep', 'customer'):
        for path in sorted((sources / f'{lang}-{speaker}').glob('*.txt')):
            situation = ''
            for number, line in enumerate(path.read_text('utf-8').splitlines(), 1):
                line = line.strip()
                if line.startswith('#'):
                    situation = line[1:].strip()
                elif line.count('|') >= 2:
                    labels, tag, text = line.split('|', 2)
                    words = re.sub(r'\[\[(?:[A-Z]{2,5}[:\uff1a]\s*)?|\]\]', '', text)
                    if len(words) > LONGEST[lang] or len(words) < 4:
                        continue
                    kind = '+' if '+' in labels else '-' if '-' in labels else '0'
                    groups[kind].append({
                        'id': f'{lang}-{speaker}-{path.stem}-{number}', 'speaker': speaker, 'situation': situation,
                        'labels': labels, 'tag': tag.strip(), 'marked': text.strip(), 'text': words,
                    })
    rng = random.Random(20)
    chosen = []
    for kind, share in SHARES.items():
        chosen += rng.sample(groups[kind], min(len(groups[kind]), round(count * share)))
    rng.shuffle(chosen)
    return chosen


def line(sound: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """What a line does to speech: half of the time a telephone's band, always a little noise."""
    sound = sound * (rng.uniform(0.03, 0.12) / max(1e-6, float(np.sqrt(np.mean(sound**2)))))
    if rng.random() < 0.5:
        spectrum = np.fft.rfft(sound)
        hz = np.fft.rfftfreq(len(sound), 1 / RATE)
        spectrum *= 1 / (1 + (hz / 3500) ** 16) * (1 - 1 / (1 + (hz / 250) ** 4))
        sound = np.fft.irfft(spectrum, len(sound))
    sound = np.concatenate([np.zeros(RATE // 4), sound, np.zeros(RATE // 4)])
    noise = rng.normal(0, 1, len(sound))
    if rng.random() < 0.5:
        noise = np.cumsum(noise - 0.02 * np.cumsum(noise) / (1 + np.arange(len(noise)) / 50))
        noise -= np.convolve(noise, np.ones(400) / 400, 'same')
    snr = rng.uniform(12, 32)
    level = np.sqrt(np.mean(sound**2)) * 10 ** (-snr / 20)
    sound = sound + noise * level / max(1e-9, float(np.std(noise)))
    return np.clip(sound, -0.99, 0.99).astype(np.float32)


def main() -> None:
    lang, sources, out, count, kokoro, voices, *joe = sys.argv[1:]
    folder = Path(out)
    folder.mkdir(parents=True, exist_ok=True)
    chosen = pick(Path(sources), lang, int(count))
    cheap = Joe(Path(joe[0])) if joe else None
    dear = None
    done = []
    for row in chosen:
        path = folder / f'{row["id"]}.wav'
        rng = np.random.default_rng(zlib.crc32(row['id'].encode()))
        if not path.exists():
            if cheap and rng.random() > KOKORO_SHARE:
                sound = cheap.speak(row['text'], rng.uniform(0.85, 1.3), rng.uniform(0.88, 1.25), rng.uniform(0.4, 0.9))
            else:
                if dear is None:
                    from voice import Speaker

                    dear = Speaker(Path(kokoro), Path(voices))
                voice = KOKORO[lang][int(rng.integers(len(KOKORO[lang])))]
                sound = resample(dear.speak(row['text'], voice, float(rng.uniform(0.9, 1.25))), 24_000, RATE)
            soundfile.write(path, line(sound, rng), RATE, subtype='PCM_16')
        done.append(row)
        if len(done) % 25 == 0 or len(done) == len(chosen):
            (folder / 'index.json').write_text(json.dumps(done, ensure_ascii=False), 'utf-8')
            print(len(done), 'of', len(chosen), flush=True)


if __name__ == '__main__':
    main()
