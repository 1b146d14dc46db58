#!/usr/bin/env bash
# Training speed of the product, of its bare step, of DJL's blocks, of PyTorch (Debian's
# python3-torch with libopenblas0-pthread) and of TensorFlow.js, side by side:   bench/trainer.sh [short|full]
# Build first: mvn package -DskipTests. What is not installed is left out, and with SKIP_TFJS=1
# TensorFlow.js, which takes minutes at the end. Short takes half an hour; full sweeps the batch
# size, takes an hour and draws docs/training-speed.svg.
set -euo pipefail
cd "$(dirname "$0")/.."
export OMP_NUM_THREADS="${OMP_NUM_THREADS:-$(nproc)}"
if [ -z "${SKIP_TFJS:-}" ] && [ ! -d bench/tfjs/node_modules ]; then
  (cd bench/tfjs && npm ci --no-audit --no-fund --silent) || echo "TensorFlow.js: left out" >&2
fi
exec python3 bench/trainer.py "$@"
