import type { Ledger } from './ledger.ts';
import type { CheckedExplanation, CheckedSite } from './report.ts';
import type { SourceFacts, SourceQuestion } from './source-facts.ts';
import type { Tree } from './tree.ts';

interface Claim {
  readonly kind: string;
  readonly question: SourceQuestion;
  readonly needsMethod: boolean;
}

/**
 * Checks that advice can be followed: the method exists on its subject, the pool exists, the code to write type-checks,
 * and the names are real.
 */
export function checkAdvice(
  ledger: Ledger,
  tree: Tree,
  facts: SourceFacts,
  { benchmark, sites }: CheckedExplanation,
  env: Readonly<Record<string, string>>,
): void {
  const claims = sites.flatMap(claimsOf);
  const answers = facts.ask(
    tree.folder,
    claims.map(({ question }) => question),
    env,
  );
  for (const [index, { kind, question, needsMethod }] of claims.entries()) {
    const answer = answers[index];
    const said = `${benchmark} ${question.file}:${question.line}: ${question.expression ?? ''}${question.method === undefined ? '' : `.${question.method}`}`;
    ledger.holds(
      answer !== undefined && answer.error === '' && (!needsMethod || answer.has),
      kind,
      () => `${said}: ${answer?.error ?? ''} ${answer?.type ?? ''}`,
    );
  }
  for (const site of sites) {
    checkPool(ledger, tree, benchmark, site);
    checkNames(ledger, tree, benchmark, site);
    if (/Remove `\/\/go:noinline`/.test(site.fix.advice))
      ledger.holds(
        [site.file, site.root?.file ?? ''].some((file) =>
          (tree.lines('head', file) ?? []).some((line) => line.trim() === '//go:noinline'),
        ),
        'no such pragma',
        () => `${benchmark} ${site.file}:${site.line}`,
      );
  }
}

function claimsOf(site: CheckedSite): readonly Claim[] {
  if (site.status === 'unchanged' || site.fix.measured !== undefined) return [];
  const { advice } = site.fix;
  const at = { file: site.file, line: site.line };
  const claims: Claim[] = [];
  for (const [, expression = ''] of advice.matchAll(/`([^`]+)\.Grow\(n\)`/g))
    claims.push({ kind: 'advice does not apply', question: { ...at, expression, method: 'Grow' }, needsMethod: true });
  for (const [, made = ''] of advice.matchAll(/`(make\([^`]+)`/g)) {
    if (/\[K\]V|\[\]T\b/.test(made)) continue;
    const expression = made.replace(/, n\)$/, ', 1)');
    claims.push({ kind: 'advice does not type-check', question: { ...at, expression }, needsMethod: false });
  }
  const [, bound] = /size derived from `([^`]+)`/.exec(advice) ?? [];
  if (bound !== undefined)
    claims.push({ kind: 'advice does not type-check', question: { ...at, expression: bound }, needsMethod: false });
  return claims;
}

/** `Put` can only be called if something has that method. */
function checkPool(ledger: Ledger, tree: Tree, benchmark: string, site: CheckedSite): void {
  const speaks = site.cause === 'lost-pool' || /`(?:\w+\.)*Put`|\bpool\b/i.test(site.fix.advice);
  if (!speaks) return;
  const has = ['sync.Pool', 'Put(', 'put(', 'Release(', 'release(', 'free'].some((text) => hasText(tree, text));
  ledger.holds(has, 'there is no pool', () => `${benchmark} ${site.file}:${site.line}: ${site.fix.advice}`);
}

function hasText(tree: Tree, text: string): boolean {
  return ['HEAD', 'HEAD~1'].some((revision) => {
    try {
      tree.git('grep', '--quiet', '--fixed-strings', '-e', text, revision, '--', '*.go');
      return true;
    } catch {
      return false;
    }
  });
}

/** Words in code quotes that come from the texts themselves. */
const ownWords = new Set(
  'append bool buf byte cap clear copy defer error false for func go int len make map new nil noescape noinline range return string struct true type var ErrX Builder Join Grow Put Get AppendInt strconv strings errors sync Pool SortFunc slices LogAttrs slog String Int atomic Pointer WriteString io Sprintf fmt list any interface chan select K V T n b s x i m err Loop N argument init goos goarch'.split(
    ' ',
  ),
);

/**
 * Checks that every identifier in code quotes occurs on one of the change's two sides or in the name of the called
 * function.
 */
function checkNames(ledger: Ledger, tree: Tree, benchmark: string, site: CheckedSite): void {
  const called = new Set(site.callee.match(/\p{L}[\p{L}\p{N}_]*/gu) ?? []);
  for (const text of [site.reason, site.root?.link ?? '', site.fix.advice])
    for (const [, code = ''] of text.matchAll(/`([^`]+)`/g)) {
      // The text of a string literal is not a name.
      const plain = code.replaceAll(/"(?:[^"\\]|\\.)*"/g, '""');
      for (const [word] of plain.matchAll(/[\p{L}_][\p{L}\p{N}_]*/gu)) {
        if (ownWords.has(word) || called.has(word) || /^v\d+$/.test(word)) continue;
        ledger.holds(
          tree.hasWord(word) || isStandard(plain, word) || site.fix.edit?.text.includes(word) === true,
          'unknown name',
          () => `${benchmark} ${site.file}:${site.line}: ${word} in ${code}`,
        );
      }
    }
}

/**
 * Reports whether a name belongs to the runtime or the standard library. Such names follow their package, like `convT`
 * in `runtime.convT`.
 */
function isStandard(code: string, word: string): boolean {
  const isPath = packagesInAdvice.has(code);
  return isPath || (/^(?:runtime|reflect|utf8|[a-z]+(?:\/[a-z0-9]+)*)\.[\p{L}(*]/u.test(code) && code.includes(word));
}

/** Import paths of the standard library that advice names as such. */
const packagesInAdvice = new Set(['unicode/utf8']);
