import type { NewlySaid } from '../../escape/compare-diagnostics.ts';
import type { Escape } from '../../escape/explain-escape.ts';
import type { Place } from '../../patch/line-map.ts';
import type { SiteChange } from '../../profile/site-diff.ts';
import { type Atom, holds, isWritten } from '../atoms.ts';
import type { SiteFacts } from '../source-facts.ts';

/** The changed line that causes a site's cost. */
export interface Root extends Place {
  readonly atom: Atom;
  /** The way in which the line was found. */
  readonly by:
    | 'put'
    | 'type'
    | 'operand'
    | 'cut'
    | 'callee'
    | 'path'
    | 'leak'
    | 'inlining'
    | 'flow'
    | 'captured'
    | 'build'
    | 'pragma'
    | 'loop'
    | 'data'
    | 'nearest';
  /**
   * The name of the variable, type, parameter or function that connects the line with the site; absent if there is no
   * such name.
   */
  readonly name?: string | undefined;
  /** Whether the line was deleted, so that head has only its position. */
  readonly isGone?: boolean;
  /** The new function that contains the line, if the proven part contains only a call of that function. */
  readonly calledAs?: string | undefined;
}

export interface RootRequest {
  readonly site: SiteChange;
  /** The atoms of the proven part of the change, or else of the whole change, the most likely first. */
  readonly atoms: readonly Atom[];
  readonly facts: SiteFacts | undefined;
  readonly escape: Escape | undefined;
  /** The compiler's reports about head that it doesn't make about base. */
  readonly newlySaid: readonly NewlySaid[];
  /**
   * Whether the atoms come from an experiment that proved them to be the cause. One of their lines is then the cause
   * even without direct evidence.
   */
  readonly proven: boolean;
}

export type Finder = (request: RootRequest) => Root | undefined;

/** `writerOf` returns the atom that added a line of head. */
export function writerOf(atoms: readonly Atom[], { file, line }: Place): Atom | undefined {
  return atoms.find((atom) => holds(atom, file, line) && isWritten(atom, line));
}
