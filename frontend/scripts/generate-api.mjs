// Makes src/api/schema.d.ts from the OpenAPI document that the Java build stores.
// Usage: npm run api:generate [-- path/to/openapi.json]   (default: ../target/openapi/openapi.json)
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

const committed = 'src/api/openapi.json';
const built = process.argv[2] ?? '../target/openapi/openapi.json';
if (existsSync(built)) {
  const document = JSON.parse(readFileSync(built, 'utf8'));
  delete document.servers; // the address of one machine says nothing about the interface
  writeFileSync(committed, JSON.stringify(document, null, 2) + '\n');
}
execFileSync('npx', ['openapi-typescript', committed, '-o', 'src/api/schema.d.ts'], {
  stdio: 'inherit',
});
