import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { realPorts } from '../../src/entry/real-ports.ts';
import type { BlindSpotLevel } from '../../src/core/blind-spots/levels.ts';
import { type FoundBlindSpots, findBlindSpots } from '../../src/steps/blind-spots/find-blind-spots.ts';
import { readPolicy } from '../../src/steps/read-policy.ts';
import { planSide } from '../../src/steps/side.ts';
import { type Files, Scenario } from './scenario.ts';
import { silentLog } from '../fakes.ts';

const base: Files = {
  'm.go': `package m

import "example.com/m/util"

type T struct{ n int }

// Sum adds.
func (t *T) Sum(xs []int) int { return t.n + len(xs) }

func Used(n int) int { return util.Twice(n) }

func Through(f func() int) int { return f() }

func Layout(a, b int) int { return a + b }
`,
  'util/util.go': 'package util\n\nfunc Twice(n int) int { return 2 * n }\n\nfunc Thrice(n int) int { return 3 * n }\n',
  'lonely/lonely.go': 'package lonely\n\nfunc F() int { return 1 }\n',
  'm_test.go': `package m

import "testing"

func BenchmarkUsed(b *testing.B) {
	for i := 0; i < b.N; i++ {
		Used(i)
	}
}

func BenchmarkThrough(b *testing.B) {
	b.Run("sub", func(b *testing.B) {
		for i := 0; i < b.N; i++ {
			Through(func() int { return i })
		}
	})
}

func TestSum(t *testing.T) { new(T).Sum(nil) }
`,
};

const head: Files = {
  'm.go': `package m

import "example.com/m/util"

type T struct{ n int }

// Sum adds up.
func (t *T) Sum(xs []int) int {
	seen := map[int]*int{}
	for _, x := range xs {
		seen[x] = &x
	}
	return t.n + len(seen)
}

func Used(n int) int { return util.Twice(n) + 1 }

func Through(f func() int) int {
	if n := f(); n > 1<<40 {
		return Never()
	}
	return 0
}

func Never() int { return 3 }

// Layout has a comment and another layout.
func Layout(
	a, b int,
) int {
	return a + b
}
`,
  'util/util.go':
    'package util\n\nfunc Twice(n int) int { return n + n }\n\nfunc Thrice(n int) int { return n + n + n }\n\nfunc Pair[T any](a, b T) []T { return []T{a, b} }\n',
  'util/util_windows.go': 'package util\n\nfunc Windows() int { return 1 }\n',
  'lonely/lonely.go': 'package lonely\n\nfunc F() *int { n := 2; return &n }\n',
};

/** Looks for blind spots of the scenario's working tree; nothing depends on the time. */
async function look(scenario: Scenario, level: BlindSpotLevel = 'warn', limitMs = 600_000): Promise<FoundBlindSpots> {
  const env = { ...process.env, ALLOCGATE_CACHE: scenario.cache };
  const ports = realPorts({ env, log: silentLog, signal: new AbortController().signal });
  const revisions = await ports.repository.resolve({
    folder: scenario.folder,
    base: 'HEAD',
    head: undefined,
    event: undefined,
  });
  const explicit = { 'blind-spots': level } as const;
  const { settings } = await readPolicy(ports, revisions, { folder: scenario.folder, explicit });
  await using snapshots = await ports.repository.snapshot(revisions, { copy: [] });
  const { work } = snapshots;
  const plan = async (side: 'base' | 'head') => {
    const root = snapshots[side] ?? '';
    const rest = { patterns: ['./...'], buildFlags: [], testArgs: [], aside: [], configFolder: '' };
    return planSide(ports, { side, root, folder: root, work, ...rest, excludes: () => false });
  };
  return await findBlindSpots(ports, { base: await plan('base'), head: await plan('head'), settings, work, limitMs });
}

