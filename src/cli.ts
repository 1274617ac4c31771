#!/usr/bin/env node
import { writeSync } from 'node:fs';

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

try {
  const { start } = await import('./cli/start.ts');
  process.exit(await start());
} catch (error) {
  end(error);
}
