import type { NewlySaid } from '../../escape/compare-diagnostics.ts';
import type { FlowStep } from '../../escape/diagnostic.ts';
import type { Place } from '../../patch/line-map.ts';
import type { Atom } from '../atoms.ts';
import { wordsIn } from '../../escape/words-in.ts';
import { functionName } from './names.ts';
import { type Finder, type Root, type RootRequest, writerOf } from './request.ts';

/**
 * `leak` finds the changed line that makes a parameter newly leak, or that keeps a function from being inlined. It
 * prefers the parameters through which the value at the site escapes.
 */
export const leak: Finder = ({ atoms, newlySaid, site, escape }) => {
  if (!isPlaced(site)) return undefined;
  const passed = leaksOf(escape?.flow ?? [], newlySaid);
  for (const said of [...passed, ...newlySaid.filter((other) => !passed.includes(other))]) {
    if (said.kind === 'escapes') continue;
    if (said.kind === 'not-inlined') {
      const pragma = said.reason.includes('go:noinline') ? pragmaIn(atoms, said.at) : undefined;
      const found = pragma ?? firstWritten(atoms, [said.at]);
      if (found !== undefined) return { ...found, by: 'inlining', name: said.function };
      continue;
    }
    const found = firstWritten(atoms, [...said.flow.toReversed().map(({ at }) => at), said.at]);
    if (found !== undefined) return { ...found, by: 'leak', name: said.subject };
  }
  return undefined;
};

/**
 * `leaksOf` returns the leaks of parameters to which a value is passed, directly or by the functions that it was passed
 * to.
 */
function leaksOf(flow: readonly FlowStep[], newlySaid: readonly NewlySaid[]): readonly NewlySaid[] {
  const leaks = newlySaid.filter((said) => said.kind === 'leaks');
  const found = new Set<(typeof leaks)[number]>();
  let calls = callsIn(flow);
  while (calls.length > 0) {
    const next = leaks.filter(
      (said) =>
        !found.has(said) &&
        said.function !== undefined &&
        calls.some((call) => wordsIn(call).includes(functionName(said.function ?? ''))),
    );
    for (const said of next) found.add(said);
    calls = next.flatMap((said) => callsIn(said.flow));
  }
  return [...found];
}

/** `callsIn` returns the calls, as the compiler prints them, that a value is passed to. */
function callsIn(flow: readonly FlowStep[]): readonly string[] {
  return flow.flatMap(({ text, reason }) => (reason === 'call parameter' ? [text] : []));
}

/**
 * `isPlaced` reports whether escape analysis decides where the site's object is allocated. A slice that grows, or an
 * object that a library creates, is on the heap in any case (cmd/compile/internal/walk).
 */
function isPlaced({ callee, library }: RootRequest['site']): boolean {
  return library === undefined && !/^runtime\.(?:growslice|mapassign|makechan|newproc|deferproc)/.test(callee);
}

/** `escapeFlow` finds the last changed line on the path along which the value escapes. */
export const escapeFlow: Finder = ({ atoms, escape }) => {
  const found = firstWritten(atoms, escape?.flow.toReversed().map(({ at }) => at) ?? []);
  return found && { ...found, by: 'flow' };
};

/** `captured` finds a changed line that declares a variable that the function literal at the site captures. */
export const captured: Finder = ({ atoms, facts, site }) => {
  for (const { name, line } of facts?.allocation?.captures ?? []) {
    const found = firstWritten(atoms, [{ file: site.file, line }]);
    if (found !== undefined) return { ...found, by: 'captured', name };
  }
  return undefined;
};

type Found = Omit<Root, 'by'>;

/** `pragmaIn` finds a `//go:noinline` that was added above the function at a position. */
function pragmaIn(atoms: readonly Atom[], at: Place): Found | undefined {
  for (const atom of atoms) {
    const index = atom.added.findIndex(({ directive }) => directive === '//go:noinline');
    if (index >= 0 && atom.file === at.file && atom.lines.end < at.line + 1)
      return { atom, file: atom.file, line: atom.lines.start + index };
  }
  return undefined;
}

function firstWritten(atoms: readonly Atom[], places: readonly Place[]): Found | undefined {
  for (const { file, line } of places) {
    const atom = writerOf(atoms, { file, line });
    if (atom !== undefined) return { atom, file, line };
  }
  return undefined;
}
