import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { exitCodes } from '../../src/cli/exit-code.ts';
import { formats } from '../../src/core/report/formats.ts';

const text = readFileSync(new URL('../../docs/other-ci.md', import.meta.url), 'utf8');

/** The first cells of the table under a heading. */
function firstCells(heading: string): readonly string[] {
  const section = text.split(`## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';
  return [...section.matchAll(/^\| +`?(\w+)`? +\|/gm)].map(([, cell = '']) => cell);
}

test('the table of formats has every format', () => {
  expect(firstCells('Formats').toSorted()).toEqual([...formats].toSorted());
});

test('the table of exit codes has every code, but for an interrupted run', () => {
  const { interrupted: _, ...codes } = exitCodes;
  expect(firstCells('Exit codes').slice(1)).toEqual(Object.values(codes).map(String));
});
