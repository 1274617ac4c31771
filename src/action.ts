import { main } from './action/main.ts';
import { onInterrupt } from './entry/interrupt.ts';

const { signal } = onInterrupt();
process.exit(await main(process.env, signal));
