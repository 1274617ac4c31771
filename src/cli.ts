#!/usr/bin/env node
import { isVersionCommand, versionLine } from './version.ts';

// An import of node:fs would also load node:fs/promises, which takes a fifth of the time of a start.
const { fstatSync, writeSync } = process.getBuiltinModule('node:fs');

/**
 * `end` exits the program because of an error that nothing else handled. It never exits with 1, because that would mean
 * a regression.
 */
function end(error: unknown): never {
  const told = error instanceof Error ? error : new Error(String(error));
  // If no file descriptors are left, no other chunk can be loaded, so these messages must be in this file.
  const isSystem = 'syscall' in told && 'code' in told;
  const text = isSystem
    ? `A system call failed: ${told.message}.\n  Raise the limit or fix the path that the message names, then try again (ulimit -n sets the limit on open files).`
    : `internal error, please report it: ${told.stack ?? told.message}`;
  try {
    writeSync(2, `allocgate: ${text}\n`);
  } catch {
    // The message can't be written, but the exit code still reports the failure.
  }
  process.exit(isSystem ? 3 : 4);
}

process.on('uncaughtException', end);
// The exit code if the program stops early.
process.exitCode = 4;

/**
 * `printsVersion` prints the version if that is the command, and reports whether it did. It is in this file so that
 * nothing else is loaded for it. The result is false if the version can't be written, or if standard output is a device:
 * `standardOutput` knows what Node gets wrong there, and reports errors.
 */
function printsVersion([word]: readonly string[]): boolean {
  if (word === undefined || !isVersionCommand(word)) return false;
  try {
    return !fstatSync(1).isCharacterDevice() && writeSync(1, versionLine) === versionLine.length;
  } catch {
    return false;
  }
}

try {
  if (printsVersion(process.argv.slice(2))) process.exit(0);
  const { start } = await import('./cli/start.ts');
  process.exit(await start());
} catch (error) {
  end(error);
}
