import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const frontend = fileURLToPath(new URL('..', import.meta.url));
const packed = join(frontend, 'node_modules/@sparticuz/chromium/bin');
const unpacked = join(frontend, 'node_modules/.cache/chromium');
const fonts = join(unpacked, 'fonts.conf');

/** Where the browser that the npm packages brought lies once it is unpacked. */
export const executable = join(unpacked, 'chromium');

/** The libraries and fonts that come with it: the machine needs none of its own. */
export const environment = {
  ...process.env,
  LD_LIBRARY_PATH: join(unpacked, 'al2023/lib'),
  FONTCONFIG_FILE: fonts,
};

/** Unpacks the browser once; later starts find it in place. */
export default async function unpackBrowser(): Promise<void> {
  if (existsSync(join(unpacked, 'complete'))) return;
  mkdirSync(unpacked, { recursive: true });
  process.env.TMPDIR = unpacked; // the package unpacks into the folder for temporary files
  const { inflate } = await import('@sparticuz/chromium');
  for (const part of ['chromium.br', 'al2023.tar.br', 'fonts.tar.br', 'swiftshader.tar.br']) {
    await inflate(join(packed, part));
  }
  // The package's own list names folders of another place; without a font the browser cannot even
  // take typed text.
  writeFileSync(
    fonts,
    `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(unpacked, 'fonts')}</dir>
  <cachedir>${join(unpacked, 'font-cache')}</cachedir>
</fontconfig>
`,
  );
  mkdirSync(join(unpacked, 'complete'));
}
