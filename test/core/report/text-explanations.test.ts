import { expect, test } from 'vitest';
import { renderMarkdown } from '../../../src/core/report/render-markdown.ts';
import { renderText } from '../../../src/core/report/render-text.ts';
import { displayWidth } from '../../../src/core/report/visible.ts';
import { explained } from './explained-report.ts';

test.each([110, 60])('explanations in %i columns', async (width) => {
  const text = renderText(explained, { width, colour: false, verbose: false });
  await expect(text).toMatchFileSnapshot(`__snapshots__/text-explained/${width}.txt`);
  // Lines to be copied are shown whole.
  const prose = text.split('\n').filter((line) => !/^\s*[-+] |^reproduce /.test(line));
  expect(Math.max(...prose.map(displayWidth))).toBeLessThanOrEqual(width);
});

test('explanations in Markdown', async () => {
  await expect(renderMarkdown(explained)).toMatchFileSnapshot('__snapshots__/markdown/explained.md');
});
