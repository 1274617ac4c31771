import { adviceOf } from '../../core/cause/advice.ts';
import type { Atom } from '../../core/cause/atoms.ts';
import { calleeOf, causeOf } from '../../core/cause/causes.ts';
import { leastShare, provenShare, rowKey } from '../../core/cause/effect.ts';
import type { Evidence } from '../../core/cause/evidence.ts';
import { reasonOf } from '../../core/cause/reason.ts';
import { type Root, rootOf } from '../../core/cause/root.ts';
import { type Escape, escapeAt } from '../../core/escape/explain-escape.ts';
import type { SiteChange } from '../../core/profile/site-diff.ts';
import type { ExplainedSite, Explanation } from '../../core/report/model.ts';
import { type ExplainContext, type PackageEvidence, siteKey } from './evidence.ts';
import { fixKey } from './fixes.ts';
import { explanationNotes } from './explanation-notes.ts';
import type { ProfiledBenchmark } from './profile-sites.ts';
import type { ProvenPart } from './prove.ts';
import type { Regressed } from './regressed.ts';

/** Sites of one benchmark that are told. */
const tellMost = 8;
/** Steps of the compiler's flow that are told. */
const mostSteps = 8;

/** One benchmark's explanation from everything that was found. */
export function composeExplanation(
  context: ExplainContext,
  regressed: Regressed,
  profiled: ProfiledBenchmark,
  evidence: PackageEvidence,
  mostSites = tellMost,
): Explanation {
  const { benchmark, importPath } = regressed.plan;
  const parts = partsOf(regressed, evidence);
  const sites = profiled.diff.sites.map((site) => explainSite(context, regressed, { profiled, evidence, parts }, site));
  const ordered = sites.toSorted((a, b) => rank(b) - rank(a));
  return {
    package: importPath,
    benchmark,
    sites: ordered.slice(0, mostSites),
    explained: explainedShares(profiled),
    notes: [...explanationNotes(context, regressed, profiled, evidence)],
  };
}

/** Cost first; among sites of like cost the proven ones. */
function rank({ allocsPerOp, bytesPerOp, confidence, status }: ExplainedSite): number {
  if (status === 'unchanged') return 0;
  const more = 16 * (allocsPerOp.head - allocsPerOp.base) + (bytesPerOp.head - bytesPerOp.base);
  return more * (confidence === 'proven' ? 1.2 : 1);
}

interface Part {
  readonly part: ProvenPart;
  /** Of this benchmark's regression, the largest over its figures. */
  readonly share: number;
}

/** The parts of the change that moved this benchmark, the strongest first. */
function partsOf({ plan, units }: Regressed, { proof }: PackageEvidence): readonly Part[] {
  return (proof?.parts ?? [])
    .map((part) => ({
      part,
      share: Math.max(0, ...units.map(({ unit }) => part.shares.get(rowKey({ benchmark: plan.benchmark, unit })) ?? 0)),
    }))
    .filter(({ share }) => share >= leastShare)
    .toSorted((a, b) => b.share - a.share);
}

