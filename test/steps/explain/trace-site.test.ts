import { describe, expect, test } from 'vitest';
import type { Atom } from '../../../src/core/cause/atoms.ts';
import { indexDiagnostics } from '../../../src/core/escape/diagnostic-index.ts';
import { parseDiagnostics } from '../../../src/core/escape/parse-diagnostics.ts';
import type { Proof } from '../../../src/steps/explain/prove.ts';
import { partsOf, traceSite, type Tracing } from '../../../src/steps/explain/trace-site.ts';
import { atomsBetween, frame, lines, path, site } from '../../core/cause/builders.ts';

const { atoms } = atomsBetween(
  { 'order/create.go': lines('package order', 'var a = 1'), 'order/other.go': lines('package order', 'var b = 1') },
  { 'order/create.go': lines('package order', 'var a = 2'), 'order/other.go': lines('package order', 'var b = 2') },
);
const other = atoms.filter(({ file }) => file === 'order/other.go');
const at = site('runtime.newobject', { line: 2, paths: [path([frame('order/create.go:2', 'm.Create')])] });

/** Where a site in create.go is led to, and whether by experiment, when other.go was proven to have restored a share. */
function traced(changed: readonly Atom[], share: number): readonly [place: string, by: string] {
  const tracing = {
    profiled: { diff: { sites: [at] } },
    evidence: {
      compiler: { head: indexDiagnostics(parseDiagnostics('')), newlySaid: [] },
      facts: new Map(),
      undone: new Map(),
    },
    parts: [{ part: { atoms: new Set(other), shares: new Map() }, share, units: new Map([['B/op', share]]) }],
  } as unknown as Tracing;
  const { root, proven } = traceSite(
    { change: { atoms: changed } as Parameters<typeof traceSite>[0]['change'] },
    tracing,
    at,
  );
  return [`${root?.file}:${root?.line}`, proven === undefined ? 'guessed' : 'proven'];
}

describe('a site of which no line of the proven part speaks', () => {
  test('belongs to it where it restored the regression', () => {
    expect(traced(atoms, 0.9)).toEqual(['order/other.go:2', 'proven']);
  });

  test('is led to the rest of the change where something is open', () => {
    expect(traced(atoms, 0.4)).toEqual(['order/create.go:2', 'guessed']);
  });

  test('belongs to it where the rest says nothing of the site either', () => {
    expect(traced(other, 0.4)).toEqual(['order/other.go:2', 'proven']);
  });
});

describe('a site that costs as much without the reverted lines', () => {
  const confidence = (undone: readonly (typeof at)[]): string => {
    const tracing = {
      profiled: { benchmark: 'BenchmarkX', diff: { sites: [at] } },
      evidence: {
        compiler: { head: indexDiagnostics(parseDiagnostics('')), newlySaid: [] },
        facts: new Map(),
        undone: new Map([['BenchmarkX', { sites: undone, net: at.head }]]),
      },
      parts: [{ part: { atoms: new Set(other), shares: new Map() }, share: 1, units: new Map([['B/op', 1]]) }],
    } as unknown as Tracing;
    const change = { atoms } as Parameters<typeof traceSite>[0]['change'];
    return traceSite({ change }, tracing, at).proven === undefined ? 'not proven' : 'proven';
  };

  test('is not proven by them', () => {
    expect(confidence([])).toBe('not proven');
    expect(confidence([{ ...at, base: { objects: 0.5, bytes: 32 } }])).toBe('not proven');
  });

  test('unlike one that is gone with them', () => {
    expect(confidence([at])).toBe('proven');
  });
});

describe('an experiment that took most of a large change back', () => {
  const many = (count: number): readonly Atom[] => Array.from({ length: count }, () => ({ ...(atoms[0] as Atom) }));
  const suffices = (taken: number, all: number): boolean | undefined => {
    const changed = many(all);
    const tracing = {
      profiled: { diff: { sites: [at] } },
      evidence: {
        compiler: { head: indexDiagnostics(parseDiagnostics('')), newlySaid: [] },
        facts: new Map(),
        undone: new Map(),
      },
      parts: [
        {
          part: { atoms: new Set(changed.slice(0, taken)), shares: new Map() },
          share: 1,
          units: new Map([['B/op', 1]]),
        },
      ],
    } as unknown as Tracing;
    const change = { atoms: changed } as Parameters<typeof traceSite>[0]['change'];
    return traceSite({ change }, tracing, at).proven?.suffices;
  };

  test('proves no line of it', () => {
    expect(suffices(60, 70)).toBe(false);
  });

  test('is another thing than all of a small one, or a wide part of a larger one', () => {
    expect(suffices(10, 10)).toBe(true);
    expect(suffices(60, 200)).toBe(true);
  });
});

