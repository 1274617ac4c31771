import { expect, test } from 'vitest';
import { createPrompt } from '../../src/cli/prompt.ts';

function typing(
  parts: readonly string[],
  isTTY = true,
): { readonly ask: ReturnType<typeof createPrompt>['ask']; shown: string[] } {
  const shown: string[] = [];
  const stdin = Object.assign(
    (async function* () {
      yield* parts;
    })(),
    { isTTY },
  );
  const stderr = {
    write(text: string, done?: () => void) {
      shown.push(text);
      done?.();
      return true;
    },
  };
  const prompt = createPrompt({ stdin, stderr, stdout: stderr, env: {}, cwd: '/', program: 'allocgate' });
  return { ask: async (question) => prompt.ask(question), shown };
}

test('each question takes one line, however the input arrives', async () => {
  const { ask, shown } = typing(['str', 'ict\ny', '\n \n']);
  expect([await ask('a?'), await ask('b?'), await ask('c?'), await ask('d?')]).toEqual(['strict', 'y', '', undefined]);
  expect(shown).toEqual(['a? ', 'b? ', 'c? ', 'd? ']);
});

test('without a terminal, nothing is asked', async () => {
  const { ask, shown } = typing(['strict\n'], false);
  expect(await ask('a?')).toBeUndefined();
  expect(shown).toEqual([]);
});
