import { expect, test } from 'vitest';
import { renderDocument } from '../../../scripts/accuracy/render/document.ts';
import type { Results } from '../../../scripts/accuracy/results.ts';
import type { Level } from '../../../src/core/report/model.ts';

const machine = { go: 'go1.26.8', platform: 'linux/amd64', cpu: 'a processor', processors: 2, date: '2026-01-05' };
const step = { module: 'example.com/m/v2', base: 'v2.0.0', head: 'v2.1.0' };

function checked(level: Level, screenSeconds: number): Results['corpus'] {
  const run = { ...step, conclusion: 'pass' as const, seconds: 9, screenSeconds, confirmSeconds: 0, escalated: 0 };
  return {
    machine,
    runs: [{ ...run, problems: [], rows: [[step.module, 'BenchmarkA|B', 'B/op', level, 1234, 1234, 64, 1]] }],
  };
}

function results(level: Level): Results {
  const [corpus] = checked('unchanged', 0.1).runs;
  return {
    sample: { seed: 7, population: 900, rows: [[step.module, step.module, 'BenchmarkA|B']] },
    corpus: checked('unchanged', 0.1),
    fast: checked('unchanged', 0.1),
    full: checked(level, 10),
    plain: {
      machine,
      packages: [
        {
          module: step.module,
          package: step.module,
          baseSeconds: 4,
          headSeconds: 6,
          failures: [],
          rows: [['BenchmarkA|B', [5, 6, 7], [100, 100, 100], [1, 1, 1], [8, 9, 10], [120, 120, 120], [1, 1, 1]]],
        },
      ],
    },
    aa: {
      machine,
      runs:
        corpus === undefined
          ? []
          : [{ ...corpus, round: 1, comparisons: 2000, benchmarks: 1000, identicalAllocs: 1000, identicalBytes: 999 }],
    },
    aaPlain: {
      machine,
      module: 'example.com/z',
      version: 'v1.0.0',
      population: 900,
      seconds: 12,
      rows: [
        ['example.com/z/s', 'BenchmarkQ', [9, 9, 9], [7, 7, 7], [1, 1, 1], [8, 8, 8], [9, 9, 9], [1, 1, 1]],
        ['example.com/z/s', 'BenchmarkR', [9, 9, 9], [100, 100, 100], [1, 1, 1], [8, 8, 8], [110, 110, 110], [1, 1, 1]],
      ],
    },
    paths: {
      machine,
      longer: 48,
      modules: [
        {
          module: step.module,
          version: 'v2.0.0',
          benchmarks: 10,
          equal: [],
          unequal: [['m', 'BenchmarkS', 544, 2, 656, 2]],
        },
      ],
    },
    planted: {
      machine,
      commits: [
        {
          module: step.module,
          version: 'v2.0.0',
          bystanders: 40,
          bystanderRows: [],
          problems: [],
          plants: [
            {
              package: step.module,
              benchmark: 'BenchmarkP',
              kind: '0 → 1',
              place: 'm.go:3.9',
              size: 16,
              witness: [0, 0, 16, 1],
              level: 'unchanged',
              base: 0,
              head: 0,
            },
          ],
        },
      ],
    },
  };
}

test('a false alarm of the plain rule stands there by name, its bar escaped, and waits for its explanation', () => {
  const { text, warnings } = renderDocument(results('unchanged'));
  expect(text).toContain(
    '| m `A\\|B` | regression | ok | ok | 100 → 120 B/op at N = 5…7 and 8…10 | 1,234 = 1,234 B/op |',
  );
  expect(text).toContain('**not yet explained**');
  expect(warnings).toEqual([
    'not yet explained: example.com/m/v2 BenchmarkA|B',
    'not yet explained: example.com/z/s BenchmarkQ',
  ]);
});

test('the summary counts what the results hold', () => {
  const { text } = renderDocument(results('unchanged'));
  expect(text).toContain('on 1 of 1 benchmarks, from one release to the next');
  expect(text).toContain('1 false alarms and 0 misses');
  expect(text).toContain('0 in 2,000 comparisons');
  expect(text).toContain('1 of 2 benchmarks of a module that uses pools');
  expect(text).toContain('| s `Q` | 9, 9, 9 | 7, 7, 7 B/op | 8, 8, 8 | 9, 9, 9 B/op |');
  expect(text).toContain('0 of 1; it flagged 0 of 40 other benchmarks');
  expect(text).toContain('1/100 of the time of `plain` in the one modules in which no sampled benchmark regressed');
});

test('full that differs from fast is counted, and a miss of the planted is shown with its witness', () => {
  const { text } = renderDocument(results('regression'));
  expect(text).toContain('on 0 of 1 benchmarks, from one release to the next');
  expect(text).toContain('| 0 → 16 B/op, 0 → 1 allocs/op | unchanged: 0 → 0 |');
});
