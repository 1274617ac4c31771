import { isDeepStrictEqual } from 'node:util';
import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { GateReport } from '../../src/core/report/model.ts';
import { type CliRun, reportOf, runCli } from '../../test/support/run-cli.ts';
import { type Files, ScratchModule } from './scratch-module.ts';

/** Options for a new module. */
export interface ModuleOptions {
  /** The Go version for the `toolchain` line of go.mod. */
  readonly toolchain?: string;
}

export interface RunOptions {
  /** The environment's GOTOOLCHAIN; by default, the version on the bench. */
  readonly gotoolchain?: string;
  /** Further arguments for `check`. */
  readonly args?: readonly string[];
}

/** What one case works with: a Go version, the built program, throwaway modules, and a list of faults. */
export class Workbench implements AsyncDisposable {
  readonly goVersion: string;
  readonly faults: string[] = [];
  readonly #cli: string;
  readonly #scratch: string;

  private constructor(goVersion: string, cli: string, scratch: string) {
    this.goVersion = goVersion;
    this.#cli = cli;
    this.#scratch = scratch;
  }

  /** `cli` is the path of the built program. */
  static async create(goVersion: string, cli: string): Promise<Workbench> {
    return new Workbench(goVersion, cli, await realpath(await mkdtemp(join(tmpdir(), 'allocgate-go-matrix-'))));
  }

  /** Creates a module with one commit. */
  async module(files: Files, { toolchain }: ModuleOptions = {}): Promise<ScratchModule> {
    return ScratchModule.create(await mkdtemp(join(this.#scratch, 'module-')), files, toolchain);
  }

  /** Returns an environment in which the go command has the version on the bench. */
  env({ gotoolchain = this.goVersion }: RunOptions = {}): Record<string, string> {
    return { GOTOOLCHAIN: gotoolchain, ALLOCGATE_CACHE: join(this.#scratch, 'cache'), CI: 'true' };
  }

  /** Runs the program in a module's folder. */
  async run(module: ScratchModule, args: readonly string[], options?: RunOptions): Promise<CliRun> {
    return runCli({ cli: this.#cli, args, cwd: module.folder, env: this.env(options) });
  }

  /**
   * Runs `check` of the working tree against the last commit and expects this Go version, exact totals and this exit
   * code.
   */
  async check(module: ScratchModule, code: number, options?: RunOptions): Promise<GateReport> {
    const args = ['check', '--base', 'HEAD', '--format', 'json', ...(options?.args ?? [])];
    const run = await this.run(module, args, options);
    const report = reportOf(run);
    const { goVersion, totals } = report.environment;
    this.expect('exit code', run.code, code);
    this.expect('Go version', goVersion, this.goVersion);
    this.expect('totals', totals, 'exact');
    this.expect('problems', report.problems, []);
    return report;
  }

  /** Records a fault if the two values aren't equal. */
  expect(what: string, seen: unknown, expected: unknown): void {
    if (isDeepStrictEqual(seen, expected)) return;
    this.faults.push(
      `${what}: expected ${JSON.stringify(expected)}, seen ${JSON.stringify(seen) as string | undefined}`,
    );
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await rm(this.#scratch, { recursive: true, force: true });
  }
}

/** Returns findings as `benchmark unit: level base → head`, sorted, with figures rounded to the nearest integer. */
export function findingsOf(report: GateReport): string[] {
  return report.findings
    .map(({ benchmark, unit, level, base, head }) => {
      const figures = [base, head].map((side) => (side === null ? '–' : String(Math.round(side.median))));
      return `${benchmark} ${unit}: ${level} ${figures.join(' → ')}`;
    })
    .toSorted();
}
