import { fstatSync, readFileSync, readlinkSync, writeSync } from 'node:fs';
import type { OutputStream } from './streams.ts';

const descriptor = 1;
const shells = /^(?:a|ba|da|k|mk|z)?sh$|^fish$|^busybox$/;

/**
 * `standardOutput` returns a stream for standard output that reports every failed write. Node ignores a short write to
 * a file, for example on a full disk, and opens /dev/null in place of a closed descriptor; either would lose a report
 * silently.
 */
export function standardOutput(stdout: NodeJS.WriteStream): OutputStream {
  if (stdout.isTTY) return stdout;
  if (isClosed()) return failing(new Error('standard output is closed'));
  const kind = fstatSync(descriptor);
  return kind.isFile() || kind.isCharacterDevice() ? { write: writeAll } : stdout;
}

type Write = OutputStream['write'];

function failing(error: Error): OutputStream {
  return {
    write(_, done) {
      done?.(error);
      return true;
    },
  };
}

const writeAll: Write = (text, done) => {
  let failure: Error | undefined;
  try {
    const bytes = Buffer.from(text);
    for (let written = 0; written < bytes.length;) written += writeSync(descriptor, bytes, written);
  } catch (error) {
    failure = error as Error;
  }
  done?.(failure);
  return true;
};

/**
 * `isClosed` reports whether a shell started the program with standard output closed (`>&-`). Node then opens /dev/null
 * for reading and writing, whereas shells open it for writing only. Other programs may open it as Node does, so the
 * parent process must also be a shell. Only Linux shows how a file was opened; on other systems, output to a closed
 * descriptor is lost in /dev/null.
 */
function isClosed(): boolean {
  try {
    const parent = `/proc/${process.ppid}`;
    return (
      isReadWriteNull('/proc/self') &&
      shells.test(readFileSync(`${parent}/comm`, 'utf8').trim()) &&
      !isReadWriteNull(parent)
    );
  } catch {
    return false;
  }
}

/** `isReadWriteNull` reports whether descriptor 1 of a process is /dev/null, opened for reading and writing. */
function isReadWriteNull(process: string): boolean {
  try {
    if (readlinkSync(`${process}/fd/${descriptor}`) !== '/dev/null') return false;
    const flags = /^flags:\s+([0-7]+)$/m.exec(readFileSync(`${process}/fdinfo/${descriptor}`, 'utf8'))?.[1] ?? '0';
    return (Number.parseInt(flags, 8) & 3) === 2;
  } catch {
    return false;
  }
}
