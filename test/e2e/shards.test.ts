import { expect, test } from 'vitest';
import type { GateReport } from '../../src/core/report/model.ts';
import { reportOf } from '../support/run-cli.ts';
import { allocating, benchmarks, Scenario } from './scenario.ts';

const packages = ['a', 'b', 'c'];

/** Three packages, one of which may allocate more. */
function files(allocations: number): Record<string, string> {
  return Object.fromEntries(
    packages.map((name) => [
      `${name}/m_test.go`,
      benchmarks(allocating('Steady', 2, 64) + allocating('Moves', name === 'b' ? allocations : 2, 64)),
    ]),
  );
}

/** What a verdict consists of, without times and iterations, which depend on how busy the machine is. */
function verdictOf({ conclusion, base, head, findings, problems, notes, reproduce }: GateReport): unknown {
  const rows = findings.map(({ package: of, benchmark, unit, level, base: from, head: to, confirmed }) =>
    [of, benchmark, unit, level, from?.median, to?.median, confirmed].join(' '),
  );
  return { conclusion, base, head, rows, problems, notes, reproduce };
}

test('two shards of a module with a regression in one package, merged, have the verdict of one run', async () => {
  using scenario = new Scenario(files(2), files(6));
  // Each package differs, so none is skipped.
  for (const name of packages) scenario.write({ [`${name}/m.go`]: `package m\n\nconst name = "${name}"\n` });
  scenario.commit('head');
  const check = [
    'check',
    '--base',
    'HEAD~1',
    '--leaks',
    'off',
    '--blind-spots',
    'off',
    '--no-explain',
    '--format',
    'json',
  ];
  const whole = await scenario.run(check);
  expect(whole.code).toBe(1);

  const codes: (number | null)[] = [];
  const own: (readonly string[] | undefined)[] = [];
  for (const index of [1, 2]) {
    const shard = await scenario.run([...check, '--shard', `${index}/2`]);
    codes.push(shard.code);
    own.push(reportOf(shard).shard?.own);
    scenario.write({ [`.git/shard-${index}.json`]: shard.stdout });
  }
  expect(own).toEqual([['example.com/m/a'], ['example.com/m/b', 'example.com/m/c']]);
  expect(codes).toEqual([0, 1]);

  const merged = await scenario.run(['merge', '.git/shard-2.json', '.git/shard-1.json', '--format', 'json']);
  expect([merged.stderr, merged.code]).toEqual(['', 1]);
  expect(verdictOf(reportOf(merged))).toEqual(verdictOf(reportOf(whole)));
  expect(await scenario.run(['merge', '.git/shard-1.json'])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('Shard 2 is missing: the reports cover 1 of 2 shards.') as string,
  });
});
