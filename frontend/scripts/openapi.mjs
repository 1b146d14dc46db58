// The OpenAPI document: as the Java build made it, and as it is kept here.
import { existsSync, readFileSync } from 'node:fs';

export const committed = 'src/api/openapi.json';
export const built = process.argv[2] ?? '../target/openapi/openapi.json';

/** The built document as it is to be committed; null before the first Java build. */
export function wanted() {
  if (!existsSync(built)) return null;
  const document = JSON.parse(readFileSync(built, 'utf8'));
  delete document.servers; // the address of one machine says nothing about the interface
  delete document.info.version; // a release changes no type
  return JSON.stringify(document, null, 2) + '\n';
}
