import { RunningBenchmark } from '../../core/benchfmt/index.ts';
import type { RunRequest } from '../../ports.ts';

const REPORT_EVERY_MS = 1000;

export interface BenchmarkWatch {
  /** Aborts when a benchmark exceeds its time limit. */
  readonly overdue: AbortSignal;
  /** Reads the next chunk of the process's output. */
  push(chunk: Buffer): void;
  end(): void;
}

/**
 * `watchBenchmarks` reports which benchmark is running in a process and for how long, and limits each benchmark's time.
 */
export function watchBenchmarks({ benchmarkTimeoutMs, onRunning }: RunRequest): BenchmarkWatch {
  const running = new RunningBenchmark();
  const decoder = new TextDecoder();
  const limit = new AbortController();
  let limitTimer: NodeJS.Timeout | undefined;
  let reports: NodeJS.Timeout | undefined;
  const end = (): void => {
    clearTimeout(limitTimer);
    clearInterval(reports);
  };
  const restart = (): void => {
    end();
    const { name } = running;
    if (name === undefined) return;
    const started = performance.now();
    if (onRunning !== undefined)
      reports = setInterval(() => {
        onRunning(name, performance.now() - started);
      }, REPORT_EVERY_MS);
    if (benchmarkTimeoutMs === undefined) return;
    const timer = setTimeout(() => {
      // If this process was busy or suspended, output that came in time is still unread; it is read first.
      setImmediate(() => {
        if (timer === limitTimer) limit.abort();
      });
    }, benchmarkTimeoutMs);
    limitTimer = timer;
  };
  return {
    overdue: limit.signal,
    push(chunk) {
      if (running.push(decoder.decode(chunk, { stream: true }))) restart();
    },
    end,
  };
}
