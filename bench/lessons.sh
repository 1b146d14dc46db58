#!/bin/bash
# Checks every lesson of content/, or of the folder that is named, and says what is wrong with file and
# line. Run `mvn test-compile` once before; the lessons themselves need no compiling.
set -euo pipefail
cd "$(dirname "$0")/.."
classpath=target/lessons.classpath
if [[ ! -s $classpath || pom.xml -nt $classpath ]]; then
  mvn -q -o dependency:build-classpath -DincludeScope=test -Dmdep.outputFile="$classpath" -Dmdep.regenerateFile=true
fi
exec java -XX:TieredStopAtLevel=1 -cp "target/test-classes:target/classes:$(cat "$classpath")" \
  dev.layerwise.lesson.CheckLessons "$@"
