"""A second English engine: Piper's voice "joe" (CC0), ten times cheaper than Kokoro."""
import json
from pathlib import Path

import numpy as np
import onnxruntime as ort

RATE = 22_050


class Joe:
    """Reads `en_US-joe-medium.onnx` and its `.json`; one thread."""

    def __init__(self, model: Path):
        import espeakng_loader
        from phonemizer.backend.espeak.wrapper import EspeakWrapper

        EspeakWrapper.set_data_path(espeakng_loader.get_data_path())
        EspeakWrapper.set_library(espeakng_loader.get_library_path())
        about = json.loads(Path(f'{model}.json').read_text('utf-8'))
        self.ids = about['phoneme_id_map']
        options = ort.SessionOptions()
        options.intra_op_num_threads = 1
        options.add_session_config_entry('session.intra_op.allow_spinning', '0')
        self.session = ort.InferenceSession(str(model), options, providers=['CPUExecutionProvider'])

    def speak(self, text: str, pace: float, pitch: float, lively: float) -> np.ndarray:
        """Float32 samples at 16 kHz. `pitch` 1.1 is a smaller speaker: played faster, spoken slower."""
        import phonemizer

        phonemes = phonemizer.phonemize(
            text, 'en-us', backend='espeak', preserve_punctuation=True, with_stress=True, language_switch='remove-flags'
        )
        ids = [*self.ids['^'], *self.ids['_']]
        for p in phonemes.strip():
            if p in self.ids:
                ids += [*self.ids[p], *self.ids['_']]
        ids += self.ids['$']
        feed = {
            'input': np.array([ids], dtype=np.int64),
            'input_lengths': np.array([len(ids)], dtype=np.int64),
            'scales': np.array([lively, pitch / pace, 0.8], dtype=np.float32),
        }
        sound = self.session.run(None, feed)[0].reshape(-1)
        return resample(sound, RATE * pitch, 16_000)


def resample(sound: np.ndarray, rate: float, to: float) -> np.ndarray:
    """By Fourier: short clips only."""
    n = int(round(len(sound) * to / rate))
    spectrum = np.fft.rfft(sound)
    m = n // 2 + 1
    out = np.zeros(m, dtype=complex)
    k = min(m, len(spectrum))
    out[:k] = spectrum[:k]
    return (np.fft.irfft(out, n) * (n / len(sound))).astype(np.float32)
