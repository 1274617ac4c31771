import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { type GateReport, gateReportSchema } from '../../src/core/report/model.ts';

export interface CliRun {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CliOptions {
  /** Path of the built cli.js. */
  readonly cli: string;
  readonly args: readonly string[];
  readonly cwd?: string;
  readonly node?: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly stdin?: string;
  /** Sends a signal this long after the program's first word on stderr (`--verbose` speaks at once), or after this one. */
  readonly interrupt?: { readonly afterMs: number; readonly signal: NodeJS.Signals; readonly word?: string };
}

/** Runs the built program as a user would: a child process, nothing shared. */
export async function runCli(options: CliOptions): Promise<CliRun> {
  const env: NodeJS.ProcessEnv = { ...process.env, NO_COLOR: '1', ...options.env };
  const child = spawn(options.node ?? process.execPath, [options.cli, ...options.args], {
    cwd: options.cwd,
    env,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  child.stdin.on('error', () => undefined).end(options.stdin ?? '');
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  if (options.interrupt !== undefined) {
    const { afterMs, signal, word = '' } = options.interrupt;
    // Before its first word, while Node itself starts, a signal just ends the process.
    const wait = (): void => {
      if (!stderr.includes(word)) return;
      child.stderr.off('data', wait);
      setTimeout(() => child.kill(signal), afterMs);
    };
    child.stderr.on('data', wait);
  }
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, stdout, stderr };
}

/** The JSON report that a run printed, checked against the schema. */
export function reportOf(run: CliRun): GateReport {
  try {
    return gateReportSchema.parse(JSON.parse(run.stdout));
  } catch (cause) {
    throw new Error(`no report (exit ${run.code}):\n${run.stdout.slice(0, 2000)}\n${run.stderr}`, { cause });
  }
}
