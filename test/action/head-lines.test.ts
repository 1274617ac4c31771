import { expect, test } from 'vitest';
import { headLines } from '../../src/action/head-lines.ts';
import type { Repository } from '../../src/ports.ts';
import { report } from '../builders.ts';
import { explained } from '../core/report/explained-report.ts';
import { FakeRepository } from '../fakes.ts';

const head = 'a'.repeat(40);
const request = { folder: '/work', base: undefined, head: undefined };
const text = Array.from({ length: 50 }, (_, index) => `line ${index + 1}`).join('\n');

/** A repository whose working tree, which was measured, has two lines more on top of one file. */
function repository(over: Partial<Repository> = {}): Repository {
  const files = new FakeRepository();
  const price = async (): Promise<string | undefined> => Promise.resolve(undefined);
  return Object.assign(files, {
    readHeadFile: (_: unknown, path: string) =>
      path === 'order/create.go' ? Promise.resolve(`a\nb\n${text}`) : price(),
    readFile: (_: unknown, commit: string, path: string) =>
      commit === head && path === 'order/create.go' ? Promise.resolve(text) : price(),
    ...over,
  });
}

async function linesOf(over?: Partial<Repository>): Promise<(number | undefined)[]> {
  const line = await headLines({ repository: repository(over), pullRequest: undefined }, request, head, explained);
  return [
    line({ file: 'order/create.go', line: 31 }),
    line({ file: 'order/create.go', line: 1 }),
    line({ file: 'order/price.go', line: 7 }),
    line({ file: 'other.go', line: 7 }),
  ];
}

test('lines are those of the head, where it has the file', async () => {
  expect(await linesOf()).toEqual([29, undefined, undefined, undefined]);
});

test('without the head’s commit, or where git fails, no line is known', async () => {
  const none = [undefined, undefined, undefined, undefined];
  expect(await linesOf({ hasCommit: () => Promise.resolve(false) })).toEqual(none);
  expect(await linesOf({ readFile: () => Promise.reject(new Error('broken')) })).toEqual(none);
});

test('where nothing is explained git is not asked', async () => {
  const resolve = (): never => {
    throw new Error('asked');
  };
  const asked = { ...repository(), resolve };
  const line = await headLines({ repository: asked, pullRequest: undefined }, request, head, report());
  expect(line({ file: 'a.go', line: 1 })).toBeUndefined();
});
