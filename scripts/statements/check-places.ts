import type { Ledger } from './ledger.ts';
import type { CheckedClaim } from './report.ts';
import type { SourceAnswer, SourceFacts } from './source-facts.ts';
import { headRange, type Tree } from './tree.ts';

/**
 * Checks that each named file and line exists at head, that the named function encloses the line, and that the root is
 * in the change.
 */
export function checkPlaces(
  ledger: Ledger,
  tree: Tree,
  facts: SourceFacts,
  { benchmark, sites }: { readonly benchmark: string; readonly sites: readonly CheckedClaim[] },
  env: Readonly<Record<string, string>>,
): void {
  const places = sites.flatMap((site) => [site, ...(site.root === null ? [] : [site.root])]);
  const inGo = places.filter(({ file, line }) => file.endsWith('.go') && hasLine(tree, file, line));
  const answers = facts.ask(tree.folder, inGo, env);
  for (const [index, place] of inGo.entries()) checkFunction(ledger, benchmark, place, answers[index]);
  for (const site of sites) {
    const said = `${benchmark} ${site.file}:${site.line}`;
    ledger.holds(hasLine(tree, site.file, site.line), 'no such line', () => said);
    for (const { file, line } of site.flow)
      ledger.holds(
        !isTracked(tree, file) || hasLine(tree, file, line),
        'no such line',
        () => `${said}, ${file}:${line}`,
      );
    checkRoot(ledger, tree, benchmark, site);
    for (const part of site.proof?.reverted ?? [])
      ledger.holds(
        tree.changeOf(part.file) !== undefined,
        'reverted file is not in the change',
        () => `${said}: ${part.file}`,
      );
    checkNamedLines(ledger, tree, said, site);
  }
}

function checkFunction(
  ledger: Ledger,
  benchmark: string,
  place: { readonly file: string; readonly line: number; readonly function: string },
  answer: SourceAnswer | undefined,
): void {
  if (answer === undefined || answer.error !== '' || answer.function === '' || place.function === '') return;
  const plain = place.function.replaceAll(/\[[^\]]*\]/g, '');
  const right = `${answer.package}.${answer.function}`;
  ledger.holds(
    plain === right || plain.startsWith(`${right}.`),
    'function',
    () => `${benchmark} ${place.file}:${place.line} is in ${right}, not in ${place.function}`,
  );
}

function checkRoot(ledger: Ledger, tree: Tree, benchmark: string, { root }: CheckedClaim): void {
  if (root === null) return;
  const { file, line } = root;
  const change = tree.changeOf(file);
  const isIn =
    change !== undefined &&
    (root.whole === true ||
      change.base === undefined ||
      change.head === undefined ||
      change.base !== change.head ||
      change.hunks.length === 0 ||
      change.hunks.some((hunk) => {
        const [from, to] = headRange(hunk);
        return line >= from && line <= to;
      }));
  ledger.holds(isIn, 'root is not in the change', () => `${benchmark} ${file}:${line}`);
  ledger.holds(change?.head === undefined || hasLine(tree, file, line), 'no such line', () => `${file}:${line}`);
}

/** Checks lines that sentences name: `(order.go:12)`, `line 12`, `lines 3–5 of stamp.go`. */
function checkNamedLines(ledger: Ledger, tree: Tree, said: string, site: CheckedClaim): void {
  const texts = [site.reason, site.root?.link ?? '', site.fix.advice];
  for (const text of texts) {
    const prose = text.replaceAll(/`[^`]*`/g, '``');
    for (const [, file = '', line] of prose.matchAll(/\(?([\w./-]+\.(?:go|s|c|h|y)):(\d+)/g))
      ledger.holds(someFile(tree, file, Number(line)), 'no such line', () => `${said}: ${file}:${line ?? ''}`);
    for (const [, line, file] of prose.matchAll(/\b[Ll]ine (\d+)(?: of ([\w.-]+))?/g)) {
      const files = file === undefined ? [site.file, site.root?.file ?? site.file] : [file];
      ledger.holds(
        files.some((name) => someFile(tree, name, Number(line))),
        'no such line',
        () => `${said}: line ${line ?? ''} of ${files.join(' or ')}`,
      );
    }
  }
}

/**
 * Reports whether some file of either side with this path or name has that many lines, or whether no file in the
 * repository has that name.
 */
function someFile(tree: Tree, name: string, line: number): boolean {
  const all = [...tree.git('ls-files').split('\n'), ...tree.changes.flatMap(({ base }) => base ?? [])];
  const named = all.filter((path) => path === name || path.endsWith(`/${name}`));
  return named.length === 0 || named.some((path) => hasLine(tree, path, line));
}

function isTracked(tree: Tree, file: string): boolean {
  return tree.lines('head', file) !== undefined;
}

function hasLine(tree: Tree, file: string, line: number): boolean {
  const lines = tree.lines('head', file) ?? tree.lines('base', file);
  return lines !== undefined && line >= 1 && line <= lines.length;
}