function explainSite(
  context: ExplainContext,
  { plan }: Regressed,
  {
    profiled,
    evidence,
    parts,
  }: { readonly profiled: ProfiledBenchmark; readonly evidence: PackageEvidence; readonly parts: readonly Part[] },
  site: SiteChange,
): ExplainedSite {
  const { change } = context;
  const { declarations, compiler } = evidence;
  const facts = evidence.facts.get(siteKey(site));
  const [path] = site.paths;
  const escape = path && escapeAt(compiler.head, path.frames, site.callee, isNewlySaid(compiler.newlySaid));
  const common = { site, facts, escape, newlySaid: compiler.newlySaid };
  const found = provenRoot(common, parts);
  const proven = found && together(found.part, parts, shareOf(site, profiled));
  const root = found?.root ?? rootOf({ ...common, atoms: change.atoms.filter(({ isTest }) => !isTest), proven: false });
  const responsible = proven === undefined ? (root === undefined ? [] : [root.atom]) : proven.atoms;
  const about: Evidence = {
    site,
    escape,
    facts,
    grownType: grownTypeOf(site, facts, responsible, change.atoms),
    lostInlining:
      escape?.flow.at(-1)?.reason === 'return' || escape === undefined ? lostInliningOf(evidence, site) : undefined,
    dependency: responsible.some(({ kind }) => kind === 'requirements') ? dependencyWords(context) : undefined,
    removed: responsible.flatMap(({ removed }) => removed),
    isChangedLine: change.lines.isChanged(site),
  };
  const cause = causeOf(about);
  const fix = evidence.fixes.get(fixKey(plan.benchmark, siteKey(site)));
  const measured = fix?.figures.get(plan.benchmark);
  return {
    file: site.file,
    line: site.line,
    function: nameAt(declarations, site) ?? site.function,
    root: root === undefined ? null : { file: root.file, line: root.line, function: nameAt(declarations, root) ?? '' },
    confidence: proven?.suffices === true ? 'proven' : root !== undefined ? 'likely' : 'site',
    proof:
      proven === undefined
        ? null
        : {
            reverted: proven.atoms.map(({ file, lines }) => ({ file, lines: [lines.start, lines.end] })),
            restores: tidy(proven.share),
          },
    allocsPerOp: { base: tidy(site.base.objects), head: tidy(site.head.objects) },
    bytesPerOp: { base: tidy(site.base.bytes), head: tidy(site.head.bytes) },
    cause,
    status: site.status,
    callee: calleeOf(about),
    reason: reasonOf(cause, about),
    flow: (escape?.flow ?? [])
      .slice(0, mostSteps)
      .map(({ at, text, reason }) => ({ file: at.file, line: at.line, text: `${text} (${reason})` })),
    fix: {
      advice: adviceOf(cause, about),
      ...(fix === undefined || measured === undefined
        ? {}
        : {
            edit: {
              file: fix.candidate.edit.file,
              line: fix.candidate.edit.line,
              endLine: fix.candidate.edit.endLine,
              text: fix.candidate.edit.text,
              was: fix.was,
            },
            imports: { add: [...fix.candidate.imports.add], remove: [...fix.candidate.imports.remove] },
            measured: {
              allocsPerOp: tidy(measured.get('allocs/op') ?? 0),
              bytesPerOp: tidy(measured.get('B/op') ?? 0),
            },
          }),
    },
  };
}

/** Whether the compiler says so of head only. */
function isNewlySaid(newlySaid: PackageEvidence['compiler']['newlySaid']): (escape: Escape) => boolean {
  const keys = new Set(
    newlySaid.flatMap((said) => (said.kind === 'escapes' ? [`${said.at.file}:${said.at.line} ${said.subject}`] : [])),
  );
  return ({ at, subject }) => keys.has(`${at.file}:${at.line} ${subject}`);
}

/** The proven part that a site belongs to: the one in which a line is found for it; where there is only one, that. */
function provenRoot(
  common: Omit<Parameters<typeof rootOf>[0], 'atoms' | 'proven'>,
  parts: readonly Part[],
): { readonly part: Part; readonly root: Root } | undefined {
  const all = parts.flatMap(({ part }) => [...part.atoms]);
  const root =
    rootOf({ ...common, atoms: all, proven: false }) ??
    rootOf({ ...common, atoms: [...(parts[0]?.part.atoms ?? [])], proven: true });
  const part = root && parts.find(({ part: { atoms } }) => atoms.has(root.atom));
  return root === undefined || part === undefined ? undefined : { part, root };
}

interface ProvenCause {
  readonly atoms: readonly Atom[];
  readonly share: number;
  /** It restored what the site costs. */
  readonly suffices: boolean;
}

/** The part of a site, and as many of the others as it takes to restore what the site costs: effects can add up. */
function together(first: Part, parts: readonly Part[], needed: number): ProvenCause {
  const enough = provenShare * needed;
  const taken = [first];
  let { share } = first;
  for (const part of parts) {
    if (share >= enough) break;
    if (part === first) continue;
    taken.push(part);
    share += part.share;
  }
  return { atoms: taken.flatMap(({ part }) => [...part.atoms]), share, suffices: share >= enough };
}

