#!/usr/bin/env node
import { writeSync } from 'node:fs';

/** `end` ends the program when something failed outside its own error handling. Code 1 would mean regression. */
function end(error: unknown): never {
  const told = error instanceof Error ? error : new Error(String(error));
  // When file descriptors have run out, no chunk can be loaded any more, so the text is here.
  const isSystem = 'syscall' in told && 'code' in told;
  const text = isSystem
    ? `A system call failed: ${told.message}.\n  Raise the limit that the message names (ulimit -n for open files) or fix the path in it, then try again.`
    : `internal error, please report it: ${told.stack ?? told.message}`;
  try {
    writeSync(2, `allocgate: ${text}\n`);
  } catch {
    // Nobody reads the output; the exit code remains.
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
