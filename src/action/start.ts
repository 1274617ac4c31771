import { resolve } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { childEnvironment } from '../adapters/go/child-environment.ts';
import { lookForGo } from '../adapters/go/look-for-go.ts';
import { onInterrupt } from '../entry/interrupt.ts';
import { programOfAction } from '../entry/program.ts';

/**
 * `start` runs the step in this process and returns the exit code. Before it loads the rest of the program, it starts
 * the go command, which takes its time meanwhile.
 */
export async function start(): Promise<number> {
  const { env, argv } = process;
  const [, entry = ''] = argv;
  const workspace = env['GITHUB_WORKSPACE'] ?? process.cwd();
  const interrupt = onInterrupt().signal;
  const end = new AbortController();
  const withoutGo = measures(env)
    ? lookForGo(
        { env: childEnvironment(env), signal: AbortSignal.any([interrupt, end.signal]), log: silent },
        resolve(workspace, given(env, 'WORKING-DIRECTORY')),
      )
    : undefined;
  // Loading keeps this thread busy: the process must have started before.
  await setImmediate();
  try {
    const { main } = await import('./main.ts');
    return await main({ env, program: programOfAction(entry, { env, cwd: workspace }), signal: interrupt, withoutGo });
  } finally {
    end.abort();
    await withoutGo;
  }
}

/** Nothing reads the log yet. */
const silent = { info: () => undefined, debug: () => undefined, progress: () => undefined };

/** `measures` reports whether the step's inputs, which are checked later, ask for a measurement. */
function measures(env: NodeJS.ProcessEnv): boolean {
  return ['', 'gate'].includes(given(env, 'STAGE')) && given(env, 'RESULTS-FILE') === '';
}

function given(env: NodeJS.ProcessEnv, input: string): string {
  return env[`INPUT_${input}`]?.trim() ?? '';
}
