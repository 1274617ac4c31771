import { expect, test } from 'vitest';
import { storedHeadLines, withHeadLines } from '../../../src/core/report/head-lines.ts';
import { parseReport, renderJson } from '../../../src/core/report/render-json.ts';
import { report } from '../../builders.ts';
import { explained } from './explained-report.ts';

const head = 'a'.repeat(40);

test('lines of the head come back from the report, for that head only', () => {
  const stored = withHeadLines(explained, head, ({ file, line }) =>
    file === 'order/create.go' ? line + 2 : undefined,
  );
  const read = parseReport(renderJson(stored));
  const line = storedHeadLines(read, head);
  const [site] = explained.explanations[0]?.sites ?? [];
  expect(site?.file).toBe('order/create.go');
  expect(line({ file: 'order/create.go', line: site?.line ?? 0 })).toBe((site?.line ?? 0) + 2);
  expect(line({ file: 'order/create.go', line: 4711 })).toBeUndefined();
  expect(line({ file: 'order/price.go', line: 7 })).toBeUndefined();
  expect(storedHeadLines(read, 'b'.repeat(40))({ file: 'order/create.go', line: site?.line ?? 0 })).toBeUndefined();
});

test('a report of which no line is known stays as it is', () => {
  expect(withHeadLines(explained, head, () => undefined)).toBe(explained);
  expect(withHeadLines(report(), head, () => 1)).toEqual(report());
  expect(storedHeadLines(explained, head)({ file: 'order/create.go', line: 31 })).toBeUndefined();
});

test.each(['../../../evil/x.go', 'a/../../x.go', '/etc/x.go', 'a//x.go', './x.go', String.raw`..\x.go`, ''])(
  'a path that leaves the repository is no place: %j',
  (file) => {
    const forged = { ...explained, headLines: { commit: head, lines: [{ file, line: 1, at: 1 }] } };
    expect(storedHeadLines(forged, head)({ file, line: 1 })).toBeUndefined();
  },
);

test('of very many lines some are kept', () => {
  const [explanation] = explained.explanations;
  const [site] = explanation?.sites ?? [];
  if (explanation === undefined || site === undefined) throw new Error('no site');
  const sites = Array.from({ length: 900 }, (_, index) => ({ ...site, line: index + 1, root: null }));
  const many = withHeadLines({ ...explained, explanations: [{ ...explanation, sites }] }, head, ({ line }) => line);
  expect(many.headLines?.lines).toHaveLength(500);
});
