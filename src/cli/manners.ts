import type { Streams } from './streams.ts';

/**
 * `mannersOf` applies the output flags that every command accepts, `--no-color` and `-q`, to the streams. A word that
 * looks like one of these flags can't be the value of another option, because a value that begins with a dash must
 * follow an equals sign.
 */
export function mannersOf(flags: readonly string[], streams: Streams): Streams {
  const quiet = flags.some((flag) => flag === '--quiet' || /^-[hqv]*q[hqv]*$/.test(flag));
  const plain = flags.includes('--no-color');
  return {
    ...streams,
    ...(quiet ? { quiet } : {}),
    ...(plain ? { env: { ...streams.env, NO_COLOR: '1' } } : {}),
  };
}
