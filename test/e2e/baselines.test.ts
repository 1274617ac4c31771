import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { allocating, benchmarks, levels, problems, Scenario } from './scenario.ts';

const good = { 'm_test.go': benchmarks(allocating('Steady', 2, 64)) };
const regressed = { 'm_test.go': benchmarks(allocating('Steady', 4, 64)) };
const file = '.allocgate/baseline.json';

let first = '';

beforeAll(async () => {
  using scenario = new Scenario(good);
  const { code, stderr } = await scenario.run(['record']);
  if (code !== 0) throw new Error(stderr);
  first = withoutChance(readFileSync(join(scenario.folder, file), 'utf8'));
});

/**
 * Returns a stored baseline with the figures that its benchmarks cause: now and then the runtime allocates an object of
 * its own, which adds less than a tenth to the figure of one operation.
 */
function withoutChance(json: string): string {
  return json.replaceAll(/(\d)\.0\d+/g, '$1');
}

/** A repository with the baseline of its base commit, which is recorded once: the figures of equal sources are equal. */
function recorded(change: (text: string) => string = (text) => text): Scenario {
  const scenario = new Scenario(good);
  const text = first.replace(/"commit": "[0-9a-f]+"/, `"commit": "${scenario.git('rev-parse', 'HEAD')}"`);
  scenario.write({ [file]: change(text) });
  scenario.commit('record');
  // An uncommitted file: the base is then this commit, not the one before it.
  scenario.write({ 'note.txt': 'x' });
  return scenario;
}

test('record writes one benchmark a line, sorted, and the same bytes again', async () => {
  using scenario = new Scenario(good);
  expect(await scenario.run(['record'])).toMatchObject({ code: 0 });
  scenario.commit('record');
  const text = readFileSync(join(scenario.folder, file), 'utf8');
  // The number of iterations that fill the first measurement depends on the machine's load.
  const steady = (json: string): string =>
    withoutChance(json)
      .replace(/\n {2}"commit": "[0-9a-f]+",/, '')
      .replace(/"iterations":\d+/, '"iterations":N');
  expect(steady(text)).toMatch(
    /\n {8}"BenchmarkSteady": \{"iterations":N,"gomaxprocs":1,"units":\{"B\/op":\[128,128,128\],"allocs\/op":\[2,2,2\]\}\}\n/,
  );
  await scenario.run(['record', '--head', 'HEAD']);
  expect(steady(readFileSync(join(scenario.folder, file), 'utf8'))).toBe(steady(text));
});

test('auto: stored figures stand for a base whose sources are the same', async () => {
  using scenario = recorded();
  const { code, report } = await scenario.check();
  expect(report.base?.source).toBe('file');
  expect(report.reused.map(({ package: importPath }) => importPath)).toEqual(['example.com/m']);
  expect(levels(report)).toEqual({ 'BenchmarkSteady B/op': 'unchanged', 'BenchmarkSteady allocs/op': 'unchanged' });
  expect(code).toBe(0);
});

test('auto: a red verdict measured the base itself', async () => {
  using scenario = recorded();
  scenario.write(regressed);
  const { code, report } = await scenario.check();
  expect(levels(report)).toEqual({ 'BenchmarkSteady B/op': 'regression', 'BenchmarkSteady allocs/op': 'regression' });
  const [row] = report.findings;
  expect(row?.confirmed).toBe(true);
  expect(row?.iterations).toBeGreaterThan(65_536);
  expect(code).toBe(1);
});

test('auto: a stored baseline that lies is found out when something moves against it', async () => {
  using scenario = recorded((text) => text.replace('[128,128,128]', '[64,64,64]').replace('[2,2,2]', '[1,1,1]'));
  const { code, report } = await scenario.check();
  expect(levels(report)).toEqual({ 'BenchmarkSteady B/op': 'unchanged', 'BenchmarkSteady allocs/op': 'unchanged' });
  expect(code).toBe(0);
});

