import { tmpdir } from 'node:os';
import type { TestBinary } from '../../ports.ts';
import { goLimitsMs, runGo, type GoCommand, type Surroundings } from './go-command.ts';

/** Maximum length of a list of names in one argument, well below Linux's limit of 128 KiB (MAX_ARG_STRLEN). */
const longest = 60_000;

/**
 * `disassemble` returns the instructions of functions in a test binary, as `go tool objdump` prints them, or an empty
 * string if that fails.
 */
export async function disassemble(
  surroundings: Surroundings,
  go: GoCommand,
  {
    binary,
    folder,
    names,
  }: { readonly binary: TestBinary; readonly folder: string; readonly names: readonly string[] },
): Promise<string> {
  const pattern: string[] = [];
  let length = 0;
  for (const name of names) {
    const quoted = name.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&');
    length += quoted.length + 1;
    if (length > longest) break;
    pattern.push(quoted);
  }
  if (pattern.length === 0) return '';
  const outcome = await runGo(surroundings, go, {
    args: ['tool', 'objdump', '-s', `^(${pattern.join('|')})$`, binary.path],
    folder,
    timeoutMs: goLimitsMs.env,
    temporary: tmpdir(),
  });
  return outcome.exit.kind === 'code' && outcome.exit.code === 0 ? outcome.stdout : '';
}