/** An allocation counts as much as the smallest block that a heap object takes. */
function gain({ base, head }: SiteChange): number {
  return 16 * (head.objects - base.objects) + (head.bytes - base.bytes);
}

/** What share of all that the sites cost more is this site's. */
function shareOf(site: SiteChange, { diff }: ProfiledBenchmark): number {
  const total = diff.sites.reduce((sum, other) => sum + gain(other), 0);
  return total <= 0 ? 1 : Math.min(1, gain(site) / total);
}

function grownTypeOf(
  site: SiteChange,
  facts: Evidence['facts'],
  responsible: readonly Atom[],
  atoms: readonly Atom[],
): Evidence['grownType'] {
  if (site.status === 'new') return undefined;
  const touched = (among: readonly Atom[]): Evidence['grownType'] => {
    for (const type of facts?.types ?? []) {
      if (type.file === '' || type.kind === 'interface') continue;
      const atom = among.find(
        ({ file, lines }) => file === type.file && lines.start <= type.endLine && lines.end >= type.line,
      );
      if (atom !== undefined) return { name: type.name, file: type.file, line: Math.max(type.line, atom.lines.start) };
    }
    return undefined;
  };
  return touched(responsible) ?? (site.status === 'larger' && responsible.length === 0 ? touched(atoms) : undefined);
}

function lostInliningOf({ compiler }: PackageEvidence, site: SiteChange): Evidence['lostInlining'] {
  if (site.callee !== 'runtime.newobject' || site.status !== 'new') return undefined;
  const names = new Set(
    site.paths[0]?.frames.map(({ function: name }) => name.slice(name.lastIndexOf('/') + 1).replace(/^[^.]*\./, '')),
  );
  const said = compiler.newlySaid.find((entry) => entry.kind === 'not-inlined' && names.has(entry.function));
  return said?.kind === 'not-inlined' ? { function: said.function, reason: said.reason } : undefined;
}

/** Required modules of a go.mod with their versions. */
function versions(text: string | undefined): ReadonlyMap<string, string> {
  const lines = (text ?? '').matchAll(/^\s*(?:require\s+)?(\S+\.\S+)\s+(v\S+)/gm);
  return new Map([...lines].map(([, path = '', version = '']) => [path, version]));
}

/** The changed requirements, in words: `the dependency github.com/x/y changed from v1.0.0 to v1.1.0`. */
function dependencyWords({ change }: ExplainContext): string {
  const moved: string[] = [];
  for (const file of change.files) {
    if (file.kind !== 'modified' || !file.head.endsWith('go.mod')) continue;
    const [before, after] = [
      versions(change.sources.base.get(file.base)),
      versions(change.sources.head.get(file.head)),
    ];
    for (const [path, version] of after)
      if (before.get(path) !== version) moved.push(`\`${path}\` ${before.get(path) ?? 'added'} → ${version}`);
  }
  if (moved.length === 0) return 'The dependencies changed';
  return `The dependency changed: ${moved.slice(0, 4).join(', ')}${moved.length > 4 ? ` and ${moved.length - 4} more` : ''}`;
}

function nameAt(
  declarations: PackageEvidence['declarations'],
  place: { readonly file: string; readonly line: number },
): string | undefined {
  const found = declarations.at(place);
  return found === undefined || (found.kind !== 'func' && found.kind !== 'method')
    ? undefined
    : `${found.packageName}.${found.name}`;
}

function explainedShares({ diff }: ProfiledBenchmark): Explanation['explained'] {
  const sum = (what: 'objects' | 'bytes'): number =>
    diff.sites.reduce((total, { base, head }) => total + head[what] - base[what], 0);
  const share = (what: 'objects' | 'bytes'): number =>
    Math.abs(diff.net[what]) < 0.01 ? 1 : sum(what) / diff.net[what];
  return { allocsPerOp: tidy(share('objects')), bytesPerOp: tidy(share('bytes')) };
}

/** Rounded to a thousandth: more digits are noise. */
function tidy(value: number): number {
  return Math.round(value * 1000) / 1000;
}