test('auto: stale, damaged, newer and foreign baselines cost time, never an answer', async () => {
  const damage: [string, (text: string) => string, string][] = [
    ['stale', (text) => text.replace(/"key": "[0-9a-f]+"/, '"key": "0"'), ''],
    ['damaged', (text) => text.slice(0, 300), 'is damaged'],
    ['newer', (text) => text.replace('"schemaVersion": 1', '"schemaVersion": 99'), 'schema version 99'],
    ['foreign', (text) => text.replace(/"goVersion": "[^"]+"/, '"goVersion": "go1.22.0"'), 'go1.22.0, now'],
  ];
  for (const [name, change, note] of damage) {
    using scenario = recorded(change);
    const { code, report } = await scenario.check();
    expect.soft(report.base?.source, name).toBe('rerun');
    expect.soft(report.notes.join(), name).toContain(note);
    expect.soft(code, name).toBe(0);
  }
});

test('file: missing, damaged, newer and foreign baselines are code 3, each of its kind', async () => {
  const damage: [string, (text: string) => string, string][] = [
    ['damaged', (text) => text.slice(0, 300), 'damaged-baseline both blocking'],
    ['newer', (text) => text.replace('"schemaVersion": 1', '"schemaVersion": 99'), 'damaged-baseline both blocking'],
    [
      'foreign',
      (text) => text.replace(/"goVersion": "[^"]+"/, '"goVersion": "go1.22.0"'),
      'foreign-baseline both blocking',
    ],
  ];
  for (const [name, change, problem] of damage) {
    using scenario = recorded(change);
    const { code, report } = await scenario.check(['--baseline-file', file]);
    expect.soft(problems(report), name).toEqual([problem]);
    expect.soft(code, name).toBe(3);
  }
  using scenario = new Scenario(good);
  const { code, report } = await scenario.check(['--baseline', 'file']);
  expect(problems(report)).toEqual(['missing-baseline both blocking']);
  expect(code).toBe(3);
});

test('file: a pinned baseline is compared with whatever commit it describes, and its commit measured for the confirmation', async () => {
  using scenario = recorded();
  scenario.write(regressed);
  scenario.commit('regress');
  scenario.write({ 'note.txt': 'y' });
  // The commit before is regressed too, so only the pinned baseline can tell.
  expect((await scenario.check()).code).toBe(0);
  const { code, report } = await scenario.check(['--baseline-file', file]);
  expect(report.base).toMatchObject({ source: 'file', label: file });
  expect(levels(report)).toEqual({ 'BenchmarkSteady B/op': 'regression', 'BenchmarkSteady allocs/op': 'regression' });
  expect(code).toBe(1);
});

test('file: without its commit head alone is measured again, at the file’s iterations', async () => {
  using scenario = recorded((text) => text.replace(/"commit": "[0-9a-f]+"/, `"commit": "${'1'.repeat(40)}"`));
  scenario.write(regressed);
  const { code, report } = await scenario.check(['--baseline-file', file]);
  expect(report.notes.join()).toContain('lacks the commit at which');
  expect(levels(report)).toMatchObject({ 'BenchmarkSteady allocs/op': 'regression' });
  expect(code).toBe(1);
});

test('a pull request cannot bring its own pinned baseline', async () => {
  using scenario = recorded();
  const own = readFileSync(join(scenario.folder, file), 'utf8')
    .replace('[2,2,2]', '[4,4,4]')
    .replace('[128,128,128]', '[256,256,256]');
  scenario.write({ ...regressed, [file]: own });
  const { code } = await scenario.check(['--baseline-file', file]);
  expect(code).toBe(1);
});

test('rerun: the base is measured, whatever is stored', async () => {
  using scenario = recorded();
  const { report } = await scenario.check(['--baseline', 'rerun']);
  expect(report.base?.source).toBe('rerun');
  expect(report.reused).toEqual([]);
});

test('record of nothing: code 3, and no file', async () => {
  using scenario = new Scenario(good);
  const { code, stderr } = await scenario.run(['record', '--bench', 'NoSuch']);
  expect(stderr).toContain('nothing to record');
  expect(code).toBe(3);
});

/** A change to the code with a baseline that was recorded from it, and maybe spoiled afterwards. */
async function recordedByChange(spoil: (text: string) => string): Promise<Scenario> {
  const scenario = recorded();
  scenario.write({ 'm_test.go': benchmarks(`${allocating('Steady', 2, 64)}\n${allocating('More', 3, 32)}`) });
  const { code, stderr } = await scenario.run(['record']);
  if (code !== 0) throw new Error(stderr);
  scenario.write({ [file]: spoil(withoutChance(readFileSync(join(scenario.folder, file), 'utf8'))) });
  return scenario;
}

test('a change that records its own figures passes; one whose figures are other than head’s is unmeasurable', async () => {
  using honest = await recordedByChange((text) => text);
  const passing = await honest.check();
  expect(problems(passing.report)).toEqual([]);
  expect(passing.code).toBe(0);

  // Figures that would let the next changes allocate more.
  using forged = await recordedByChange((text) =>
    text.replace('[3,3,3]', '[9,9,9]').replace('[96,96,96]', '[900,900,900]'),
  );
  const { code, report } = await forged.check();
  expect(problems(report)).toEqual(['damaged-baseline head blocking']);
  expect(report.problems[0]?.message).toContain('BenchmarkMore');
  expect(report.problems[0]?.message).not.toContain('BenchmarkSteady');
  expect(report.conclusion).toBe('unmeasurable');
  expect(code).toBe(3);
});

test('a changed baseline that is not committed yet and fits nothing blocks nothing: stale, damaged, of other conditions', async () => {
  const changes: [string, (text: string) => string, string][] = [
    ['stale', (text) => text.replace(/"key": "[0-9a-f]+"/, '"key": "0"').replace('[3,3,3]', '[9,9,9]'), 'Warning'],
    ['damaged', (text) => text.slice(0, 300), 'leaves the stored baseline'],
    ['foreign', (text) => text.replace(/"goVersion": "[^"]+"/, '"goVersion": "go1.22.0"'), 'was not checked'],
  ];
  for (const [name, change, note] of changes) {
    using scenario = await recordedByChange(change);
    const { code, report } = await scenario.check();
    expect.soft(code, name).toBe(0);
    expect.soft(report.notes.join(), name).toContain(note);
  }
});

const hidden = (text: string): string =>
  text.replaceAll('[128,128,128]', '[128,256,256]').replaceAll('[2,2,2]', '[2,4,4]');

test('samples that hide a regression between them are found out in the change, and are not used behind it', async () => {
  using scenario = recorded();
  const honest = readFileSync(join(scenario.folder, file), 'utf8');
  scenario.write({ [file]: hidden(honest) });
  scenario.commit('poison');
  const change = await scenario.check(['--base', 'HEAD~1', '--head', 'HEAD']);
  expect(problems(change.report)).toEqual(['damaged-baseline head blocking']);
  expect(change.code).toBe(3);
  scenario.write(regressed);
  const behind = await scenario.check();
  expect(behind.report.base?.source).toBe('rerun');
  expect(behind.code).toBe(1);
});

test('samples that lie by less than the threshold are found out', async () => {
  using scenario = recorded((text) => text.replace(/"B\/op":\[[\d.,]+\]/, '"B/op":[140,140,140]'));
  const { report } = await scenario.check(['--base', 'HEAD~1', '--head', 'HEAD']);
  expect(problems(report)).toEqual(['damaged-baseline head blocking']);
});

test('figures of sources that neither side has make a committed change unmeasurable, and none that base’s file has already', async () => {
  using scenario = recorded();
  const text = readFileSync(join(scenario.folder, file), 'utf8');
  const forged = text.replace(/"key": "[0-9a-f]+"/, '"key": "0"').replace('[2,2,2]', '[4,4,4]');
  scenario.write({ [file]: forged });
  scenario.commit('an entry of sources to come');
  const { code, report } = await scenario.check(['--base', 'HEAD~1', '--head', 'HEAD']);
  expect(problems(report)).toEqual(['damaged-baseline head blocking']);
  expect(report.problems[0]?.message).toContain('example.com/m');
  expect(report.problems[0]?.remedy).toContain('record` on this head again');
  expect(code).toBe(3);
  // Another package beside it: the stale entry is none of that change.
  scenario.write({ [file]: forged.replace('"cpu": "', '"cpu": "another ') });
  scenario.commit('another change of the file');
  const later = await scenario.check(['--base', 'HEAD~1', '--head', 'HEAD']);
  expect(problems(later.report)).toEqual([]);
  expect(later.report.notes.join()).toContain(`The change edits the stored baseline ${file}`);
  expect(later.code).toBe(0);
});

test('a file of other conditions can be checked by nothing here, unless base’s file was of those already', async () => {
  using scenario = recorded();
  const text = readFileSync(join(scenario.folder, file), 'utf8').replace(
    /"goVersion": "[^"]+"/,
    '"goVersion": "go1.22.0"',
  );
  scenario.write({ [file]: text });
  scenario.commit('recorded elsewhere');
  const { code, report } = await scenario.check(['--base', 'HEAD~1', '--head', 'HEAD']);
  expect(problems(report)).toEqual(['foreign-baseline head blocking']);
  expect(code).toBe(3);
  scenario.write({ [file]: text.replace('[2,2,2]', '[4,4,4]') });
  scenario.commit('recorded elsewhere again');
  const later = await scenario.check(['--base', 'HEAD~1', '--head', 'HEAD']);
  expect(later.code).toBe(0);
  expect(later.report.notes.join()).toContain('was not checked');
});

test('an entry of base’s sources is checked against base: a revert would bring them back', async () => {
  using scenario = recorded();
  const text = readFileSync(join(scenario.folder, file), 'utf8');
  scenario.write({ [file]: text.replace('[2,2,2]', '[4,4,4]'), 'm_test.go': `${good['m_test.go']}\nvar other int\n` });
  scenario.commit('forged for base');
  const { report } = await scenario.check(['--base', 'HEAD~1', '--head', 'HEAD']);
  expect(problems(report)).toEqual(['damaged-baseline head blocking']);
});

test('a benchmark that the stored baseline leaves out is measured on base, not taken for added', async () => {
  using scenario = recorded((text) => text.replace(/"BenchmarkSteady": .*/, ''));
  scenario.write(regressed);
  const { code, report } = await scenario.check();
  expect(levels(report)).toMatchObject({ 'BenchmarkSteady allocs/op': 'regression' });
  expect(code).toBe(1);
  using unit = recorded((text) => text.replace(/"allocs\/op":\[[\d.,]+\]/, '"X/op":[2,2,2]'));
  unit.write(regressed);
  expect(levels((await unit.check()).report)).toMatchObject({ 'BenchmarkSteady allocs/op': 'regression' });
});

test('a change that takes the stored baseline away is told', async () => {
  using scenario = recorded();
  scenario.write({ [file]: null });
  const { code, report } = await scenario.check();
  expect(report.notes.join()).toContain('removes the stored baseline');
  expect(code).toBe(0);
});

test('a stored baseline that is too large, or no file: the base is measured with a warning, and a pinned one is code 3', async () => {
  const large = `${' '.repeat(16 * 1024 * 1024)}{}`;
  using scenario = new Scenario({ ...good, [file]: large }, regressed);
  for (const [change, reason] of [
    [{}, 'it is larger than 16 MiB'],
    [{ [file]: null, [`${file}/other`]: 'x' }, 'it is a directory'],
  ] as const) {
    scenario.write({ ...good, ...change });
    scenario.commit('base');
    scenario.write(regressed);
    const { code, report } = await scenario.check(['--count=1']);
    expect(report.notes.join()).toContain(`Warning: the stored baseline ${file} is damaged (${reason})`);
    expect(report.base).toMatchObject({ source: 'rerun' });
    expect(code).toBe(1);
    const pinned = await scenario.check(['--baseline', 'file']);
    expect(problems(pinned.report)).toEqual(['damaged-baseline both blocking']);
    expect(pinned.code).toBe(3);
  }
});

test('record does not write through a link that leads out of the repository', async () => {
  using scenario = new Scenario(good);
  const elsewhere = join(scenario.cache, 'precious');
  writeFileSync(elsewhere, 'precious');
  mkdirSync(join(scenario.folder, '.allocgate'));
  symlinkSync(elsewhere, join(scenario.folder, file));
  const { code, stderr } = await scenario.run(['record']);
  expect(stderr).toContain('leads out of the repository');
  expect(code).toBe(2);
  expect(readFileSync(elsewhere, 'utf8')).toBe('precious');
});