/** Functions that Go's own commands show as unreached: `file function`. */
function unreachedByGo(folder: string): string[] {
  const profile = join(folder, 'cover.out');
  const go = (...args: string[]): string => execFileSync('go', args, { cwd: folder, encoding: 'utf8' });
  go('test', '-run=^$', '-bench=.', '-benchtime=1x', '-coverpkg=./...', `-coverprofile=${profile}`, './...');
  return go('tool', 'cover', `-func=${profile}`)
    .split('\n')
    .flatMap((line) => {
      const [, file, name, percent] = /^example\.com\/m\/(\S+):\d+:\s+(\S+)\s+([\d.]+)%$/.exec(line) ?? [];
      return percent === '0.0' ? [`${file} ${name}`] : [];
    });
}

describe('blind spots', () => {
  test('are the changed functions that go test -coverprofile shows as unreached by the benchmarks', async () => {
    using scenario = new Scenario(base, head);
    const { blindSpots, notes } = await look(scenario);
    expect(notes).toEqual([]);
    expect(blindSpots).toEqual({
      changed: 8,
      unreached: [
        {
          package: 'example.com/m/lonely',
          function: 'F',
          file: 'lonely/lonely.go',
          line: 3,
          change: 'edited',
          escapes: [{ line: 3, subject: 'n' }],
        },
        {
          package: 'example.com/m',
          function: '(*T).Sum',
          file: 'm.go',
          line: 8,
          change: 'edited',
          escapes: [{ line: 10, subject: 'x' }],
        },
        expect.objectContaining({ function: 'Never', file: 'm.go', line: 25, change: 'added', escapes: [] }),
        expect.objectContaining({ function: 'Thrice', file: 'util/util.go', change: 'edited', escapes: [] }),
        // The compiler says nothing about a generic function that nobody uses.
        expect.objectContaining({ function: 'Pair[...]', change: 'added', escapes: [] }),
      ],
    });
    const names = blindSpots?.unreached.map(
      ({ file, function: name }) => `${file} ${name.replace(/\[.*\]/, '').replace(/^.*\./, '')}`,
    );
    // Only Layout isn't reached and isn't changed.
    expect([...(names ?? []), 'm.go Layout'].toSorted()).toEqual(unreachedByGo(scenario.folder).toSorted());
  });

  test('fail only on new escapes, and only if asked', async () => {
    using scenario = new Scenario(base, { 'lonely/lonely.go': 'package lonely\n\nfunc F() int { return 2 }\n' });
    const calm = await look(scenario, 'fail-on-new-escape');
    expect(calm.blindSpots?.unreached.map(({ function: name }) => name)).toEqual(['F']);
    expect(calm.blindSpots?.fails).toBeUndefined();
    scenario.write({ 'lonely/lonely.go': 'package lonely\n\nfunc F() *int { return new(int) }\n' });
    expect((await look(scenario, 'fail-on-new-escape')).blindSpots?.fails).toBe(true);
    expect((await look(scenario)).blindSpots?.fails).toBeUndefined();
    expect(await look(scenario, 'off')).toEqual({ notes: [] });
  });

  test('are unknown, and a note, where time runs out or benchmarks fail', async () => {
    using scenario = new Scenario(base, head);
    const late = await look(scenario, 'fail-on-new-escape', 0);
    expect(late.blindSpots).toBeUndefined();
    expect(late.notes.join()).toContain('take longer than the check itself');
    const source = readFileSync(join(scenario.folder, 'm_test.go'), 'utf8');
    scenario.write({ 'm_test.go': source.replace('Used(i)', 'panic("no")') });
    const broken = await look(scenario, 'fail-on-new-escape');
    expect(broken.blindSpots).toBeUndefined();
    expect(broken.notes).toEqual([
      "It is unknown which changed functions no benchmark reaches: the benchmarks of example.com/m can't be run with coverage.",
    ]);
  });

  test('nothing is asked of a change without functions', async () => {
    using scenario = new Scenario(base, { 'm_test.go': 'package m\n', 'README.md': 'x' });
    expect(await look(scenario)).toEqual({ notes: [] });
  });
});
