import { gzipSync } from 'node:zlib';

const CLASSES = 'airplane automobile bird cat deer dog frog horse ship truck'.split(' ');
const BATCHES = [1, 2, 3, 4, 5].map((n) => `data_batch_${String(n)}.bin`);
const BLOCK = 512;

/** An archive in CIFAR-10's binary layout, with made-up pictures: stripes that tell the class. */
export function cifarArchive(perBatch: number): Buffer {
  const files: [string, Buffer][] = [...BATCHES, 'test_batch.bin'].map((name, batch) => [
    `cifar-10-batches-bin/${name}`,
    pictures(perBatch, batch),
  ]);
  files.push([
    'cifar-10-batches-bin/batches.meta.txt',
    Buffer.from(CLASSES.map((name) => `${name}\n`).join('')),
  ]);
  const blocks = files.flatMap(([name, bytes]) => [header(name, bytes.length), padded(bytes)]);
  return gzipSync(Buffer.concat([...blocks, Buffer.alloc(2 * BLOCK)]));
}

/** One label byte and 3×32×32 pixels each. */
function pictures(count: number, batch: number): Buffer {
  return Buffer.concat(
    Array.from({ length: count }, (_, index) => {
      const label = index % CLASSES.length;
      const pixels = Buffer.alloc(3072);
      for (let at = 0; at < pixels.length; at += 1) {
        pixels[at] = (Math.floor(at / (label + 1)) * 37 + index * 11 + batch * 5) % 256;
      }
      return Buffer.concat([Buffer.from([label]), pixels]);
    }),
  );
}

/** A ustar header. */
function header(name: string, size: number): Buffer {
  const block = Buffer.alloc(BLOCK);
  block.write(name, 0);
  block.write('0000644\0', 100);
  block.write('0000000\0', 108);
  block.write('0000000\0', 116);
  block.write(`${size.toString(8).padStart(11, '0')}\0`, 124);
  block.write('00000000000\0', 136);
  block.write('        ', 148);
  block.write('0', 156);
  block.write('ustar\x0000', 257);
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return block;
}

function padded(bytes: Buffer): Buffer {
  const rest = bytes.length % BLOCK;
  return rest === 0 ? bytes : Buffer.concat([bytes, Buffer.alloc(BLOCK - rest)]);
}
