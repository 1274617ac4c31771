import { type Atom, fileIn, holds, isWritten, type Sources } from '../../core/cause/atoms.ts';
import { type Cause, causeOf } from '../../core/causes/list.ts';
import { type Evidence, keepsOutsideOfMap } from '../../core/cause/evidence.ts';
import { hasOwnVariables } from '../../core/cause/language-words.ts';
import { growsType } from '../../core/cause/root/type.ts';
import type { Place } from '../../core/patch/line-map.ts';
import { lineAt, type SourceLine } from '../../core/cause/source-line.ts';
import type { SiteChange } from '../../core/profile/site-diff.ts';
import { type ExplainContext, type PackageEvidence, siteKey } from './evidence.ts';
import type { RequirementChange } from './requirement-change.ts';
import { type Traced, traceSite, type Tracing } from './trace-site.ts';

/** Everything that is known about one site, and its cause. */
export interface Examined extends Traced {
  readonly about: Evidence;
  readonly cause: Cause;
}

/** `examineSite` collects everything that is known about one site, and determines its cause. */
export function examineSite(context: ExplainContext, tracing: Tracing, site: SiteChange): Examined {
  const { change } = context;
  const { evidence } = tracing;
  const facts = evidence.facts.get(siteKey(site));
  const traced = traceSite(context, tracing, site);
  const { escape, proven, root } = traced;
  const responsible = proven === undefined ? (root === undefined ? [] : [root.atom]) : proven.atoms;
  const isReturned = escape === undefined || escape.flow.at(-1)?.reason === 'return';
  const requirements = isDependency(site, responsible) ? change.requirements : undefined;
  const { language } = requirements ?? {};
  const isLanguage =
    requirements?.modules.length === 0 || (site.library === undefined && hasOwnVariables({ language, escape, facts }));
  const about: Evidence = {
    site,
    escape,
    facts,
    grownType: grownTypeOf(site, facts, responsible, change.atoms),
    lostInlining: isReturned && root?.by !== 'loop' ? lostInliningOf(evidence, site) : undefined,
    benchmarkLoop: root?.by === 'loop' ? context.head.environment.goVersion : undefined,
    data: root?.by === 'data' ? { file: root.file, change: root.atom.changes[0]?.kind ?? 'modified' } : undefined,
    dependency: isLanguage && language !== undefined ? undefined : requirements && dependencyWords(requirements),
    language: isLanguage ? language : undefined,
    ...replacedBy(site, root, responsible),
    poolCalls: [...(facts?.poolCalls ?? []), ...poolCallsOf(change.sources)],
    rootLine: root && lineOf(change.sources, root),
  };
  return { ...traced, about, cause: causeOf(about) };
}

/** `poolCallsOf` returns the calls of `Get` and `Put` of the pools that changed files declare on base. */
function poolCallsOf({ described }: Sources): readonly string[] {
  const pools = [...described.base.values()].flatMap((file) => file.pools);
  return pools.flatMap((pool) => [`${pool}.Get`, `${pool}.Put`]);
}

/** `lineOf` returns a line of head; `undefined` if its file is none that changed. */
function lineOf(sources: Sources, { file, line }: Place): SourceLine | undefined {
  return sources.head.has(file) ? lineAt(fileIn(sources, 'head', file), line) : undefined;
}

/** A proof that reverts at most this many atoms is considered as a whole, because it needs each of them. */
const mostTogether = 3;

/**
 * `replacedBy` returns the lines of base and head around the changed line that caused the allocation. If no evidence
 * points to a single line, or if few atoms are `responsible`, it returns those of all of these atoms. It considers only
 * files on the call path.
 */
