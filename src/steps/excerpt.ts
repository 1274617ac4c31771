const mostLines = 12;
const longestLine = 300;

/**
 * `excerpt` returns the most informative lines of a process's error output: those from the first panic or fatal error
 * on or, if there is none, the last ones. The result starts with a line break, or is empty.
 */
export function excerpt(stderr: string): string {
  const lines = stderr
    .trimEnd()
    .split('\n')
    .map((line) => (line.length > longestLine ? `${line.slice(0, longestLine)}…` : line));
  const panic = lines.findIndex((line) => /^(?:panic:|fatal error:|unexpected fault address|SIG[A-Z]+:)/.test(line));
  const told = panic === -1 ? lines.slice(-mostLines) : lines.slice(panic, panic + mostLines);
  const text = told.join('\n').trim();
  return text === '' ? '' : `\n${text}`;
}
