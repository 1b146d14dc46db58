#!/usr/bin/env bash
# Live events to thousands of viewers: delay, coming back after every socket was lost, and a viewer who
# stops reading. Server, database, trainers and viewers share this machine; needs `ulimit -n` of 8192 or more.
# Build first: mvn package -DskipTests
set -euo pipefail
cd "$(dirname "$0")/.."
viewers="${1:-2000}" seconds="${2:-20}"
ulimit -n "$(ulimit -Hn)"
mvn -q -o dependency:build-classpath -Dmdep.includeScope=test -Dmdep.outputFile=target/test.classpath
exec java -Xmx1g -Djava.util.logging.manager=org.jboss.logmanager.LogManager \
  -cp "target/test-classes:target/classes:$(cat target/test.classpath)" \
  dev.layerwise.run.LiveBenchmark "$viewers" "$seconds"
