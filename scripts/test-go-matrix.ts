/**
 * Tries the built program with every Go version that it supports (`npm run test:go-matrix`). Arguments select versions
 * or cases: `npm run test:go-matrix -- go1.27.4 baseline`. Needs dist, Go 1.22 or newer, git, and the module proxy for
 * missing versions. Exits with 1 if anything is not as expected.
 */
import { fileURLToPath } from 'node:url';
import { matrixCases } from './go-matrix/cases.ts';
import { tryCase } from './go-matrix/try-case.ts';
import { goVersions } from './go-matrix/versions.ts';
import { renderColumns } from './table/columns.ts';

const cli = fileURLToPath(new URL('../dist/cli.js', import.meta.url));
const words = process.argv.slice(2);

const versions = selected(goVersions, (version) => version);
const cases = selected(matrixCases, ({ name }) => name);
const unknown = words.filter(
  (word) => ![...goVersions, ...matrixCases.map(({ name }) => name)].some((one) => one.includes(word)),
);
const faults = unknown.map((word) => `no version and no case is called ${word}`);
if (!process.version.startsWith('v24.')) faults.push(`needs Node 24, not ${process.version}: npm run test:go-matrix`);

// The running programs receive the signal too and end; then this process cleans up.
const interruption = new AbortController();
process.once('SIGINT', () => {
  interruption.abort();
});
const cells = new Map<string, string>();
for (const version of faults.length === 0 ? versions : []) {
  for (const one of cases) {
    if (interruption.signal.aborted) break;
    process.stderr.write(`${version}: ${one.name}\n`);
    const { faults: found, seconds } = await tryCase(one, version, cli);
    cells.set(`${version} ${one.name}`, `${found.length === 0 ? 'ok' : 'FAILS'} ${seconds.toFixed(0)} s`);
    faults.push(...found.map((fault) => `${version}, ${one.name}: ${fault}`));
  }
}
const rows = cases.map(({ name }) => [
  name,
  ...versions.map((version) => cells.get(`${version} ${name}`) ?? 'not tried'),
]);
process.stdout.write(`${renderColumns([['', ...versions], ...rows])}\n`);
for (const fault of faults) process.stdout.write(`✗ ${fault}\n`);
process.exitCode = interruption.signal.aborted ? 130 : faults.length === 0 ? 0 : 1;

/** Returns the items that the arguments name, or all items if the arguments name none of them. */
function selected<T>(all: readonly T[], nameOf: (one: T) => string): readonly T[] {
  const named = all.filter((one) => words.some((word) => nameOf(one).includes(word)));
  return named.length === 0 ? all : named;
}
