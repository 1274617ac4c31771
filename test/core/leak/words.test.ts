import { expect, test } from 'vitest';
import { leakKinds } from '../../../src/core/leak/kinds.ts';
import { leakGains, withUserLines } from '../../../src/core/leak/rank-sites.ts';
import { asCaused, leakAdvice, leakReason } from '../../../src/core/leak/reason.ts';
import type { LeakFrame, LeakSite } from '../../../src/core/leak/sites.ts';
import { leakWords } from '../../../src/core/leak/words.ts';
import { lineMapOf } from '../../../src/core/patch/line-map.ts';

const frame = (name: string, file: string, line: number, owner: LeakFrame['owner'] = 'user'): LeakFrame => ({
  function: name,
  file,
  line,
  owner,
});

const site = (fields: Partial<LeakSite>): LeakSite => {
  const at = fields.at ?? frame('example.com/m/order.Confirm', 'order/order.go', 16);
  return {
    kind: 'channel-send',
    startedAt: undefined,
    waitingAt: undefined,
    state: '',
    isUnreachable: false,
    frames: [at],
    goroutines: 0,
    bytes: 0,
    ...fields,
    at,
  };
};
const lines = lineMapOf([]);
const dial = frame('net/http.(*Transport).dialConn', '/go/src/net/http/transport.go', 1900, 'standard');

test('every kind has advice that says what to do', () => {
  for (const kind of leakKinds) expect(leakWords[kind].advice).toMatch(/^[A-Z].*\.$/);
});

test('goroutines go first, then what keeps memory, then where it was allocated', () => {
  const sites = [
    site({ kind: 'memory', bytes: 900, at: frame('example.com/m.New', 'a.go', 1) }),
    site({ kind: 'map', bytes: 40, at: frame('example.com/m.Put', 'a.go', 2) }),
    site({ goroutines: 1, at: frame('example.com/m.Go', 'a.go', 3) }),
    site({ kind: 'memory', bytes: 4000, at: frame('example.com/m.BenchmarkX', 'a_test.go', 4) }),
  ];
  const gains = leakGains(undefined, { goroutines: 1, bytes: 940, sites }, lines);
  expect(gains.map((gain) => gain.site.at.line)).toEqual([3, 2, 1, 4]);
});

test('what base leaves at the same site is no gain', () => {
  const known = site({ goroutines: 1 });
  const leak = { goroutines: 1, bytes: 0, sites: [known] };
  expect(leakGains(leak, leak, lines)).toEqual([]);
});

test('goroutines that a library started are named by the line of the user that is left with them', () => {
  const gains = leakGains(
    undefined,
    {
      goroutines: 2,
      bytes: 900,
      sites: [
        site({ kind: 'http-body', goroutines: 2, at: dial, startedAt: dial, frames: [dial] }),
        site({ kind: 'http-body', bytes: 900, at: frame('example.com/m.Fetch', 'fetch.go', 9) }),
      ],
    },
    lines,
  );
  expect(withUserLines(gains)[0]?.site).toMatchObject({ goroutines: 2, at: { file: 'fetch.go', line: 9 } });
});

test('a goroutine is told by where it starts, where it waits and for what', () => {
  const startedAt = frame('example.com/m/order.Confirm', 'order/order.go', 16);
  const waitingAt = frame('example.com/m/order.Confirm.func1', 'order/order.go', 17);
  const parked = site({ goroutines: 1, startedAt, waitingAt, state: 'chan send' });
  expect(leakReason(parked)).toBe(
    '`order.Confirm` starts it at order/order.go:16, and it remains blocked in `order.Confirm.func1` at order/order.go:17 (chan send).',
  );
  expect(leakReason({ ...parked, isUnreachable: true })).toMatch(
    / The garbage collector confirms that nothing can wake it\.$/,
  );
});

test.each([
  ['map', '`m.Keep` adds to it, and what it adds stays.'],
  ['memory', '`m.Keep` allocates it, and something keeps a reference to it.'],
  ['timer', '`m.Keep` creates it.'],
  ['http-body', '`m.Keep` opens it.'],
] as const)('memory that stays, of the kind %s, is told by what the function did', (kind, reason) => {
  expect(leakReason(site({ kind, bytes: 64, at: frame('example.com/m.Keep', 'keep.go', 3) }))).toBe(reason);
});

test('a goroutine in code of others is to be ended, one of our own gets the advice of its kind', () => {
  const own = frame('example.com/m/order.Confirm.func1', 'order/order.go', 17);
  const waiting = (owner: typeof own.owner) => site({ kind: 'select', goroutines: 1, waitingAt: { ...own, owner } });
  expect(leakAdvice(waiting('user'))).toMatch(/^When the operation ends, cancel the context or close the channel/);
  expect(leakAdvice(waiting('standard'))).toMatch(/call the `Close`, `Stop` or `Wait` method/);
  const caused = asCaused(waiting('standard'), [site({ kind: 'memory' }), site({ kind: 'context' })]);
  expect(leakAdvice(caused)).toMatch(/^Call the cancel function on every path/);
  expect(leakReason(caused)).toMatch(/^It leaves a goroutine behind: /);
  expect(asCaused(waiting('user'), [site({ kind: 'context' })]).kind).toBe('select');
  expect(leakAdvice(waiting('user'), 'defer stop()')).toBe(
    'The change deleted `defer stop()`. Restore it, or do what it did in another way, on every path.',
  );
  expect(leakAdvice({ ...waiting('standard'), kind: 'http-body' })).toMatch(/^Close the response body/);
});
