"""Speaks English and Mandarin with Kokoro-82M (Apache-2.0)."""
import re
from pathlib import Path

import numpy as np
import onnxruntime as ort

RATE = 24_000
#: Kokoro's vocabulary ends here: longer lines are cut at their punctuation.
LONGEST = 500


class Speaker:
    """A synthesiser of all voices of a folder of `*.bin` (float32, 510 x 1 x 256) with one thread."""

    def __init__(self, model: Path, voices: Path):
        options = ort.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.add_session_config_entry('session.intra_op.allow_spinning', '0')
        self.session = ort.InferenceSession(str(model), options, providers=['CPUExecutionProvider'])
        self.voices = voices
        self._tokenizer = None
        self._mandarin = None
        self._styles = {}

    def speak(self, text: str, voice: str, speed: float = 1.0) -> np.ndarray:
        """Float32 samples at 24 kHz without silence at either end. `voice` is a file name, or two joined by `+`."""
        pieces = []
        for phonemes in cut(self.phonemes(text, 'zh' if voice.startswith('z') else 'gb' if voice.startswith('b') else 'us')):
            tokens = self.tokenizer.tokenize(phonemes)
            style = self.style(voice)[len(tokens)]
            feed = {
                'tokens': np.array([[0, *tokens, 0]], dtype=np.int64),
                'style': style.astype(np.float32).reshape(1, 256),
                'speed': np.array([speed], dtype=np.float32),
            }
            pieces.append(trim(self.session.run(None, feed)[0].reshape(-1)))
        return np.concatenate(pieces)

    @property
    def tokenizer(self):
        if self._tokenizer is None:
            from kokoro_onnx.tokenizer import Tokenizer

            self._tokenizer = Tokenizer()
        return self._tokenizer

    def phonemes(self, text: str, accent: str) -> str:
        if accent == 'zh':
            if self._mandarin is None:
                from misaki import zh

                self._mandarin = zh.ZHG2P()
            spoken = self._mandarin(text)
            return spoken[0] if isinstance(spoken, tuple) else spoken
        return self.tokenizer.phonemize(text, 'en-gb' if accent == 'gb' else 'en-us')

    def style(self, voice: str) -> np.ndarray:
        if voice not in self._styles:
            parts = [np.fromfile(self.voices / f'{name}.bin', dtype=np.float32).reshape(510, 256) for name in voice.split('+')]
            self._styles[voice] = np.mean(parts, axis=0)
        return self._styles[voice]


def cut(phonemes: str) -> list[str]:
    if len(phonemes) <= LONGEST:
        return [phonemes]
    middle = min((m.end() for m in re.finditer(r'[.!?;,:\u3002\uff0c] ?', phonemes)), key=lambda i: abs(i - len(phonemes) // 2))
    return cut(phonemes[:middle]) + cut(phonemes[middle:])


def trim(sound: np.ndarray, floor: float = 0.004) -> np.ndarray:
    """Cuts what is quieter than `floor` from both ends but keeps 30 ms for the breath of a first consonant."""
    loud = np.flatnonzero(np.abs(sound) > floor)
    if loud.size == 0:
        return sound[:0]
    edge = int(0.03 * RATE)
    return sound[max(0, loud[0] - edge) : loud[-1] + edge].astype(np.float32)
