import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Visitor, parseSync } from 'rolldown/utils';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The folders that explain regressions and leaks. Only Go reads Go source there: its scanner and parser, in gofacts. */
const folders = ['core/cause', 'core/causes', 'core/escape', 'core/patch', 'steps/explain', 'steps/leaks'];

/** What the regular expressions in each file of these folders read. None may read Go source. */
const read: Readonly<Record<string, readonly string[]>> = {
  'a message of the compiler': [
    'core/cause/close-unit.ts',
    'core/cause/closure-advice.ts',
    'core/cause/compile-errors.ts',
    'core/causes/closure-capture.ts',
    'core/causes/interface-boxing.ts',
    'core/escape/compare-diagnostics.ts',
    'core/escape/escape-clauses.ts',
    'core/escape/escape-words.ts',
    'core/escape/explain-escape.ts',
    'core/escape/made-up.ts',
    'core/escape/parse-diagnostics.ts',
    'core/escape/words-in.ts',
  ],
  'a name of a function or type, as the linker, the profile or the type checker writes it': [
    'core/cause/boxing-advice.ts',
    'core/cause/evidence.ts',
    'core/cause/known-callees.ts',
    'core/cause/pointer-advice.ts',
    'core/cause/root/compiler.ts',
    'core/cause/root/names.ts',
    'core/cause/root/pool.ts',
    'core/causes/buffer-growth.ts',
    'core/causes/fmt.ts',
    'core/causes/lost-pool.ts',
    'core/causes/map-growth.ts',
    'core/causes/signs.ts',
    'core/causes/string-concat.ts',
    'steps/explain/examine-site.ts',
  ],
  'a path': [
    'core/cause/atoms.ts',
    'steps/explain/compiler-view.ts',
    'steps/explain/fixes.ts',
    'steps/explain/profile-side.ts',
    'steps/explain/profile-sites.ts',
    'steps/explain/requirement-change.ts',
  ],
  'a version of Go': ['core/cause/reason.ts'],
  'a line of a go test run': ['steps/explain/own-tests.ts'],
  'a patch of git': ['core/patch/parse-patch.ts'],
  'line breaks and spaces': [
    'core/escape/quoted.ts',
    'core/patch/align.ts',
    'core/patch/merged-lines.ts',
    'core/patch/revert.ts',
    'steps/explain/source-lines.ts',
  ],
};

test('no regular expression reads Go source', () => {
  const files = folders.flatMap((folder) =>
    readdirSync(join(root, 'src', folder), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.ts'))
      .map((path) => `${folder}/${path}`),
  );
  expect(files.filter(hasExpression).toSorted()).toEqual(Object.values(read).flat().toSorted());
});

function hasExpression(path: string): boolean {
  const text = readFileSync(join(root, 'src', path), 'utf8');
  let found = false;
  new Visitor({
    Literal: (node) => {
      found ||= 'regex' in node;
    },
    Identifier: ({ name }) => {
      found ||= name === 'RegExp';
    },
  }).visit(parseSync(path, text).program);
  return found;
}
