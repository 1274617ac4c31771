import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, inject, onTestFinished, test } from 'vitest';
import { type ActionRun, runAction } from '../support/run-action.ts';
import { type CliRun } from '../support/run-cli.ts';
import { allocating, benchmarks, Scenario } from './scenario.ts';

const figures = (bytes: number): string =>
  `goos: linux\ngoarch: amd64\npkg: example.com/m\nBenchmarkA 1000 100 ns/op ${bytes} B/op 3 allocs/op\nPASS\n`;

/** A folder with two files of figures, of which `worse.txt` regressed, and the report of comparing them. */
function figuresFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'output-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  writeFileSync(join(folder, 'base.txt'), figures(192));
  writeFileSync(join(folder, 'worse.txt'), figures(1920));
  return folder;
}

/** Runs a line of bash in which `allocgate` is the built program, or the one of another folder. */
async function bash(line: string, folder: string, dist: string = inject('dist')): Promise<CliRun> {
  const start = `allocgate() { "${process.execPath}" "${join(dist, 'cli.js')}" "$@"; }\n${line}`;
  const child = spawn('bash', ['-c', start], {
    cwd: folder,
    env: { ...process.env, NO_COLOR: '1', CI: 'true' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, stdout, stderr };
}

const isLinux = process.platform === 'linux';

test.runIf(isLinux).each([
  ['a full device', 'allocgate COMMAND >/dev/full', 'no space left on device'],
  ['a closed descriptor', 'allocgate COMMAND >&-\nexit $?', 'standard output is closed'],
  ['a reader that has gone', 'allocgate COMMAND | true\nexit ${PIPESTATUS[0]}', 'its reader closed the pipe'],
])('stdout is %s: every command ends with code 2 and says so', async (_, line, reason) => {
  const folder = figuresFolder();
  await bash('allocgate compare --format json base.txt worse.txt > report.json', folder);
  const commands = ['--help', 'check --help', '--version', 'compare base.txt base.txt', 'compare base.txt worse.txt'];
  for (const command of [...commands, 'report report.json', 'report --format html report.json']) {
    const { code, stderr } = await bash(line.replace('COMMAND', command), folder);
    expect({ command, code, stderr }).toEqual({ command, code: 2, stderr: expect.stringContaining(reason) as string });
  }
});

test('a disk that is full in the middle of the text: code 2', async () => {
  const { code, stderr } = await bash(
    'allocgate compare --format html base.txt base.txt >h; s=$(wc -c <h)\nulimit -f 1\nallocgate compare --format html base.txt base.txt >short\nc=$?\n[ "$s" -gt 1024 ] && exit $c',
    figuresFolder(),
  );
  expect(stderr).toContain('The output could not be written in full: file too large');
  expect(code).toBe(2);
});

test('/dev/null takes everything, and stderr may be lost: the verdict stays', async () => {
  const folder = figuresFolder();
  for (const [line, code] of [
    ['allocgate compare base.txt base.txt >/dev/null', 0],
    ['allocgate compare base.txt worse.txt >/dev/null', 1],
    ['allocgate compare base.txt worse.txt 2>/dev/full', 1],
    ['allocgate compare base.txt worse.txt 2>&-', 1],
    ['allocgate compare base.txt no-such.txt 2>/dev/full', 2],
    ['allocgate compare base.txt worse.txt <&-', 1],
  ] as const) {
    expect({ line, code: (await bash(line, folder)).code }).toEqual({ line, code });
  }
});

test('--output that cannot be written: code 2, and nothing is left beside it', async () => {
  const folder = figuresFolder();
  mkdirSync(join(folder, 'folder'));
  for (const [output, reason] of [
    ['folder', 'illegal operation on a directory'],
    ['base.txt/report', 'file already exists'],
    ...(isLinux ? [['/dev/full', 'no space left on device']] : []),
  ]) {
    const { code, stdout, stderr } = await bash(
      `allocgate compare --output ${output} base.txt worse.txt; c=$?; ls -A; exit $c`,
      folder,
    );
    expect(stderr).toContain('cannot be written: ' + reason);
    expect(stdout).toBe('base.txt\nfolder\nworse.txt\n');
    expect(code).toBe(2);
  }
});

test('check, record and explain lose nothing either', async () => {
  using scenario = new Scenario({ 'm_test.go': benchmarks(allocating('Steady', 2, 64)) });
  const at = `export ALLOCGATE_CACHE=${scenario.cache}; `;
  for (const command of ['check', 'record', 'explain Steady']) {
    const { code, stderr } = await bash(`${at}allocgate ${command} | true; exit \${PIPESTATUS[0]}`, scenario.folder);
    const said = expect.stringContaining('The output could not be written in full') as string;
    expect({ command, code, stderr }).toEqual({ command, code: 2, stderr: said });
  }
});

test.runIf(isLinux)('too few open files: a sentence and code 3, or the verdict', async () => {
  using scenario = new Scenario({ 'm_test.go': benchmarks(allocating('Steady', 2, 64)) });
  // Below about 22, Node itself cannot start.
  for (const limit of [24, 26, 28, 30]) {
    const { code, stderr } = await bash(`ulimit -n ${limit}; allocgate check`, scenario.folder);
    expect(stderr).toMatch(/^allocgate: [^\n]*too many open files[^\n]*\n {2}Raise the limit[^\n]*\n$/);
    expect({ limit, code }).toEqual({ limit, code: 3 });
  }
});

/** A copy of the built program that a test may damage. */
function ownDist(): string {
  const folder = mkdtempSync(join(tmpdir(), 'own-dist-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  cpSync(inject('dist'), folder, { recursive: true });
  return folder;
}

async function runStep(dist: string, nodeOptions = ''): Promise<ActionRun> {
  const folder = figuresFolder();
  return runAction({
    main: join(dist, 'action.js'),
    workspace: folder,
    runner: join(folder, 'runner'),
    event: { name: 'push', payload: {} },
    env: { NODE_OPTIONS: nodeOptions },
  });
}

const internal = /internal error, please report it/;

test.each([
  ['damaged', (path: string) => writeFileSync(path, 'export const = ;')],
  ['missing', (path: string) => rmSync(path)],
])('a part of the program is %s: code 4, in both doors', async (_, harm) => {
  const dist = ownDist();
  const chunks = join(dist, 'chunks');
  const errors = readdirSync(chunks).filter((name) =>
    /GateError.*extends Error/.test(readFileSync(join(chunks, name), 'utf8')),
  );
  expect(errors).not.toEqual([]);
  for (const name of errors) harm(join(chunks, name));
  const { code, stderr } = await bash('allocgate compare base.txt worse.txt', figuresFolder(), dist);
  expect(stderr).toMatch(internal);
  expect(code).toBe(4);
  const step = await runStep(dist);
  expect(step.annotations).toMatchObject([{ level: 'error', message: expect.stringMatching(internal) as string }]);
  expect(step.code).toBe(4);
});

test('an error that nobody expected: code 4, in both doors', async () => {
  const thrown = '--import=data:text/javascript,setTimeout(()=>{throw(new/**/Error("boom"))},400)';
  const { code, stderr } = await bash(
    `export NODE_OPTIONS='${thrown}'\nsleep 3 | allocgate compare - worse.txt\nexit \${PIPESTATUS[1]}`,
    figuresFolder(),
  );
  expect(stderr).toMatch(internal);
  expect(stderr).toContain('boom');
  expect(code).toBe(4);
});

test('what the exit codes are is told where somebody looks', async () => {
  const { stdout } = await bash('allocgate --help', figuresFolder());
  const document = readFileSync(new URL('../../docs/configuration.md', import.meta.url), 'utf8');
  expect(stdout).toMatch(/^ +4 +internal error/m);
  expect(document).toMatch(/^\| 4 +\| internal error/m);
});
