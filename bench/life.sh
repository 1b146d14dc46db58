#!/usr/bin/env bash
# How long a warm trainer takes from the claim of a run to its first batches, and what it holds of memory
# over a hundred epochs:   bench/life.sh [--runs 15]
# Build first: mvn package -DskipTests. Takes about a quarter of an hour on a quiet host.
set -euo pipefail
cd "$(dirname "$0")/.."
exec python3 bench/life.py "$@"