describe('a new function that only the proven part calls', () => {
  const call = (name: string): string => lines('package order', '', 'func Create() {', `\t${name}()`, '}');
  const added = lines('package order', '', 'func fill() {', '\tgrow()', '}');
  const changed = atomsBetween(
    { 'order/create.go': call('make') },
    { 'order/create.go': call('fill'), 'order/fill.go': added },
  ).atoms;
  const inside = (...frames: readonly string[]) =>
    site('runtime.growslice', { line: 4, paths: [path(frames.map((place) => frame(place, 'm.fill')))] });
  const rootIn = (of: ReturnType<typeof site>): string | undefined => {
    const tracing = {
      profiled: { diff: { sites: [of] } },
      evidence: {
        compiler: { head: indexDiagnostics(parseDiagnostics('')), newlySaid: [] },
        facts: new Map(),
        undone: new Map(),
      },
      parts: [
        { part: { atoms: new Set(changed.slice(0, 1)), shares: new Map() }, share: 1, units: new Map([['B/op', 1]]) },
      ],
    } as unknown as Tracing;
    const change = { atoms: changed } as Parameters<typeof traceSite>[0]['change'];
    const { root, proven } = traceSite({ change }, tracing, of);
    // What was measured stays what it was.
    expect(proven?.atoms).toEqual(changed.slice(0, 1));
    return `${root?.file}:${root?.line}`;
  };

  test('has the line', () => {
    expect(changed.map(({ file }) => file)).toEqual(['order/create.go', 'order/fill.go']);
    expect(rootIn(inside('order/fill.go:4', 'order/create.go:4'))).toBe('order/fill.go:4');
  });

  test('only where the way leads through it', () => {
    expect(rootIn(inside('order/create.go:4'))).toBe('order/create.go:4');
  });
});

describe('the share of a proof', () => {
  const of = (unit: 'B/op' | 'allocs/op') => `BenchmarkX\n${unit}`;
  const part = (bytes: number, allocs: number) => ({
    atoms: new Set(other),
    shares: new Map([
      [of('B/op'), bytes],
      [of('allocs/op'), allocs],
    ]),
  });
  const regressed = {
    plan: { benchmark: 'BenchmarkX' },
    units: [{ unit: 'B/op' }, { unit: 'allocs/op' }],
  } as unknown as Parameters<typeof partsOf>[0];

  test('is kept for each unit', () => {
    const parts = partsOf(regressed, {
      proof: { parts: [part(0.4, 0), part(0.5, 1)] } as unknown as Proof,
      varying: new Map(),
    });
    expect(parts.map(({ share, units }) => [share, ...units.values()])).toEqual([
      [1, 0.5, 1],
      [0.4, 0.4, 0],
    ]);
  });

  test('adds up for each unit where several parts are needed', () => {
    const tracing = {
      profiled: { diff: { sites: [at] } },
      evidence: {
        compiler: { head: indexDiagnostics(parseDiagnostics('')), newlySaid: [] },
        facts: new Map(),
        undone: new Map(),
      },
      parts: [
        {
          part: part(0.5, 0),
          share: 0.5,
          units: new Map([
            ['B/op', 0.5],
            ['allocs/op', 0],
          ]),
        },
        {
          part: part(0.4, 0.4),
          share: 0.4,
          units: new Map([
            ['B/op', 0.4],
            ['allocs/op', 0.4],
          ]),
        },
      ],
    } as unknown as Tracing;
    const { proven } = traceSite({ change: { atoms } as Parameters<typeof traceSite>[0]['change'] }, tracing, at);
    expect([proven?.share, proven?.suffices]).toEqual([0.9, true]);
    expect(proven?.units).toEqual(
      new Map([
        ['B/op', 0.9],
        ['allocs/op', 0.4],
      ]),
    );
  });
});

describe('a site of which no line of several proven parts speaks', () => {
  const own = atoms.filter(({ file }) => file === 'order/create.go');
  const quiet = site('runtime.newobject', {
    file: 'order/quiet.go',
    line: 9,
    paths: [path([frame('order/quiet.go:9', 'm.Q')])],
  });
  const part = (of: readonly Atom[], share: number) => ({
    part: { atoms: new Set(of), shares: new Map() },
    share,
    units: new Map([['B/op', share]]),
  });
  const proof = (shares: readonly [own: number, other: number], ofSite: number) => {
    const rest = site('runtime.makeslice', { head: { objects: 10 * (1 - ofSite), bytes: 640 * (1 - ofSite) } });
    const tracing = {
      profiled: { diff: { sites: [{ ...quiet, head: { objects: 10 * ofSite, bytes: 640 * ofSite } }, rest] } },
      evidence: {
        compiler: { head: indexDiagnostics(parseDiagnostics('')), newlySaid: [] },
        facts: new Map(),
        undone: new Map(),
      },
      parts: [part(own, shares[0]), part(other, shares[1])],
    } as unknown as Tracing;
    const [first] = tracing.profiled.diff.sites;
    const { proven } = traceSite(
      { change: { atoms } as Parameters<typeof traceSite>[0]['change'] },
      tracing,
      first ?? quiet,
    );
    return proven?.atoms.map(({ file }) => file);
  };

  test('belongs to the only one whose effect is large enough for it', () => {
    expect(proof([0.8, 0.2], 0.8)).toEqual(['order/create.go']);
  });

  test('belongs to all of them where more than one is', () => {
    expect(proof([0.6, 0.4], 0.4)).toEqual(['order/create.go', 'order/other.go']);
  });
});
