#!/usr/bin/env bash
# Training speed of the product against a bare DJL loop, then of PyTorch where Debian's
# python3-torch is installed. Build first: mvn test-compile
set -euo pipefail
cd "$(dirname "$0")/.."
rounds="${1:-5}"
export OMP_NUM_THREADS="${OMP_NUM_THREADS:-$(nproc)}" OPENBLAS_NUM_THREADS=1
(
  export DJL_CACHE_DIR="${DJL_CACHE_DIR:-$PWD/target/djl}" OMP_WAIT_POLICY=PASSIVE
  export MXNET_ENGINE_TYPE=NaiveEngine MALLOC_TRIM_THRESHOLD_=2147483647
  export MALLOC_MMAP_THRESHOLD_=1073741824 MALLOC_TOP_PAD_=67108864
  java -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx512m -Dai.djl.offline=true \
    -cp "target/test-classes:target/classes:$(cat target/trainer.classpath)" \
    dev.layerwise.trainer.TrainerBenchmark "$rounds" 2>/dev/null
)
python="${PYTHON:-/usr/bin/python3}"
if [ -z "${SKIP_PYTORCH:-}" ] && "$python" -c 'import torch' 2>/dev/null; then
  "$python" bench/pytorch_baseline.py "$rounds"
fi
