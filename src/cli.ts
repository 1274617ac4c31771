#!/usr/bin/env node
import { writeSync } from 'node:fs';

/** `end` ends the program when something failed outside its own error handling. Code 1 would mean regression. */
function end(error: unknown): never {
  const told = error instanceof Error ? error : new Error(String(error));
  // No chunk can be loaded any more when files have run out, so these words stand here.
  const isSystem = 'syscall' in told && 'code' in told;
  const text = isSystem
    ? `The operating system refused: ${told.message}.\n  Raise the limit that it names (ulimit -n for open files), or repair that path, and run it again.`
    : `internal error, please report it: ${told.stack ?? told.message}`;
  try {
    writeSync(2, `allocgate: ${text}\n`);
  } catch {
    // Nobody listens; the code remains.
  }
  process.exit(isSystem ? 3 : 4);
}

process.on('uncaughtException', end);
// The code of a program that stops before it has come to its end.
process.exitCode = 4;

try {
  const { start } = await import('./cli/start.ts');
  process.exit(await start());
} catch (error) {
  end(error);
}
