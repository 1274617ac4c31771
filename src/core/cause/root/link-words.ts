import { quoted } from '../../escape/quoted.ts';
import type { Place } from '../../patch/line-map.ts';
import { type Atom, isDeletion } from '../atoms.ts';
import { isCode, puts, type SourceLine } from '../source-line.ts';
import type { Root } from './request.ts';

/**
 * `linkWords` explains in short sentences what connects the changed line with the allocation. It returns `undefined` if
 * both are the same line, if the reason or the proof already names the changed line, or if a data file or other modules
 * changed.
 */
export function linkWords(
  root: Root,
  site: Place,
  { reason, reverted }: { readonly reason: string; readonly reverted: readonly Atom[] },
): string | undefined {
  const { atom, file, line, by, calledAs } = root;
  if (atom.kind === 'requirements' || by === 'data') return undefined;
  const isSite = file === site.file && line === site.line;
  const isNamed =
    reason.includes(`(${nameOf(file)}:${line})`) || (file === site.file && reason.includes(`(line ${line})`));
  const sentences = [
    ...(isSite || isNamed || isAll(root, reverted) ? [] : [tie(root, file === site.file ? '' : ` of ${nameOf(file)}`)]),
    ...(calledAs === undefined ? [] : [`The reverted code calls ${quoted(calledAs)}, which the change adds.`]),
  ];
  return sentences.length === 0 ? undefined : sentences.join(' ');
}

/** `isAll` reports whether nothing is known about the line except that it was reverted. The proof already says that. */
function isAll({ by, name = '' }: Root, reverted: readonly Atom[]): boolean {
  const [only, ...others] = reverted;
  return by === 'nearest' && name === '' && only?.kind === 'hunk' && others.length === 0 && only.added.length === 1;
}

function tie(root: Root, of: string): string {
  const { atom, line, by, name, isGone = atom.added.length === 0 || isDeletion(atom) } = root;
  const named = name === undefined || name === '' ? undefined : quoted(name);
  return isGone ? goneWords(root, named, of) : ties[by](`${line}${of}`, named, atom.added[line - atom.lines.start]);
}

/**
 * Builds a sentence for each way in which a line was found, from its number and file, the name that connects it with
 * the site, and the line itself.
 */
const ties: Readonly<
  Record<Root['by'], (at: string, named: string | undefined, line: SourceLine | undefined) => string>
> = {
  put: (at, _, changed) =>
    changed !== undefined && puts(changed)
      ? `Line ${at} is the changed \`Put\`.`
      : `A \`Put\` was removed at line ${at}.`,
  type: (at, named = 'The type') => `${named} was changed at line ${at}.`,
  operand: (at, named = 'the variable that is filled') => `Line ${at} is where ${named} is initialized.`,
  cut: (at, named = 'the slice') => `Line ${at} cuts off the front of ${named}.`,
  callee: (at, named = 'the function') => `Line ${at} declares ${named}, which takes the value as an interface.`,
  path: (at) => `Line ${at} is the last changed line on the call path.`,
  leak: (at, named) =>
    `Line ${at} is on the path through which ${named === undefined ? 'a parameter' : `the parameter ${named}`} now escapes.`,
  inlining: (at, named = 'a function') => `Line ${at} belongs to ${named}, which the compiler no longer inlines.`,
  flow: (at) => `Line ${at} is on the path through which the value escapes.`,
  captured: (at, named = 'a variable') => `Line ${at} declares ${named}, which the function literal captures.`,
  build: (at) => `Line ${at} decides whether the file with this allocation is built.`,
  pragma: (at, named = 'A pragma') => `${named} was changed at line ${at}.`,
  loop: (at) => `Line ${at} now loops with \`b.Loop\`.`,
  data: () => '',
  nearest: (at, named) => likeliest(`line ${at}`, named && `mentions ${named}`),
};

/** `goneWords` describes deleted lines, for which head has only a position. */
function goneWords({ atom, line, by }: Root, named: string | undefined, of: string): string {
  const where = atom.kind === 'file' ? 'in the deleted file' : `${isDeletion(atom) ? 'below' : 'at'} line ${line}${of}`;
  if (by === 'put') return `A \`Put\` was deleted ${where}.`;
  if (by === 'build')
    return `The build constraint that was deleted at line ${line}${of} decided whether the file with this allocation is built.`;
  if (by === 'pragma') return `${named ?? 'A pragma'} was deleted at line ${line}${of}.`;
  if (by === 'type') return `The code deleted ${where} belonged to ${named ?? 'the type'}.`;
  const code = atom.removed.filter(isCode);
  if (isDeletion(atom) && code.length === 1) return `${quoted((code[0]?.text ?? '').trim())} was deleted ${where}.`;
  return likeliest(
    atom.kind === 'file' ? 'the deleted file' : `the code deleted ${where}`,
    named === undefined ? undefined : `mentioned ${named}`,
  );
}

function likeliest(what: string, why: string | undefined): string {
  return why === undefined
    ? `In the reverted part, ${what} is the most likely cause, but nothing singles it out.`
    : `In the reverted part, ${what} ${why}.`;
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
