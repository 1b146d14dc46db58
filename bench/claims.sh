#!/usr/bin/env bash
# What a claim costs alone, and claims a second of 16 claimers, at 100, 10,000 and 100,000 queued runs,
# on a database that waits for its disk. Build first: mvn test-compile
set -euo pipefail
cd "$(dirname "$0")/.."
mvn -q -o -B dependency:build-classpath -Dmdep.includeScope=test -Dmdep.outputFile=target/test.classpath
java -cp "target/test-classes:target/classes:$(cat target/test.classpath)" \
  dev.layerwise.run.ClaimBenchmark "${1:-5}"
