import type { Ports, TestBinary } from '../../ports.ts';
import { type Bench, timeLeft } from './experiment.ts';
import { endOfTests } from './own-tests.ts';

/** What the benchmark's package's own tests say of a program that an experiment made. */
export type Soundness =
  /** They end as they do on head. */
  | 'sound'
  /** They end otherwise: part of a change was taken back, and what is left may be no program that anybody means. */
  | 'broken'
  /** There are none, or they do not end in time on head itself. */
  | 'unknown';

/** Longest time of the tests of one program. */
const mostMs = 5000;

/** Judges programs of experiments by the package's own tests; those of head are run at the first question. */
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
