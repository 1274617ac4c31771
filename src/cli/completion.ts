import { GateError } from '../errors.ts';
import { parseArguments } from './arguments.ts';
import { commands } from './commands.ts';
import { bashScript } from './completion/bash.ts';
import { fishScript } from './completion/fish.ts';
import { zshScript } from './completion/zsh.ts';
import { exitCodes } from './exit-code.ts';
import { type Streams, writeFully } from './streams.ts';

const shells = { bash: bashScript, zsh: zshScript, fish: fishScript } as const;

/** `completion` runs `allocgate completion`, which prints a script that a shell sources. */
export async function completion(argv: readonly string[], streams: Streams): Promise<number> {
  const [shell, ...more] = parseArguments('completion', argv).positionals;
  if (shell === undefined || more.length > 0 || !Object.hasOwn(shells, shell)) {
    throw new GateError(
      'usage',
      shell === undefined
        ? 'No shell was given.'
        : `There are no completions for ${JSON.stringify([shell, ...more].join(' '))}.`,
      `Name one of ${commands.completion.words.join(', ')}: \`allocgate completion bash\`.`,
    );
  }
  await writeFully(streams.stdout, shells[shell as keyof typeof shells]());
  return exitCodes.pass;
}
