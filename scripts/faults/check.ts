import { spawn } from 'node:child_process';
import { once } from 'node:events';
import * as z from 'zod';

/** The outcome of one check of a planted regression. */
export interface Outcome {
  readonly code: number;
  /**
   * The problems as `kind side`, without duplicates. For a run without a report, it is the first line that the run
   * wrote.
   */
  readonly problems: readonly string[];
  readonly seconds: number;
  /** Everything that the run wrote. */
  readonly text: string;
}

export interface CheckRequest {
  /** Path of the built cli.js. */
  readonly cli: string;
  readonly repository: string;
  readonly env: Readonly<Record<string, string>>;
  readonly args?: readonly string[];
  /** A shell line to run before the check, in the same shell: it sets limits. */
  readonly shell?: string;
}

const reportSchema = z.looseObject({
  problems: z.array(z.looseObject({ kind: z.string(), side: z.string() })),
});

/** Checks HEAD against the previous commit, with one sample for the confirmation and without explanations. */
export async function checkPlanted({ cli, repository, env, args = [], shell }: CheckRequest): Promise<Outcome> {
  const started = performance.now();
  const command = [process.execPath, cli, 'check', '--base', 'HEAD~1', '--head', 'HEAD', '--format', 'json'];
  const words = [...command, '--count', '1', '--explain-timeout', '1ms', ...args];
  const [file = '', ...rest] = shell === undefined ? words : ['sh', '-c', `${shell}\nexec "$@"`, 'sh', ...words];
  const child = spawn(file, rest, {
    cwd: repository,
    env: { ...process.env, CI: 'true', GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const [code] = (await once(child, 'close')) as [number | null];
  const seconds = (performance.now() - started) / 1000;
  return { code: code ?? -1, problems: problemsIn(stdout, stderr), seconds, text: stdout + stderr };
}

function problemsIn(stdout: string, stderr: string): readonly string[] {
  try {
    const { problems } = reportSchema.parse(JSON.parse(stdout));
    return [...new Set(problems.map(({ kind, side }) => `${kind} ${side}`))];
  } catch {
    const line = stderr
      .split('\n')
      .find((text) => text.startsWith('allocgate: ') && !/^allocgate: \w+ (?:base|head)/.test(text));
    return [`no report: ${(line ?? '').slice(0, 120)}`];
  }
}
