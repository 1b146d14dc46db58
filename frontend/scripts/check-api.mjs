// Fails when the interface changed and the front end's types did not follow.
// Usage: npm run api:check [-- path/to/openapi.json]   (default: ../target/openapi/openapi.json)
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { built, committed, wanted } from './openapi.mjs';

function fail(file, source) {
  console.error(
    `api:check: ${file} is not what ${source} makes.\n` +
      'Run "mvn package -DskipTests", then "npm run api:generate" in frontend/, and commit both files.',
  );
  process.exit(1);
}

const document = wanted();
if (document === null) {
  console.log(`api:check: ${built} is not there; the document is compared once Maven made it.`);
} else if (document !== readFileSync(committed, 'utf8')) {
  fail(committed, 'the Java build');
}

const types = 'src/api/schema.d.ts';
try {
  execFileSync('npx', ['openapi-typescript', committed, '-o', types, '--check'], { stdio: 'pipe' });
} catch {
  fail(types, committed);
}
