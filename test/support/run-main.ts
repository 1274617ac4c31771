import { main } from '../../src/cli/main.ts';
import type { OutputStream } from '../../src/cli/streams.ts';
import type { CliRun } from './run-cli.ts';

/** Runs a command line in this process, with the git and Go of the machine: what the built program does, without its start. */
export async function runMain(args: readonly string[], cwd: string): Promise<CliRun> {
  const [stdout, stderr] = [new Text(), new Text()];
  const env = { ...process.env, NO_COLOR: '1', CI: 'true', ALLOCGATE_CACHE: `${cwd}-cache` };
  const streams = { stdin: process.stdin, stdout, stderr, env, cwd, program: 'allocgate' };
  const code = await main(args, streams, new AbortController().signal);
  return { code, stdout: stdout.text, stderr: stderr.text };
}

class Text implements OutputStream {
  text = '';

  write(text: string, done?: () => void): boolean {
    this.text += text;
    done?.();
    return true;
  }
}
