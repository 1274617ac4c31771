/**
 * Plants leaks and changes that only look like leaks, checks them all with the built program, and prints what was found
 * (`npm run eval:leaks`). Words select planted packages by name. Needs dist, Go and git. Ends with 1 where a look-alike
 * is called a leak, or fewer than 95% of the leaks are found.
 */
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gateReportSchema, type ReportedLeak } from '../src/core/report/model.ts';
import { type Planted, planted } from './leaks/planted.ts';
import { Repository } from './real-modules/repository.ts';

const run = promisify(execFile);
const cli = fileURLToPath(new URL('../dist/cli.js', import.meta.url));
const words = process.argv.slice(2);
const chosen = planted.filter(({ name }) => words.length === 0 || words.some((word) => name.includes(word)));

/** The package's source on one side, its benchmark beside it. */
function filesOf({ name, imports, source, change: [from, to] }: Planted, isHead: boolean): Record<string, string> {
  const folder = name.replaceAll('-', '');
  const text = isHead ? source.replace(from, () => to) : source;
  const head = imports.map((path) => `import "${path}"\n`).join('');
  return {
    [`${folder}/code.go`]: `package ${folder}\n\n${head}\n${text}\n`,
    [`${folder}/code_test.go`]: `package ${folder}\n\nimport "testing"\n\nfunc BenchmarkDo(b *testing.B) {\n\tfor i := 0; i < b.N; i++ {\n\t\tDo(i)\n\t}\n}\n`,
  };
}

/** Head's lines that the change touches, and the lines around a deletion. */
function changedLines(one: Planted): readonly [first: number, last: number] {
  const [from, to] = one.change;
  const text = filesOf(one, false)[`${one.name.replaceAll('-', '')}/code.go`] ?? '';
  const at = text.indexOf(from);
  const first = text.slice(0, at).split('\n').length;
  return [first - 1, first + Math.max(1, to.split('\n').length)];
}

const folder = await mkdtemp(join(tmpdir(), 'allocgate-leaks-'));
try {
  const repository = await Repository.create(folder);
  const write = async (isHead: boolean): Promise<void> => {
    const files = Object.assign(
      { 'go.mod': 'module example.com/planted\n\ngo 1.22\n' },
      ...chosen.map((one) => filesOf(one, isHead)),
    ) as Record<string, string>;
    for (const [path, text] of Object.entries(files)) {
      await mkdir(join(folder, path, '..'), { recursive: true });
      await writeFile(join(folder, path), text);
    }
    await repository.commitFolder(folder, isHead ? 'Head' : 'Base');
  };
  await write(false);
  await write(true);
  const args = [
    cli,
    'check',
    '-C',
    folder,
    '--base',
    'HEAD~1',
    '--head',
    'HEAD',
    '--format',
    'json',
    '--threshold',
    '100000',
  ];
  const { stdout } = await run(process.execPath, args, { maxBuffer: 1 << 28 }).catch(
    (error: unknown) => error as { stdout: string },
  );
  const report = gateReportSchema.parse(JSON.parse(stdout));
  const rows = chosen.map((one) => {
    const importPath = `example.com/planted/${one.name.replaceAll('-', '')}`;
    const warned = report.findings.some(
      ({ package: path, unit, level }) =>
        path === importPath && level === 'warning' && /^(?:goroutines|retained-B)\/op$/.test(unit),
    );
    const leak: ReportedLeak | undefined = report.leaks?.find(({ package: path }) => path === importPath);
    const [site] = leak?.sites ?? [];
    const [first, last] = changedLines(one);
    const place = site?.root ?? site;
    const isRight = place !== undefined && place.line >= first && place.line <= last;
    return {
      one,
      warned,
      isRight,
      proven: site?.confidence === 'proven',
      kind: site?.kind ?? '',
      line: place?.line ?? 0,
    };
  });
  for (const { one, warned, isRight, proven, kind, line } of rows)
    process.stdout.write(
      `${one.leaks === warned ? '✓' : '✗'} ${one.name}: ${warned ? `leaks (${kind}, line ${line}${isRight ? '' : ', not the changed one'}${proven ? ', proven' : ''})` : 'no leak'}\n`,
    );
  const leaks = rows.filter(({ one }) => one.leaks);
  const found = leaks.filter(({ warned }) => warned);
  const falseAlarms = rows.filter(({ one, warned }) => !one.leaks && warned).length;
  process.stdout.write(
    `found ${found.length} of ${leaks.length}; right line first ${found.filter(({ isRight }) => isRight).length}; proven ${found.filter(({ proven }) => proven).length}; false alarms ${falseAlarms} of ${rows.length - leaks.length}\n`,
  );
  for (const problem of report.problems) process.stdout.write(`problem: ${problem.message.slice(0, 300)}\n`);
  process.exitCode = falseAlarms > 0 || found.length < 0.95 * leaks.length ? 1 : 0;
} finally {
  await rm(folder, { recursive: true, force: true });
}
