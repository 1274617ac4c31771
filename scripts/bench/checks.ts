import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openRelease } from '../real-modules/checkout.ts';
import { Repository } from '../real-modules/repository.ts';
import { atMost, type Bench, type BenchContext } from './bench.ts';
import { type Cost, costOf, inTurn, medians } from './cost.ts';

/** A module with 42 benchmarks in two packages. */
const release = 'github.com/go-chi/chi/v5@v5.2.5';

/** The line at which the release begins to serve a request. */
const serve = 'func (mx *Mux) ServeHTTP(w http.ResponseWriter, r *http.Request) {\n';

/** Creates a repository of the release whose last commit changes one file. */
async function repositoryOf(
  { scratch }: BenchContext,
  name: string,
  file: string,
  change: (text: string) => string,
): Promise<string> {
  const folder = join(scratch, name);
  const { repository } = await openRelease(release, folder);
  const path = join(folder, file);
  const before = await readFile(path, 'utf8');
  const after = change(before);
  if (after === before) throw new Error(`${file} of ${release} is not as expected.`);
  await writeFile(path, after);
  await repository.commitFolder(folder, 'Change');
  return folder;
}

/**
 * Runs `check` on the last commit, with a cache that is warm from the second run on. Errors: if the check doesn't end
 * with the expected exit code.
 */
function check(
  { node, cli, scratch }: BenchContext,
  { folder, code = 0 }: { readonly folder: string; readonly code?: number },
  ...options: string[]
): Promise<Cost> {
  const args = [cli, 'check', '-C', folder, '--base', 'HEAD~1', '--head', 'HEAD', '--baseline', 'rerun', ...options];
  const env = { ALLOCGATE_CACHE: join(scratch, 'cache'), CI: 'true', NO_COLOR: '1' };
  return costOf(node, args, { env, codes: [code] });
}

/** Measures a change that only touches documentation. */
export const documentation: Bench = {
  name: 'documentation',
  run: async (context) => {
    const folder = await repositoryOf(context, 'documentation', 'README.md', (text) => `${text}\nOne more line.\n`);
    await check(context, { folder });
    const costs = [];
    for (let time = 0; time < 5; time++) costs.push(await check(context, { folder }));
    const { cpu, wall } = medians(costs);
    return [atMost('a change to documentation only, CPU', cpu, 1, ' s', `wall time ${wall.toFixed(2)} s`)];
  },
};

/** Compares a check of one changed package with and without the leak check. The change doesn't affect any figure. */
export const leaks: Bench = {
  name: 'leaks',
  run: async (context) => {
    const folder = await repositoryOf(context, 'leaks', 'mux.go', (text) =>
      text.replace(serve, `${serve}\tif r == nil {\n\t\tpanic("no request")\n\t}\n`),
    );
    const options = ['--no-explain', '--blind-spots', 'off', '.'];
    await check(context, { folder }, '--leaks', 'warn', ...options);
    const { one, other } = await inTurn(
      5,
      () => check(context, { folder }, '--leaks', 'warn', ...options),
      () => check(context, { folder }, '--leaks', 'off', ...options),
    );
    return [
      atMost(
        'check of one changed package, wall time with `leaks: warn` relative to `leaks: off`',
        one.wall / other.wall,
        1.15,
        'x',
        `${one.wall.toFixed(1)} s against ${other.wall.toFixed(1)} s; ${(one.cpu / other.cpu).toFixed(2)}x in CPU`,
      ),
    ];
  },
};

/** Adds one allocation to each request. */
function allocatesMore(text: string): string {
  return text
    .replace('func (mx *Mux) Use(', 'var benched *Mux\n\nfunc (mx *Mux) Use(')
    .replace(serve, `${serve}\tbenched = &Mux{handler: mx.handler}\n`);
}

/** Measures a one-line regression, from the start to the proven cause. */
export const red: Bench = {
  name: 'red',
  run: async (context) => {
    const folder = await repositoryOf(context, 'red', 'mux.go', allocatesMore);
    await check(context, { folder, code: 1 });
    const cost = await check(context, { folder, code: 1 });
    const rows = await check(context, { folder, code: 1 }, '--no-explain', '--blind-spots', 'off');
    return [
      atMost(
        'a one-line regression, to the end of the run, with a warm cache',
        cost.wall,
        30,
        ' s',
        `${cost.cpu.toFixed(1)} s of CPU`,
      ),
      atMost(
        'the same regression, to the verdict, without an explanation (--no-explain)',
        rows.wall,
        10,
        ' s',
        `${rows.cpu.toFixed(1)} s of CPU`,
      ),
    ];
  },
};

/** The number of benchmarks that use one pool. */
const ofPool = 90;

/** A module whose benchmarks all take a buffer from a function, given how the function gets and returns it. */
function pooledModule(get: string, put: string): Readonly<Record<string, string>> {
  const cases = Array.from({ length: ofPool }, (_, index) => 8 * (index + 1)).join(', ');
  return {
    'go.mod': 'module example.com/pooled\n\ngo 1.22\n',
    'render.go': `package pooled

import (
	"bytes"
	"sync"
)

var buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// Render writes n bytes and returns how many there are.
func Render(n int) int {
	buffer := ${get}
	defer ${put}
	buffer.Reset()
	for range n {
		buffer.WriteByte('x')
	}
	return buffer.Len()
}
`,
    'render_test.go': `package pooled

import (
	"strconv"
	"testing"
)

func BenchmarkRender(b *testing.B) {
	for _, n := range []int{${cases}} {
		b.Run("n="+strconv.Itoa(n), func(b *testing.B) {
			for i := 0; i < b.N; i++ {
				Render(n)
			}
		})
	}
}
`,
  };
}

/** An object that is no longer returned to its pool, which shows in many benchmarks of a package. */
export const pool: Bench = {
  name: 'pool',
  run: async (context) => {
    const folder = join(context.scratch, 'pool');
    const repository = await Repository.create(folder);
    for (const files of [
      pooledModule('buffers.Get().(*bytes.Buffer)', 'buffers.Put(buffer)'),
      pooledModule('buffers.New().(*bytes.Buffer)', 'buffer.Reset()'),
    ]) {
      for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
      await repository.commitFolder(folder, 'Change');
    }
    await check(context, { folder, code: 1 });
    const cost = await check(context, { folder, code: 1 });
    const all = await check(context, { folder, code: 1 }, '--no-representatives', '--no-explain');
    const some = await check(context, { folder, code: 1 }, '--no-explain');
    const details = `${cost.cpu.toFixed(1)} s of CPU; with --no-explain ${some.wall.toFixed(1)} s, and ${all.wall.toFixed(1)} s if --no-representatives is also set`;
    return [
      atMost(
        `a lost pool in ${ofPool} benchmarks, to the end of the run, with a warm cache`,
        cost.wall,
        90,
        ' s',
        details,
      ),
    ];
  },
};
