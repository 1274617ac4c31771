import { expect, test } from 'vitest';
import type { Explanation } from '../../../src/core/report/model.ts';
import type { Ports } from '../../../src/ports.ts';
import { quoteSources } from '../../../src/steps/explain/source-lines.ts';
import { explained } from '../../core/report/explained-report.ts';

const files: Readonly<Record<string, string>> = {
  'order/create.go': `package order\n\n\tvar out []Item\n\n${'x'.repeat(201)}\n`,
};
const ports = {
  repository: {
    readSnapshot: async (root: string, path: string) => {
      const text = files[path];
      if (root !== '/head' || text === undefined) throw new Error('no such file');
      return text;
    },
  },
} as unknown as Ports;

const [explanation] = explained.explanations;
const [known] = explanation?.sites ?? [];
if (explanation === undefined || known === undefined || known.root === null) throw new Error('the sample has a site');
const { source: _, ...site } = known;
const { source: __, ...root } = known.root;
const { benchmark } = explanation;

async function quotes(
  line: number,
  changed: { file: string; line: number } | null,
  proof = known?.proof ?? null,
): Promise<unknown> {
  const sites: Explanation['sites'] = [
    { ...site, line, proof, root: changed === null ? null : { ...root, ...changed } },
  ];
  const [quoted] = await quoteSources<Explanation>(ports, '/head', [
    { package: 'm', benchmark, sites, explained: { allocsPerOp: 1, bytesPerOp: 1 }, notes: [] },
  ]);
  return quoted?.sites.map((found) => [found.source, found.root?.source]);
}

test('a site and its changed line are quoted without their indentation', async () => {
  expect(await quotes(1, { file: 'order/create.go', line: 3 })).toEqual([['package order', 'var out []Item']]);
});

test.each([
  ['an empty line', 2],
  ['a line as long as a book', 5],
  ['a line that is not there', 900],
])('%s is not quoted', async (_name, line) => {
  expect(await quotes(line, null)).toEqual([[undefined, undefined]]);
});

test('a file that cannot be read leaves the rest as it is', async () => {
  expect(await quotes(3, { file: 'gone.go', line: 1 })).toEqual([['var out []Item', undefined]]);
});

test('a line next to a deletion is not quoted, because it is not what changed', async () => {
  const file = 'order/create.go';
  const deletion = { file, lines: [3, 4] as [number, number], deleted: 1 };
  expect(await quotes(1, { file, line: 3 }, { reverted: [deletion], restores: 1 })).toEqual([
    ['package order', undefined],
  ]);
  const edit = { file, lines: [3, 3] as [number, number] };
  expect(await quotes(1, { file, line: 3 }, { reverted: [deletion, edit], restores: 1 })).toEqual([
    ['package order', 'var out []Item'],
  ]);
});
