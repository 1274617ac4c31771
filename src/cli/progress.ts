import { visible, visibleLines, withoutOrders } from '../core/report/visible.ts';
import { progressLine } from '../entry/progress-line.ts';
import type { Log } from '../ports.ts';
import type { OutputStream, Streams } from './streams.ts';

/**
 * The minimum time between plain progress lines of one stage, in milliseconds; a terminal shows a live line instead.
 */
const plainEvery = 15_000;

export interface ConsoleLog extends Log {
  /** Removes the progress line from the terminal. */
  end(): void;
}

/**
 * `createConsoleLog` returns a log on stderr. In a terminal, it shows progress as one line that it rewrites; elsewhere,
 * it prints plain lines.
 */
export function createConsoleLog(
  stderr: OutputStream,
  env: Streams['env'],
  { verbose, quiet }: { readonly verbose: boolean; readonly quiet: boolean },
  now: () => number,
): ConsoleLog {
  const live = stderr.isTTY === true && env['TERM'] !== 'dumb' && (env['CI'] ?? '') === '';
  let shown = false;
  let stage = '';
  let started = 0;
  let last = -Infinity;
  const clear = (): void => {
    if (shown) stderr.write('\r\u001b[K');
    shown = false;
  };
  // Messages may contain output of Go, git and benchmarks, which must not control the terminal.
  const line = (text: string): void => {
    clear();
    stderr.write(`${visibleLines(text).map(withoutOrders).join('\n')}\n`);
  };
  return {
    info: line,
    debug(message) {
      if (verbose) line(message);
    },
    progress(progress) {
      if (quiet) return;
      if (progress.stage !== stage) {
        stage = progress.stage;
        started = now();
        last = -Infinity;
      }
      const text = progressLine(progress, now() - started);
      if (live) {
        clear();
        stderr.write(visible(text).slice(0, Math.max(20, (stderr.columns ?? 80) - 1)));
        shown = true;
      } else if (progress.done === progress.total || now() - last >= plainEvery) {
        last = now();
        line(text);
      }
    },
    end: clear,
  };
}
