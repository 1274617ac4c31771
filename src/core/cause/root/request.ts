import type { NewlySaid } from '../../escape/compare-diagnostics.ts';
import type { Escape } from '../../escape/explain-escape.ts';
import type { Place } from '../../patch/line-map.ts';
import type { SiteChange } from '../../profile/site-diff.ts';
import { type Atom, holds } from '../atoms.ts';
import type { SiteFacts } from '../source-facts.ts';

/** The changed line that a site's cost comes from. */
export interface Root extends Place {
  readonly atom: Atom;
  /** How the line was found: what else is known of it depends on that. */
  readonly by: 'put' | 'type' | 'operand' | 'path' | 'leak' | 'inlining' | 'flow' | 'captured' | 'build' | 'nearest';
  /** What ties it to the site: the variable, type, parameter or function; absent where nothing is named. */
  readonly name?: string | undefined;
  /** What says so was deleted: head has only the place. */
  readonly isGone?: boolean;
  /** The new function that holds the line, where the proven part has only its call. */
  readonly calledAs?: string | undefined;
}

export interface RootRequest {
  readonly site: SiteChange;
  /** The part of the change that was proven, else all of it; the likeliest first. */
  readonly atoms: readonly Atom[];
  readonly facts: SiteFacts | undefined;
  readonly escape: Escape | undefined;
  /** What the compiler says newly. */
  readonly newlySaid: readonly NewlySaid[];
  /** Part of an experiment: then the line is in it, even if nothing points at one. */
  readonly proven: boolean;
  /** The site's own file on head, where it could be read. */
  readonly text?: ((line: number) => string) | undefined;
}

export type Finder = (request: RootRequest) => Root | undefined;

/** The atom that wrote head's line. */
export function writerOf(atoms: readonly Atom[], { file, line }: Place): Atom | undefined {
  return atoms.find((atom) => atom.added.length > 0 && holds(atom, file, line));
}
