"""The 80 mel bands of Whisper's front end: triangles on the Slaney scale, each with area one."""
import numpy as np


def to_hz(mel):
    return np.where(mel < 15, mel * 200 / 3, 1000 * np.exp((mel - 15) * np.log(6.4) / 27))


def bands(rate=16_000, size=400, count=80):
    frequencies = np.fft.rfftfreq(size, 1 / rate)
    top = 15 + 27 * np.log(rate / 2 / 1000) / np.log(6.4)
    edges = to_hz(np.linspace(0, top, count + 2))
    rising = (frequencies[None] - edges[:-2, None]) / (edges[1:-1] - edges[:-2])[:, None]
    falling = (edges[2:, None] - frequencies[None]) / (edges[2:] - edges[1:-1])[:, None]
    weights = np.maximum(0, np.minimum(rising, falling))
    return (weights * (2 / (edges[2:] - edges[:-2]))[:, None]).astype(np.float32)
