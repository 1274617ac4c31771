import { main } from './action/main.ts';
import { programOfAction } from './entry/program.ts';
import { onInterrupt } from './entry/interrupt.ts';

const { signal } = onInterrupt();
const { env } = process;
const [, entry = ''] = process.argv;
const program = programOfAction(entry, { env, cwd: env['GITHUB_WORKSPACE'] ?? process.cwd() });
process.exit(await main(env, program, signal));
