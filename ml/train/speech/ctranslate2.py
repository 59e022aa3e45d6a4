"""Reads the weights of a CTranslate2 model.bin (version 6 layout) into arrays by name."""
import struct

import numpy as np

TYPES = [np.float32, np.int8, np.int16, np.int32, np.float16]


def read(path):
    weights = {}
    with open(path, 'rb') as f:
        def number(code):
            return struct.unpack('<' + code, f.read(struct.calcsize(code)))[0]

        def text():
            return f.read(number('H')).rstrip(b'\0').decode()

        number('I')  # layout version
        text()  # specification
        number('I')  # its revision
        for _ in range(number('I')):
            name = text()
            shape = [number('I') for _ in range(number('B'))]
            kind = TYPES[number('B')]
            weights[name] = np.frombuffer(f.read(number('I')), dtype=kind).reshape(shape).astype(np.float32)
    return weights
