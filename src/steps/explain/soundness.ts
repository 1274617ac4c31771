import type { Ports, TestBinary } from '../../ports.ts';
import { type Bench, timeLeft } from './experiment.ts';
import { Turns } from '../turns.ts';
import { endOfTests } from './own-tests.ts';

/** How the tests of the benchmark's package end in a program that an experiment built, compared with head. */
export type Soundness =
  /** The tests end as they do on head. */
  | 'sound'
  /** The tests end differently. With part of the change reverted, the program may no longer make sense. */
  | 'broken'
  /** There are no tests, they don't finish in time even on head, or they did not run. */
  | 'unknown';

/** The time limit for the tests of one program, in milliseconds. */
const mostMs = 5000;

/**
 * `soundnessBy` returns a function that judges a program by the package's own tests. The first call of that function
 * also runs head's tests.
 */
export function soundnessBy(
  ports: Ports,
  bench: Bench,
  head: TestBinary,
  turns = new Turns(),
): (binary: TestBinary) => Promise<Soundness> {
  const limit = (ms = mostMs): number => timeLeft(ports, { ...bench, timeoutMs: ms });
  let onHead: Promise<string | undefined> | undefined;
  const judge = async (binary: TestBinary): Promise<Soundness> => {
    if (onHead === undefined) {
      // The tests of head and of the program run at the same time, which is faster. They may disturb each other, so
      // different results don't count and the tests are repeated one after the other.
      const both = [head, binary].map(async (one) => endOfTests(ports, one, limit(2 * mostMs)));
      const [wanted, end] = await Promise.all(both);
      const isClear = wanted === '' || (wanted !== undefined && wanted === end);
      onHead = isClear ? Promise.resolve(wanted) : endOfTests(ports, head, limit());
      if (isClear) return wanted === '' ? 'unknown' : 'sound';
    }
    const wanted = await onHead;
    if (wanted === undefined || wanted === '') return 'unknown';
    return (await endOfTests(ports, binary, limit())) === wanted ? 'sound' : 'broken';
  };
  return async (binary) => turns.take(bench.listed.importPath, async () => judge(binary));
}
