import { describe, expect, test } from 'vitest';
import { declarationsReplySchema, sitesReplySchema } from '../../../src/core/cause/source-facts.ts';

const site = {
  id: '1',
  found: true,
  file: '/m/p.go',
  generated: false,
  loops: [],
  others: [],
  types: [],
  calls: [],
  candidates: [],
};
const allocation = { kind: 'append', text: 'append(s, 1)', line: 3, endLine: 3, column: 9, size: 8 };

describe('replies of the Go program', () => {
  test('what it leaves out has a plain default', () => {
    const { sites } = sitesReplySchema.parse({ units: [], sites: [{ ...site, allocation }] });
    expect(sites[0]).toMatchObject({
      error: '',
      text: '',
      allocation: { type: '', argument: 0, captures: [], arguments: [] },
    });
    expect(sites[0]?.operand).toBeUndefined();
  });

  test.each([
    ['an unknown kind', { ...site, allocation: { ...allocation, kind: 'magic' } }],
    ['a line that is none', { ...site, allocation: { ...allocation, line: -1 } }],
    ['a list that is missing', { ...site, candidates: null }],
    ['a text that is none', { ...site, file: 3 }],
  ])('%s is refused', (_, damaged) => {
    expect(sitesReplySchema.safeParse({ units: [], sites: [damaged] }).success).toBe(false);
  });

  test('declarations need their lines', () => {
    const file = { file: '/m/p.go', package: 'p', generated: false, cgo: false, imports: [] };
    const declaration = { kind: 'func', name: 'F', docLine: 1, line: 2, endLine: 3, whole: { line: 1, endLine: 3 } };
    const parse = (entry: object): boolean =>
      declarationsReplySchema.safeParse({ files: [{ ...file, declarations: [entry] }] }).success;
    expect(parse(declaration)).toBe(true);
    expect(parse({ ...declaration, endLine: undefined })).toBe(false);
    expect(parse({ ...declaration, whole: undefined })).toBe(false);
    expect(parse({ ...declaration, kind: 'struct' })).toBe(false);
  });
});
