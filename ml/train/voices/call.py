"""Speaks a written call: two voices, pauses, overlaps; a stereo sound (ours left) and where each line stands in it.

    python call.py MODEL VOICES JOE OUT_FOLDER SCRIPT.txt...

A line is `SIDE|TIMING|LABELS|words`. SIDE is R or C. TIMING may hold the gap in ms to the end of what was said before
(negative: overlap), `@ms` for words that fall into the other side's last line, `s0.8` for the pace and `g0.7` for the
loudness. Writes NAME.wav (24 kHz stereo) and NAME.json.
"""
import hashlib
import json
import sys
from pathlib import Path

import numpy as np
import soundfile
from piper import Joe, resample
from voice import RATE, Speaker, trim

LABELS = {
    'PP': 'price_promise', 'DP': 'delivery_promise', 'OG': 'outcome_guarantee',
    'CT': 'contract_term', 'RP': 'roadmap_promise', 'CC': 'competitor_claim',
    'PRICE': 'price', 'TIME': 'delivery_time', 'COMP': 'competitor', 'PROC': 'decision_process', 'OTHER': 'other',
}
SIDES = {'R': 'rep', 'C': 'customer'}
#: Between speakers and between two sentences of one speaker: the medians of telephone talk.
TURN_MS, SENTENCE_MS = 340, 240
#: Level of speech, so that both sides are as loud as on a good line.
LOUDNESS = 0.09


def read(script: Path):
    """(head, lines) of a script."""
    head, lines = {}, []
    for number, raw in enumerate(script.read_text('utf-8').splitlines(), 1):
        if raw.startswith('#'):
            key, _, value = raw[1:].partition(':')
            head[key.strip()] = value.strip()
        elif raw.strip():
            side, timing, labels, words = raw.split('|', 3)
            unknown = [c for c in labels.split(',') if c and c not in LABELS]
            if side not in SIDES or unknown:
                raise ValueError(f'{script.name}:{number} has an unknown side or label')
            lines.append((SIDES[side], timing.split(), [LABELS[c] for c in labels.split(',') if c], words.strip()))
    return head, lines


class Voices:
    """Both engines, opened when they are first asked: `joe:1.05` is Piper's voice with that pitch, other names are Kokoro's."""

    def __init__(self, model: Path, voices: Path, joe: Path):
        self.paths, self.kokoro, self.joe = (model, voices, joe), None, None

    def speak(self, words: str, voice: str, speed: float) -> np.ndarray:
        if voice.startswith('joe:'):
            self.joe = self.joe or Joe(self.paths[2])
            return trim(resample(self.joe.speak(words, speed, float(voice[4:]), 0.6), 16_000, RATE))
        self.kokoro = self.kokoro or Speaker(*self.paths[:2])
        return self.kokoro.speak(words, voice, speed)


def spoken(speaker: Voices, lines: Path, words: str, voice: str, speed: float) -> np.ndarray:
    """A line's sound, kept so that a change of one line does not cost the others."""
    kept = lines / f'{hashlib.sha1(f"{voice} {speed:.3f} {words}".encode()).hexdigest()}.npy'
    if not kept.exists():
        np.save(kept, speaker.speak(words, voice, speed))
    return np.load(kept)


def speak(speaker: Voices, script: Path, kept: Path):
    """(stereo float32, json) of a script."""
    head, lines = read(script)
    placed, clock, starts, last_side = [], 0.0, {'rep': 0.0, 'customer': 0.0}, None
    for side, timing, labels, words in lines:
        gap, inside, pace, gain = (TURN_MS if side != last_side else SENTENCE_MS), None, 1.0, 1.0
        for part in timing:
            if part[0] == '@':
                inside = float(part[1:])
            elif part[0] == 's':
                pace = float(part[1:])
            elif part[0] == 'g':
                gain = float(part[1:])
            else:
                gap = float(part)
        voice, speed = head[side].split()
        sound = spoken(speaker, kept, words, voice, float(speed) * pace)
        sound = sound * (gain * LOUDNESS / max(1e-6, float(np.sqrt(np.mean(sound**2)))))
        length = 1000 * len(sound) / RATE
        other = 'customer' if side == 'rep' else 'rep'
        start = starts[other] + inside if inside is not None else clock + gap
        starts[side] = start
        if inside is None:
            clock, last_side = start + length, side
        else:
            clock = max(clock, start + length)
        placed.append((start, side, labels, words, sound))
    total = int((clock + 800) * RATE / 1000)
    stereo = np.zeros((total, 2), dtype=np.float32)
    marks = []
    for start, side, labels, words, sound in sorted(placed, key=lambda p: p[0]):
        at = int(start * RATE / 1000)
        stereo[at : at + len(sound), 0 if side == 'rep' else 1] += sound
        end = start + 1000 * len(sound) / RATE
        marks.append({'side': side, 'startMs': round(start), 'endMs': round(end), 'text': words, 'labels': labels})
    rng = np.random.default_rng(len(marks))
    stereo += rng.normal(0, 0.0007, stereo.shape).astype(np.float32)
    top = float(np.abs(stereo).max())
    if top > 0.98:
        stereo *= 0.98 / top
    about = {'lang': head['lang'], 'voices': {s: head[s].split()[0] for s in ('rep', 'customer')}}
    return stereo, {**about, 'durationMs': round(1000 * total / RATE), 'lines': marks}


if __name__ == '__main__':
    model, voices, joe, out, *scripts = sys.argv[1:]
    one = Voices(Path(model), Path(voices), Path(joe))
    for path in map(Path, scripts):
        kept = Path(out) / 'lines'
        kept.mkdir(parents=True, exist_ok=True)
        sound, marks = speak(one, path, kept)
        soundfile.write(Path(out) / f'{path.stem}.wav', sound, RATE, subtype='PCM_16')
        text = json.dumps(marks, ensure_ascii=False, indent=1)
        (Path(out) / f'{path.stem}.json').write_text(text + '\n', 'utf-8')
        print(path.stem, round(marks['durationMs'] / 1000, 1), 's', flush=True)
