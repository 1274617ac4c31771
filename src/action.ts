import { writeSync } from 'node:fs';

/** `end` fails the step when something failed outside its own error handling. Code 1 is for a verdict. */
function end(error: unknown): never {
  const told = error instanceof Error ? error : new Error(String(error));
  const isSystem = 'syscall' in told && 'code' in told;
  const text = isSystem
    ? `A system call failed: ${told.message}.`
    : `internal error, please report it: ${told.stack ?? told.message}`;
  try {
    // A workflow command is one line.
    writeSync(
      1,
      `::error::allocgate: ${text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')}\n`,
    );
  } catch {
    // Nobody reads the output; the exit code remains.
  }
  process.exit(isSystem ? 1 : 4);
}

process.on('uncaughtException', end);
// The exit code if the step stops early.
process.exitCode = 4;

try {
  const { start } = await import('./action/start.ts');
  process.exit(await start());
} catch (error) {
  end(error);
}
