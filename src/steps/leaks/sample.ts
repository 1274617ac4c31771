import { belowPattern, benchPattern } from '../../core/benchfmt/index.ts';
import type { ProbeIterations } from '../../core/leak/iterations.ts';
import { readLeftovers } from '../../core/leak/leftovers.ts';
import { leakBetween, type Leak } from '../../core/leak/sites.ts';
import type { Ports, RunOutcome, TestBinary } from '../../ports.ts';
import { runTestProcess } from '../test-process.ts';

/** The largest share of the machine's memory for a process that may leak. */
const memoryShare = 0.25;

export interface SampleRequest {
  readonly binary: TestBinary;
  /** The top folder of the snapshot. */
  readonly root: string;
  readonly benchmark: string;
  readonly iterations: ProbeIterations;
  readonly gomaxprocs: number | undefined;
  readonly timeoutMs: number;
}

/**
 * `sampleLeak` runs one benchmark in a fresh process and returns what each operation leaves behind, and where that
 * comes from. It returns `undefined` if the run fails.
 */
export async function sampleLeak(ports: Pick<Ports, 'analysis'>, request: SampleRequest): Promise<Leak | undefined> {
  const { binary, benchmark, iterations, gomaxprocs, timeoutMs, root } = request;
  let text: string | undefined;
  const run = async (given: Parameters<Ports['analysis']['leftovers']>[0]): Promise<RunOutcome> => {
    const { outcome, leftovers } = await ports.analysis.leftovers(given);
    text = leftovers;
    return outcome;
  };
  const { failure } = await runTestProcess(
    { run },
    {
      binary,
      bench: benchPattern([benchmark]),
      skip: belowPattern([benchmark]),
      iterations: iterations.many,
      few: iterations.few,
      count: 1,
      gomaxprocs,
      timeoutMs,
      memoryShare,
    },
  );
  if (failure !== undefined || text === undefined) return undefined;
  return leakBetween(readLeftovers(text), iterations, { root, goroot: binary.goroot });
}
