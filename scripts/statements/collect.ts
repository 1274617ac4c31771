import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { commitSides, type TwoCommits } from '../attribution/repository.ts';
import { type CheckedReport, checkedReportSchema } from './report.ts';
import type { Subject } from './subject.ts';

/** The repository of a subject, and the built program's report on it. */
export interface Collected {
  readonly repository: TwoCommits;
  readonly module: string;
  readonly report: CheckedReport;
  /** The report as a terminal shows it. */
  readonly text: string;
}

export interface Program {
  readonly cli: string;
  readonly cache: string;
  /** The folder in which reports are kept and reused, or `undefined` if every report is created again. */
  readonly kept: string | undefined;
}

/**
 * Lays out a subject and runs the gate on it, or uses the report that was kept. Errors: if the program gave no report.
 */
export async function collect(program: Program, subject: Subject): Promise<Collected> {
  const repository = await commitSides(subject.lay);
  const module = join(repository.folder, subject.module);
  const env = subject.env ?? {};
  const file = program.kept && join(program.kept, `${subject.name.replaceAll(/[^\w.@-]+/g, '_')}.json`);
  const said = file !== undefined && existsSync(file) ? readFileSync(file, 'utf8') : undefined;
  const json = said ?? (await allocgate(program, checkArguments(subject, module), env));
  try {
    const report = checkedReportSchema.parse(JSON.parse(json));
    if (file !== undefined && said === undefined) {
      mkdirSync(program.kept ?? '', { recursive: true });
      writeFileSync(file, json);
    }
    const stored = join(repository.folder, '..', 'report.json');
    writeFileSync(stored, json);
    const text = await allocgate(program, ['report', '--verbose', '--no-color', stored], env);
    return { repository, module, report, text };
  } catch (cause) {
    repository[Symbol.dispose]();
    throw new Error(`allocgate gave no report on ${subject.name}: ${json.slice(0, 2000)}`, { cause });
  }
}

function checkArguments({ bench, package: pattern }: Subject, module: string): readonly string[] {
  const what = [
    '--base',
    'HEAD~1',
    '--count',
    '1',
    '--baseline',
    'rerun',
    '--blind-spots',
    'off',
    '--bench',
    bench,
    '--format',
    'json',
  ];
  return ['check', '-C', module, ...what, pattern];
}

/** Runs the built program, and returns what it prints: on stdout or, if there is nothing, on stderr. */
export async function allocgate(
  { cli, cache }: Pick<Program, 'cli' | 'cache'>,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<string> {
  const child = spawn(process.execPath, [cli, ...args], {
    env: { ...process.env, ALLOCGATE_CACHE: cache, CI: 'true', NO_COLOR: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  await once(child, 'close');
  return stdout === '' ? stderr : stdout;
}
