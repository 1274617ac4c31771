import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { isAbsolute } from 'node:path';
import type { TestBinary } from '../../ports.ts';
import { goLimitsMs, runGo, type GoCommand, type Surroundings } from './go-command.ts';
import { remembered } from './remembered.ts';

/** Maximum length of a list of names in one argument, well below Linux's limit of 128 KiB (MAX_ARG_STRLEN). */
const longest = 60_000;

/** The commands that run objdump, keyed by the path of the toolchain's go command. */
export type Disassemblers = Map<string, Promise<readonly string[]>>;

/**
 * `disassemble` returns the instructions of functions in a test binary, as `go tool objdump` prints them, or an empty
 * string if that fails.
 */
export async function disassemble(
  surroundings: Surroundings,
  go: GoCommand,
  disassemblers: Disassemblers,
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
  const [path = go.path, ...args] = await disassembler(surroundings, go, disassemblers, folder);
  const outcome = await runGo(
    surroundings,
    { ...go, path },
    {
      args: [...args, '-s', `^(${pattern.join('|')})$`, binary.path],
      folder,
      timeoutMs: goLimitsMs.env,
      temporary: tmpdir(),
    },
  );
  return outcome.exit.kind === 'code' && outcome.exit.code === 0 ? outcome.stdout : '';
}

/** `disassembler` returns the command that runs objdump, which is looked up once for each toolchain. */
export async function disassembler(
  surroundings: Surroundings,
  go: GoCommand,
  disassemblers: Disassemblers,
  folder: string,
): Promise<readonly string[]> {
  return remembered(disassemblers, go.path, async () => findDisassembler(surroundings, go, folder));
}

/**
 * `findDisassembler` returns the command that runs objdump. From Go 1.25 on, the go command first compiles objdump and
 * then keeps it. Running it directly takes a fifth of the time that `go tool` takes.
 */
async function findDisassembler(surroundings: Surroundings, go: GoCommand, folder: string): Promise<readonly string[]> {
  const { exit, stdout } = await runGo(surroundings, go, {
    args: ['tool', '-n', 'objdump'],
    folder,
    timeoutMs: goLimitsMs.build,
    temporary: tmpdir(),
  });
  const path = stdout.trim();
  const isThere = exit.kind === 'code' && exit.code === 0 && isAbsolute(path) && existsSync(path);
  return isThere ? [path] : [go.path, 'tool', 'objdump'];
}