function replacedBy(
  site: SiteChange,
  root: Traced['root'],
  responsible: readonly Atom[],
): Pick<Evidence, 'removed' | 'added'> {
  const isAlone = root !== undefined && root.by !== 'nearest' && responsible.length > mostTogether;
  const atoms = isAlone ? [root.atom] : [...new Set([...(root === undefined ? [] : [root.atom]), ...responsible])];
  const onPath = atoms.filter(({ file }) => isOnPath(site, file));
  return { removed: onPath.flatMap(({ removed }) => removed), added: onPath.flatMap(({ added }) => added) };
}

/** `isOnPath` reports whether a file contains the site or another frame of the user's code on the call path to it. */
function isOnPath({ paths, file: own }: SiteChange, file: string): boolean {
  return own === file || paths[0]?.frames.some((frame) => frame.owner === 'user' && frame.file === file) === true;
}

/**
 * `isDependency` reports whether a changed dependency causes the allocation: either all responsible atoms change the
 * versions of modules, or at least one of them does and the allocation is in a library's code.
 */
function isDependency({ paths }: SiteChange, responsible: readonly Atom[]): boolean {
  const moved = responsible.filter(({ kind }) => kind === 'requirements');
  const inside = paths[0]?.frames.slice(0, paths[0].site).some(({ owner }) => owner === 'library') === true;
  return moved.length > 0 && (inside || moved.length === responsible.length);
}

function grownTypeOf(
  site: SiteChange,
  facts: Evidence['facts'],
  responsible: readonly Atom[],
  atoms: readonly Atom[],
): Evidence['grownType'] {
  const isOutsideOfMap = keepsOutsideOfMap({ facts });
  // A new line that writes to a map says nothing about what base's entries took.
  const isNewLine = responsible.some((atom) => holds(atom, site.file, site.line) && isWritten(atom, site.line));
  if (site.status === 'new' && (!isOutsideOfMap || isNewLine)) return undefined;
  const touched = (among: readonly Atom[]): Evidence['grownType'] => {
    for (const type of facts?.types ?? []) {
      if (type.file === '' || type.kind === 'interface' || type.behind) continue;
      const atom = among.find((one) => growsType(one, type));
      if (atom !== undefined) return { name: type.name, file: type.file, line: Math.max(type.line, atom.lines.start) };
    }
    return undefined;
  };
  return touched(responsible) ?? (site.status === 'larger' && responsible.length === 0 ? touched(atoms) : undefined);
}

function lostInliningOf({ compiler }: Pick<PackageEvidence, 'compiler'>, site: SiteChange): Evidence['lostInlining'] {
  if (site.callee !== 'runtime.newobject' || site.status !== 'new') return undefined;
  // The object could be on the stack of the caller of the function that contains it in the binary.
  const [path] = site.paths;
  const containing = path?.frames.slice(path.site).find(({ inlined }) => !inlined)?.function ?? '';
  const name = containing.slice(containing.lastIndexOf('/') + 1).replace(/^[^.]*\./, '');
  // Benchmarks and tests are never inlined, so it doesn't matter what the compiler says about inlining them.
  const said = compiler.newlySaid.find(
    (entry) =>
      entry.kind === 'not-inlined' && entry.function === name && !/^(?:Benchmark|Test|Fuzz)/.test(entry.function),
  );
  return said?.kind === 'not-inlined' ? { function: said.function, reason: said.reason } : undefined;
}

/**
 * `dependencyWords` describes the changed requirements, for example as "The dependency changed: `github.com/x/y` v1.0.0
 * → v1.1.0". It returns `undefined` if only the Go version changed.
 */
function dependencyWords({ modules, language }: RequirementChange): string | undefined {
  if (modules.length === 0) return language === undefined ? 'The dependencies changed' : undefined;
  const told = modules.map(({ path, before, after }) => `\`${path}\` ${before ?? 'added'} → ${after}`);
  const what = told.length === 1 ? 'The dependency' : 'Dependencies';
  return `${what} changed: ${told.slice(0, 4).join(', ')}${told.length > 4 ? ` and ${told.length - 4} more` : ''}`;
}
