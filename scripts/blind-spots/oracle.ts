import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import * as z from 'zod';

const run = promisify(execFile);
const program = fileURLToPath(new URL('functions', import.meta.url));
const most = { maxBuffer: 256 * 1024 * 1024 };

const functionSchema = z.object({
  file: z.string(),
  name: z.string(),
  line: z.number(),
  empty: z.boolean(),
  code: z.string(),
});
type GoFunction = z.infer<typeof functionSchema>;

/** `functionsBelow` returns the functions below a folder with their tokens, independently of allocgate's own code. */
export async function functionsBelow(folder: string): Promise<readonly GoFunction[]> {
  const { stdout } = await run('go', ['run', join(program, 'main.go'), folder], { ...most, cwd: program });
  return z.array(functionSchema).parse(JSON.parse(stdout));
}

/**
 * `unreachedByGo` returns the functions of a module, as `file:line`, that none of the module's benchmarks reaches
 * according to `go tool cover -func`.
 */
export async function unreachedByGo(folder: string, profile: string): Promise<ReadonlySet<string>> {
  const args = ['test', '-run=^$', '-bench=.', '-benchtime=1x', '-coverpkg=./...', `-coverprofile=${profile}`, './...'];
  // A package whose benchmarks fail doesn't matter here; the profile covers the others.
  await run('go', args, { ...most, cwd: folder }).catch(() => undefined);
  const module = /^module\s+(\S+)/m.exec(await readFile(join(folder, 'go.mod'), 'utf8'))?.[1] ?? '';
  const { stdout } = await run('go', ['tool', 'cover', `-func=${profile}`], { ...most, cwd: folder });
  return new Set(
    stdout.split('\n').flatMap((line) => {
      const [, file = '', at = '', percent] = /^(\S+):(\d+):\s+\S+\s+([\d.]+)%$/.exec(line) ?? [];
      return percent === '0.0' && file.startsWith(`${module}/`) ? [`${file.slice(module.length + 1)}:${at}`] : [];
    }),
  );
}
