import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { inject } from 'vitest';
import { type GateReport } from '../../src/core/report/model.ts';
import { reproduceIfAsked, type Surroundings } from '../support/reproduce.ts';
import { type CliOptions, type CliRun, reportOf, runCli } from '../support/run-cli.ts';
import { putHelper, takeHelper } from '../support/source-helper.ts';

/** Files by path; `null` takes a file away. */
export type Files = Readonly<Record<string, string | null>>;

/** A throw-away Go module in a git repository, with one commit as base. */
export class Scenario {
  readonly folder = mkdtempSync(join(tmpdir(), 'gate-'));
  readonly cache = mkdtempSync(join(tmpdir(), 'cache-'));

  constructor(base: Files | undefined, head: Files = {}) {
    putHelper(this.cache);
    this.git('init', '-q', '-b', 'main');
    if (base !== undefined) {
      this.write({ 'go.mod': 'module example.com/m\n\ngo 1.22\n', ...base });
      this.commit('base');
    }
    this.write(head);
  }

  git(...args: string[]): string {
    return execFileSync('git', ['-C', this.folder, '-c', 'user.name=t', '-c', 'user.email=t@example.com', ...args], {
      encoding: 'utf8',
      env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' },
    }).trim();
  }

  write(files: Files): void {
    for (const [path, text] of Object.entries(files)) {
      const file = join(this.folder, path);
      if (text === null) {
        rmSync(file, { recursive: true, force: true });
        continue;
      }
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
  }

  commit(message: string): string {
    this.git('add', '-A');
    this.git('commit', '-q', '--allow-empty', '-m', message);
    return this.git('rev-parse', 'HEAD');
  }

  run(args: readonly string[], options: Partial<CliOptions> = {}): Promise<CliRun> {
    return runCli({
      cli: join(inject('dist'), 'cli.js'),
      cwd: this.folder,
      ...options,
      args: args[0] === 'check' && this.#isUnchanged() ? ['check', '--no-skip', ...args.slice(1)] : args,
      env: { ALLOCGATE_CACHE: this.cache, CI: 'true', ...options.env },
    });
  }

  /** One commit and nothing beside it: a check measures it only where it is told to. */
  #isUnchanged(): boolean {
    try {
      return this.git('rev-list', '--count', '--all') === '1' && this.git('status', '--porcelain') === '';
    } catch {
      return false;
    }
  }

  /** `check --no-explain --format json`, with the report that it printed: the verdict, without causes and fixes. */
  async check(
    args: readonly string[] = [],
    options: Partial<CliOptions> = {},
  ): Promise<CliRun & { report: GateReport }> {
    return this.#check(['--no-explain', ...args], options);
  }

  /** `check --format json`, with the report that it printed, which explains what regressed. */
  async checkAndExplain(args: readonly string[] = []): Promise<CliRun & { report: GateReport }> {
    return this.#check(args, {});
  }

  async #check(args: readonly string[], options: Partial<CliOptions>): Promise<CliRun & { report: GateReport }> {
    const run = await this.run(['check', '--format', 'json', ...args], options);
    const report = reportOf(run);
    await reproduceIfAsked(report, this.surroundings(options));
    return { ...run, report };
  }

  /** Where a command that a report prints is to be run. */
  surroundings({ cwd = this.folder, env }: Partial<CliOptions> = {}): Surroundings {
    const cli = join(inject('dist'), 'cli.js');
    return { cli, folder: cwd, env: { ...process.env, ALLOCGATE_CACHE: this.cache, CI: 'true', ...env } };
  }

  [Symbol.dispose](): void {
    takeHelper(this.cache);
    rmSync(this.folder, { recursive: true, force: true });
    rmSync(this.cache, { recursive: true, force: true });
  }
}

/** A test file with these benchmark functions. */
export function benchmarks(body: string, imports: readonly string[] = []): string {
  const lines = ['testing', ...imports].map((path) => `\t"${path}"\n`).join('');
  return `package m\n\nimport (\n${lines})\n\n${body}\n`;
}

/** A benchmark that allocates `size` bytes `count` times an operation, and keeps them alive. */
export function allocating(name: string, count: number, size: number): string {
  return `var sink${name} [][]byte

func Benchmark${name}(b *testing.B) {
	for i := 0; i < b.N; i++ {
		sink${name} = sink${name}[:0]
		for j := 0; j < ${count}; j++ {
			sink${name} = append(sink${name}, make([]byte, ${size}))
		}
	}
}
`;
}

/** Findings by `benchmark unit`. */
export function levels(report: GateReport): Record<string, string> {
  return Object.fromEntries(report.findings.map(({ benchmark, unit, level }) => [`${benchmark} ${unit}`, level]));
}

/** Problems as `kind side blocking`. */
export function problems(report: GateReport): string[] {
  return report.problems.map(({ kind, side, blocking }) => `${kind} ${side}${blocking ? ' blocking' : ''}`).toSorted();
}
