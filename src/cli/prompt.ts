import { type Streams, writeIfPossible } from './streams.ts';

/** `Prompt` asks the user at a terminal. Without a terminal, or at the end of the input, the answer is `undefined`. */
export interface Prompt {
  ask(question: string): Promise<string | undefined>;
}

/** `createPrompt` returns a prompt that asks on stderr, so that stdout contains only the result. */
export function createPrompt({ stdin, stderr }: Streams): Prompt {
  const input = stdin[Symbol.asyncIterator]();
  let rest = '';
  const line = async (): Promise<string | undefined> => {
    while (!rest.includes('\n')) {
      const next: IteratorResult<Uint8Array | string, unknown> = await input.next();
      if (next.done === true) return undefined;
      rest += typeof next.value === 'string' ? next.value : Buffer.from(next.value).toString('utf8');
    }
    const end = rest.indexOf('\n');
    const answer = rest.slice(0, end).trim();
    rest = rest.slice(end + 1);
    return answer;
  };
  return {
    async ask(question) {
      if (stdin.isTTY !== true) return undefined;
      await writeIfPossible(stderr, `${question} `);
      return line();
    },
  };
}
