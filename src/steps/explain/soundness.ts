import type { Ports, TestBinary } from '../../ports.ts';
import { type Bench, timeLeft } from './experiment.ts';
import { endOfTests } from './own-tests.ts';

/** What the tests of the benchmark's package say about a program that an experiment built. */
export type Soundness =
  /** They end as they do on head. */
  | 'sound'
  /** They end differently: part of a change was reverted, and the rest may not make sense as a program. */
  | 'broken'
  /** There are none, or they don't finish in time even on head. */
  | 'unknown';

/** Time limit for the tests of one program. */
const mostMs = 5000;

/**
 * `soundnessBy` judges programs of experiments by the package's own tests. It runs head's tests when it is first
 * called.
 */
export function soundnessBy(ports: Ports, bench: Bench, head: TestBinary): (binary: TestBinary) => Promise<Soundness> {
  const limit = (): number => Math.min(mostMs, timeLeft(ports, { ...bench, timeoutMs: mostMs }));
  let onHead: Promise<string | undefined> | undefined;
  return async (binary) => {
    onHead ??= endOfTests(ports, head, limit());
    const wanted = await onHead;
    if (wanted === undefined || wanted === '') return 'unknown';
    return (await endOfTests(ports, binary, limit())) === wanted ? 'sound' : 'broken';
  };
}
