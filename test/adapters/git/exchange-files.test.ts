import { mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { exchangeFiles } from '../../../src/adapters/git/exchange-files.ts';

function sides(): { readonly parent: string; readonly base: string; readonly head: string } {
  const parent = realpathSync(mkdtempSync(join(tmpdir(), 'exchange-')));
  const [base, head] = [join(parent, 'base'), join(parent, 'head')];
  for (const folder of [base, head]) mkdirSync(folder);
  return { parent, base, head };
}

function write(folder: string, path: string, content: string | Buffer): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), content);
}

function listing(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => !entry.isDirectory());
  return Object.fromEntries(
    files.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [path.slice(folder.length + 1), readFileSync(path, 'latin1')];
    }),
  );
}

test("base's files stand in for head's, one is gone, one is back, and afterwards all is as before", async () => {
  const { parent, base, head } = sides();
  write(base, 'testdata/words', Buffer.from([0, 255, 1]));
  write(base, 'lost/default.pgo', 'profile');
  write(head, 'testdata/words', 'new');
  write(head, 'testdata/more', 'more');
  const before = listing(head);
  {
    await using exchanged = await exchangeFiles(
      head,
      base,
      new Map([
        ['testdata/words', 'testdata/words'],
        ['testdata/more', undefined],
        ['lost/default.pgo', 'lost/default.pgo'],
      ]),
    );
    expect(exchanged).toBeDefined();
    expect(listing(head)).toEqual({ 'testdata/words': '\u0000\u00FF\u0001', 'lost/default.pgo': 'profile' });
  }
  expect(listing(head)).toEqual(before);
  expect(readdirSync(parent).toSorted()).toEqual(['base', 'head']);
});

test.each([
  ['through a link of the snapshot', 'link/words'],
  ['out of the snapshot', '../outside/words'],
  ['what base does not have', 'none'],
])('nothing is placed %s, and all stays as it was', async (_, path) => {
  const { parent, base, head } = sides();
  mkdirSync(join(parent, 'outside'));
  write(parent, 'outside/words', 'precious');
  write(base, 'link/words', 'base');
  write(head, 'kept', 'head');
  write(base, 'kept', 'base');
  symlinkSync(join(parent, 'outside'), join(head, 'link'));
  const files = new Map([
    ['kept', 'kept'],
    [path, path],
  ]);
  expect(await exchangeFiles(head, base, files)).toBeUndefined();
  expect(readFileSync(join(head, 'kept'), 'utf8')).toBe('head');
  expect(readFileSync(join(parent, 'outside', 'words'), 'utf8')).toBe('precious');
  expect(readdirSync(parent).toSorted()).toEqual(['base', 'head', 'outside']);
});
