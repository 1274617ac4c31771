import { execFile } from 'node:child_process';
import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { readTestBinary } from '../../src/core/benchfmt/index.ts';

const run = promisify(execFile);

/** The figures of one side as Go prints them, by benchmark and by unit. */
export type Figures = ReadonlyMap<string, ReadonlyMap<string, number>>;

const limits = { maxBuffer: 64 * 1024 * 1024, timeout: 300_000 };

/**
 * Builds the test binaries of a module into `work`, runs all unit tests, and measures the benchmarks of one package.
 * Errors: if a build, a vet or a test fails; the message contains its output.
 */
export async function measure(module: string, packageName: string, work: string): Promise<Figures> {
  await mkdir(work, { recursive: true });
  await execute('go', ['vet', './...'], module);
  await execute('go', ['test', '-c', '-vet=off', '-o', `${work}/`, './...'], module);
  const listed = await execute('go', ['list', '-f', '{{.ImportPath}} {{.Dir}}', './...'], module);
  const folders = new Map(listed.trim().split('\n').map(splitOnce));
  const binaries = new Set(await readdir(work));
  for (const [path, folder] of folders) {
    if (binaries.has(binaryOf(path))) await execute(join(work, binaryOf(path)), ['-test.run=.'], folder);
  }
  const folder = folders.get(packageName);
  if (folder === undefined) throw new Error(`there is no package ${packageName}`);
  return figuresOf(join(work, binaryOf(packageName)), folder);
}

/** Returns the version of the toolchain that measures, such as `go1.26.8`. */
export async function goVersion(): Promise<string> {
  return (await execute('go', ['env', 'GOVERSION'], '.')).trim();
}

function binaryOf(importPath: string): string {
  return `${importPath.split('/').at(-1) ?? ''}.test`;
}

async function figuresOf(binary: string, folder: string): Promise<Figures> {
  const options = ['-test.run=^$', '-test.bench=.', '-test.benchtime=200x', '-test.benchmem', '-test.cpu=1'];
  const stdout = await execute(binary, [...options, '-test.v=test2json'], folder);
  const { outcomes, finished } = readTestBinary(stdout);
  if (finished !== 'PASS') throw new Error(`${binary} did not pass:\n${stdout}`);
  const figures = outcomes.flatMap((outcome) =>
    outcome.kind === 'result'
      ? [[outcome.name, new Map(outcome.measurements.map(({ unit, value }) => [unit, value]))] as const]
      : [],
  );
  return new Map(figures);
}

function splitOnce(line: string): [string, string] {
  const space = line.indexOf(' ');
  return [line.slice(0, space), line.slice(space + 1)];
}

async function execute(command: string, args: readonly string[], folder: string): Promise<string> {
  try {
    const env = { ...process.env, GOFLAGS: '', GOWORK: 'off', GOMAXPROCS: '1' };
    return (await run(command, args, { ...limits, cwd: folder, env })).stdout;
  } catch (cause) {
    const { stdout = '', stderr = '' } = cause as { stdout?: string; stderr?: string };
    throw new Error(`${command} ${args.join(' ')}: ${`${stderr}\n${stdout}`.trim().slice(0, 3000)}`, { cause });
  }
}
