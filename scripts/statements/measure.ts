import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Tree } from './tree.ts';

/** Figures of one run of a benchmark. */
export interface Figures {
  readonly 'allocs/op': number;
  readonly 'B/op': number;
}

export interface Measuring {
  readonly tree: Tree;
  /** The module's folder. */
  readonly module: string;
  /** Import path of the package. */
  readonly package: string;
  readonly benchmark: string;
  readonly iterations: number;
  readonly env: Readonly<Record<string, string>>;
}

/** Maximum number of rounds of fixing imports that a revert left unused or missing. */
const mostRounds = 8;

/**
 * Builds the package from the working tree and runs the benchmark. Errors: the message of the go command or of the
 * benchmark.
 */
export function measure(measuring: Measuring): Figures {
  const binary = join(measuring.tree.folder, '..', 'by-hand.test');
  for (let round = 0; ; round++) {
    const env = { ...process.env, ...measuring.env };
    const build = spawnSync('go', ['test', '-c', '-vet=off', '-o', binary, measuring.package], {
      cwd: measuring.module,
      encoding: 'utf8',
      env,
    });
    if (build.status === 0) break;
    if (round >= mostRounds || !mendImports(measuring, build.stderr + build.stdout))
      throw new Error(`it does not build: ${(build.stderr + build.stdout).slice(0, 400)}`);
  }
  const folder = execFileSync('go', ['list', '-f', '{{.Dir}}', measuring.package], {
    cwd: measuring.module,
    encoding: 'utf8',
    env: { ...process.env, ...measuring.env },
  }).trim();
  const name = measuring.benchmark
    .split('/')
    .map((part) => `^${part.replaceAll(/[\\^$.|?*+()[\]{}]/g, String.raw`\$&`)}$`)
    .join('/');
  const args = ['-test.run=^$', `-test.bench=${name}`, '-test.benchmem', '-test.cpu=1', '-test.timeout=5m'];
  const stdout = execFileSync(binary, [...args, `-test.benchtime=${Math.max(1, measuring.iterations)}x`], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, ...measuring.env, GOMAXPROCS: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
    maxBuffer: 64 * 1024 * 1024,
  });
  rmSync(binary, { force: true });
  const line = stdout.split('\n').find((one) => /\sallocs\/op/.test(one)) ?? '';
  const figure = (unit: string): number => Number(new RegExp(`([\\d.e+]+) ${unit}`).exec(line)?.[1] ?? Number.NaN);
  return { 'allocs/op': figure('allocs/op'), 'B/op': figure('B/op') };
}

/** Removes imports that nothing uses and adds missing ones that base had. It reports whether that changed anything. */
function mendImports({ tree, module }: Measuring, errors: string): boolean {
  let mended = false;
  for (const [, file = '', line, unused, missing] of errors.matchAll(
    /^(\S+\.go):(\d+):\d+: (?:"([^"]+)" imported (?:as \w+ )?and not used|undefined: (\w+))/gm,
  )) {
    const path = join(module, file);
    const lines = readFileSync(path, 'utf8').split('\n');
    const at = Number(line) - 1;
    if (unused !== undefined && lines[at]?.includes(unused) === true) {
      lines[at] = lines[at].trim().startsWith('import ') ? '' : '';
      mended = true;
    } else if (missing !== undefined) {
      const below = path.slice(tree.folder.length + 1);
      const base = tree.changeOf(below)?.base ?? below;
      const known = (tree.lines('base', base) ?? []).find((one) =>
        new RegExp(`^\\s*(?:import\\s+)?(?:${missing}\\s+)?"(?:[^"]*/)?${missing}(?:/v\\d+)?"$`).test(one),
      );
      const spec = known?.trim().replace(/^import\s+/, '');
      if (spec === undefined || lines.includes(`import ${spec}`)) continue;
      const clause = lines.findIndex((one) => one.startsWith('package '));
      lines.splice(clause + 1, 0, `import ${spec}`);
      mended = true;
    }
    writeFileSync(path, lines.join('\n'));
    // The line numbers are no longer valid.
    if (mended && missing !== undefined) return true;
  }
  return mended;
}
