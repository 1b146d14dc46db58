#!/usr/bin/env bash
# Trains each lesson's starter and solution with several seeds through the real queue, worker and
# trainer, judges them as students are judged and writes docs/calibration.md. Fails when a solution
# misses its goal with any seed, or a starter meets it with one.
# Usage: bench/calibrate.sh [slug…] [--seeds 5] [--cifar cifar-10-python.tar.gz]
# With slugs, only their rows are renewed. CIFAR-10 does not ship: the capstone needs its archive.
# Build first: mvn test-compile
set -euo pipefail
cd "$(dirname "$0")/.."
seeds=5
cifar=
lessons=()
while [ $# -gt 0 ]; do
  case "$1" in
    --seeds) seeds="$2"; shift 2 ;;
    --cifar) cifar="$(realpath "$2")"; shift 2 ;;
    *) lessons+=("$1"); shift ;;
  esac
done
exec mvn -q -B -o resources:resources surefire:test -Dtest=Calibration -Dsurefire.failIfNoSpecifiedTests=true \
  -Dquarkus.quinoa=false -Dcalibrate.lessons="${lessons[*]:-}" -Dcalibrate.seeds="$seeds" \
  -Dcalibrate.cifar="$cifar"
