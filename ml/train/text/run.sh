#!/usr/bin/env bash
# Trains, exports and calibrates one language's text model from a fresh clone: ml/train/text/run.sh en|zh
# Needs Node, Python 3.11 and Maven. Goes on from its last checkpoint when it is called again.
# EXTRA_ROWS=FILE adds compiled rows, such as coaches' verdicts; RUN_NAME keeps such a run's checkpoints apart.
set -euo pipefail
lang=$1
cd "$(dirname "$0")/../../.."
here=ml/train/text
runs=$here/runs
mkdir -p "$runs"

if [ ! -x "$runs/venv/bin/python" ]; then
  python3.11 -m venv "$runs/venv"
  "$runs/venv/bin/pip" install -q -r $here/requirements.txt
fi

name=bge-small-$lang-v1.5
if [ ! -f "$runs/$name.onnx" ]; then
  artifact=langchain4j-embeddings-bge-small-$lang-v15
  mvn -q dependency:copy -Dartifact=dev.langchain4j:$artifact:1.20.0-beta30 -DoutputDirectory="$PWD/$runs" -Dmdep.useBaseVersion=true
  unzip -o -q "$runs/$artifact-1.20.0-beta30.jar" "$name*" -d "$runs"
fi

# The words of a recogniser come in any case; the Chinese encoder's own tokenizer would not know capitals.
"$runs/venv/bin/python" $here/tokenizer.py "$runs/$name-tokenizer.json" "models/text-$lang/tokenizer.json"
npx node ml/data/build.ts
if [ -n "${EXTRA_ROWS:-}" ]; then cat "$EXTRA_ROWS" >> "ml/data/compiled/$lang.jsonl"; fi
out=$runs/${RUN_NAME:-$lang}
# One line of options a stage; each stage starts from the weights of the one before.
stage=0
init=()
while read -r options; do
  stage=$((stage + 1))
  # shellcheck disable=SC2086
  "$runs/venv/bin/python" $here/train.py --lang "$lang" --encoder "$runs/$name.onnx" \
    --tokenizer "models/text-$lang/tokenizer.json" --out "$out-$stage" "${init[@]}" $options
  init=(--init "$out-$stage")
done < "$here/options.$lang"
"$runs/venv/bin/python" $here/export.py "$out-$stage" "models/text-$lang/model.onnx"
"$runs/venv/bin/python" $here/decide.py "models/text-$lang" --lang "$lang"
npx node ml/train/manifest.ts
