// An import of node:fs would also load node:fs/promises, which takes a while.
const { writeSync } = process.getBuiltinModule('node:fs');

/**
 * `end` fails the step because of an error that nothing else handled. It exits with 1 if a system call failed, and with
 * 4 for a bug.
 */
function end(error: unknown): never {
  const told = error instanceof Error ? error : new Error(String(error));
  const isSystem = 'syscall' in told && 'code' in told;
  const text = isSystem
    ? `A system call failed: ${told.message}.`
    : `internal error, please report it: ${told.stack ?? told.message}`;
  try {
    // A workflow command must fit on one line.
    writeSync(
      1,
      `::error::allocgate: ${text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')}\n`,
    );
  } catch {
    // The message can't be written, but the exit code still reports the failure.
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
