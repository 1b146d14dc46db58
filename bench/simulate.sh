#!/usr/bin/env bash
# Answers questions of fairness and capacity with the product's own queue and a simulated clock, and
# writes the answers into docs/simulation.md. Build first: mvn test-compile
# Usage: bench/simulate.sh [burst …]; without names all of them
set -euo pipefail
cd "$(dirname "$0")/.."
java -XX:+UseSerialGC -cp "target/test-classes:target/classes:$(cat target/trainer.classpath)" \
  dev.layerwise.simulation.SimulationMain "$@"
