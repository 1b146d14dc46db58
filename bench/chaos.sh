#!/usr/bin/env bash
# The long storm: many short runs while PostgreSQL, server and workers are killed and frozen.
# Usage: bench/chaos.sh [runs] [minutes of blows at most] [seed] [longest time between two blows in ms]
# Build first: mvn test-compile. docs/chaos.md says what is done and looked at.
set -euo pipefail
cd "$(dirname "$0")/.."
exec mvn -q -B surefire:test -Dtest='StormTest#everyRunOutlivesTheStorm' -Dstorm.runs="${1:-10000}" \
  -Dstorm.seconds="$((${2:-60} * 60))" -Dstorm.seed="${3:-$RANDOM}" -Dstorm.spacing="${4:-5000}"
