#!/usr/bin/env node
import { onInterrupt } from './entry/interrupt.ts';
import { programOfTerminal } from './entry/program.ts';
import { main } from './cli/main.ts';

// A reader that went away (`allocgate … | head`) is no error of ours.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

const { signal } = onInterrupt();
const cwd = process.cwd();
const [, entry = '', ...argv] = process.argv;
const streams = {
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  env: process.env,
  cwd,
  program: programOfTerminal(entry, { cwd }),
};
process.exit(await main(argv, streams, signal));
