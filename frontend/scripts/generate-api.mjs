// Makes src/api/schema.d.ts from the OpenAPI document that the Java build stores.
// Usage: npm run api:generate [-- path/to/openapi.json]   (default: ../target/openapi/openapi.json)
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { committed, wanted } from './openapi.mjs';

const document = wanted();
if (document !== null) writeFileSync(committed, document);
execFileSync('npx', ['openapi-typescript', committed, '-o', 'src/api/schema.d.ts'], {
  stdio: 'inherit',
});
