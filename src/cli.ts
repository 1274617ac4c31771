#!/usr/bin/env node
import { onInterrupt } from './entry/interrupt.ts';
import { main } from './cli/main.ts';

// A reader that went away (`allocgate … | head`) is no error of ours.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

const { signal } = onInterrupt();
const streams = {
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  env: process.env,
  cwd: process.cwd(),
};
process.exit(await main(process.argv.slice(2), streams, signal));
