/** Zip files, as far as a lesson's folder needs them. */
import { crc32, inflateRawSync } from 'node:zlib';

export type Files = Map<string, Buffer>;

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const DEFLATED = 8;

/** The files of an archive, by the directory at its end. */
export function unzip(zip: Buffer): Files {
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  const files: Files = new Map();
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    const names = [28, 30, 32].map((field) => zip.readUInt16LE(at + field));
    const [nameLength = 0] = names;
    const local = zip.readUInt32LE(at + 42);
    const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const packed = zip.subarray(from, from + zip.readUInt32LE(at + 20));
    const deflated = zip.readUInt16LE(at + 10) === DEFLATED;
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength);
    files.set(name, deflated ? inflateRawSync(packed) : packed);
    at += 46 + names.reduce((sum, length) => sum + length, 0);
  }
  return files;
}

/** An archive of these files, nothing of it packed. */
export function zip(files: Files): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [name, content] of files) {
    const named = Buffer.from(name);
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt32LE(crc32(content), 10);
    facts.writeUInt32LE(content.length, 14);
    facts.writeUInt32LE(content.length, 18);
    facts.writeUInt16LE(named.length, 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(at, 10);
    bodies.push(signed(LOCAL), facts, named, content);
    directory.push(signed(CENTRAL), Buffer.from([20, 0]), facts, place, named);
    at += 30 + named.length + content.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(files.size, 4);
  end.writeUInt16LE(files.size, 6);
  end.writeUInt32LE(listed.length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...bodies, listed, signed(END), end]);
}

function signed(signature: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(signature);
  return bytes;
}
