import { inflateRawSync } from 'node:zlib';

/**
 * Signatures of the end record, the entries and the local headers of a ZIP file
 * (https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT, 4.3).
 */
const signature = { end: 0x06054b50, entry: 0x02014b50, local: 0x04034b50 } as const;
/** Size of the end record, in bytes, without a comment and with the longest one. */
const endRecord = { least: 22, most: 22 + 0xffff } as const;
/** Maximum number of entries to read; our own artifact has one. */
const mostEntries = 100;

/**
 * `unzipFile` returns one file of a ZIP archive in memory. It throws if the archive is damaged or encrypted, if the
 * file is missing, or if it is larger than `mostBytes`. It doesn't trust the sizes in the archive.
 */
export function unzipFile(archive: Buffer, name: string, mostBytes: number): Buffer {
  const end = findEnd(archive);
  const entries = Math.min(archive.readUInt16LE(end + 10), mostEntries);
  let at = archive.readUInt32LE(end + 16);
  for (let index = 0; index < entries; index++) {
    if (archive.readUInt32LE(at) !== signature.entry) throw new Error("the artifact's directory is damaged");
    const lengths = [28, 30, 32].map((offset) => archive.readUInt16LE(at + offset));
    const [nameLength = 0] = lengths;
    const entryName = archive.toString('utf8', at + 46, at + 46 + nameLength);
    if (entryName === name) return contentOf(archive, at, mostBytes);
    at += 46 + lengths.reduce((sum, length) => sum + length, 0);
  }
  throw new Error(`the artifact contains no file ${name}`);
}

function findEnd(archive: Buffer): number {
  const least = Math.max(0, archive.length - endRecord.most);
  for (let at = archive.length - endRecord.least; at >= least; at--) {
    if (archive.readUInt32LE(at) === signature.end) return at;
  }
  throw new Error('the artifact is not a ZIP archive');
}

function contentOf(archive: Buffer, entry: number, mostBytes: number): Buffer {
  const isEncrypted = (archive.readUInt16LE(entry + 8) & 1) === 1;
  if (isEncrypted) throw new Error('the artifact is encrypted');
  const method = archive.readUInt16LE(entry + 10);
  const packed = archive.readUInt32LE(entry + 20);
  const local = archive.readUInt32LE(entry + 42);
  if (archive.readUInt32LE(local) !== signature.local) throw new Error('a file header in the artifact is damaged');
  const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
  if (start + packed > archive.length) throw new Error('the artifact is truncated');
  const bytes = archive.subarray(start, start + packed);
  if (method === 8) return inflateRawSync(bytes, { maxOutputLength: mostBytes });
  if (method !== 0) throw new Error(`the artifact uses the unknown compression method ${method}`);
  if (bytes.length > mostBytes) throw new Error(`the file in the artifact is larger than ${mostBytes} bytes`);
  return bytes;
}
