import { expect, test } from 'vitest';
import { parseEntry, renderEntry } from '../../../src/core/history/backfill-entry.ts';
import { idOf, syntheticRecords } from './site/synthetic.ts';

test('an entry is read as it was written, by the commit that it is of', () => {
  syntheticRecords({ packages: 2, benchmarks: 3, records: 1 }, (_, made) => {
    const baseline = { ...made, commit: idOf(1) };
    const entry = { baseline, problems: [{ package: 'example.com/m', message: 'no' }] };
    const text = renderEntry(entry);
    expect(parseEntry(text, idOf(1))).toEqual(entry);
    expect(parseEntry(text, idOf(2))).toBeUndefined();
    expect(parseEntry(text.slice(0, 80), idOf(1))).toBeUndefined();
    expect(parseEntry(text.replace('"schemaVersion":1', '"schemaVersion":2'), idOf(1))).toBeUndefined();
  });
  const skipped = { problems: [{ message: 'it does not build' }] };
  expect(parseEntry(renderEntry(skipped), idOf(1))).toEqual(skipped);
});
