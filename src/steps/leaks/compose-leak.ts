import { type Atom, holds, isWritten } from '../../core/cause/atoms.ts';
import { provenShare, rowKey } from '../../core/cause/effect.ts';
import { mentions, type SourceLine } from '../../core/cause/source-line.ts';
import { asCaused, leakAdvice, leakReason, shortName } from '../../core/leak/reason.ts';
import type { LeakGain } from '../../core/leak/rank-sites.ts';
import type { LeakFrame, LeakSite } from '../../core/leak/sites.ts';
import type { ReportedLeakSite } from '../../core/report/model.ts';
import { revertedPart } from '../explain/reported-experiments.ts';
import type { DeclarationView } from '../explain/declarations.ts';
import type { Proof } from '../explain/prove.ts';
import type { RegressedRow } from '../explain/shares.ts';
import type { RankedAtoms } from './prove-leaks.ts';

/**
 * An atom with a lower score is not a likely cause. Usually, it is only in the same file as a function on the leak's
 * call path.
 */
const leastScore = 0.25;

/** The evidence for which part of the change causes the leaks of one package. */
export interface LeakEvidence {
  readonly ranked: RankedAtoms;
  readonly proof: Proof | undefined;
  readonly declarations: DeclarationView | undefined;
}

/**
 * `composeLeakSite` returns a site as the report shows it. `others` contains the benchmark's other sites. It is set
 * only for the first site, because the proof belongs to that site.
 */
export function composeLeakSite(
  { site: found, base }: LeakGain,
  row: RegressedRow | undefined,
  { ranked, proof, declarations }: LeakEvidence,
  others: readonly LeakSite[] | undefined,
): ReportedLeakSite {
  const key = row === undefined ? '' : rowKey(row);
  const isFirst = others !== undefined;
  const site = isFirst ? asCaused(found, others) : found;
  const parts = isFirst ? (proof?.parts ?? []).filter(({ shares }) => (shares.get(key) ?? 0) > 0) : [];
  const restores = parts.reduce((sum, { shares }) => sum + (shares.get(key) ?? 0), 0);
  const atoms = parts.flatMap((part) => [...part.atoms]);
  const isProven = restores >= provenShare;
  const reverted = atoms.map(revertedPart);
  const [likeliest] = ranked;
  const suspect = likeliest !== undefined && likeliest.score >= leastScore ? [likeliest.atom] : [];
  const cause = rootAmong(atoms.length > 0 ? atoms : isFirst ? suspect : [], site, ranked);
  return {
    file: site.at.file,
    line: site.at.line,
    function: shortName(site.at),
    kind: site.kind,
    goroutinesPerOp: { base: tidy(base.goroutines), head: tidy(site.goroutines) },
    bytesPerOp: { base: tidy(base.bytes), head: tidy(site.bytes) },
    ...(site.startedAt === undefined ? {} : { startedAt: placeOf(site.startedAt) }),
    ...(site.waitingAt === undefined ? {} : { waitingAt: placeOf(site.waitingAt) }),
    ...(site.state === '' ? {} : { state: site.state }),
    ...(site.isUnreachable ? { unreachable: true as const } : {}),
    root: cause === undefined ? null : { ...cause, function: nameAt(declarations, cause) },
    confidence: isProven ? 'proven' : cause === undefined ? 'site' : 'likely',
    proof: atoms.length === 0 ? null : { reverted, restores: tidy(restores) },
    reason: leakReason(site),
    advice: leakAdvice(site, isProven ? deletedLine(atoms) : undefined),
  };
}

/**
 * `deletedLine` returns the source text of the deleted line that caused the leak if everything that was reverted is one
 * deletion that the report quotes: the only line, or else the line that ended something.
 */
function deletedLine([atom, ...more]: readonly Atom[]): string | undefined {
  if (atom === undefined || more.length > 0) return undefined;
  const { deleted, was = [] } = revertedPart(atom);
  if (deleted === undefined) return undefined;
  const text = atom.removed.find((line) => deleted === 1 || endsSomething(line))?.text.trim();
  return was.find((quoted) => quoted === text);
}

/** Functions and methods that let a goroutine end or memory go, or that wake a goroutine that waits. */
const enders = 'close cancel Close Stop Done Unlock RUnlock Shutdown Cancel Signal Broadcast Release'.split(' ');

/** `endedThere` reports whether an atom removes a call of one of the `enders` without adding another one. */
function endedThere({ added, removed }: Atom): boolean {
  return removed.filter(endsSomething).length > added.filter(endsSomething).length;
}

function endsSomething(line: SourceLine): boolean {
  return mentions(line, enders);
}

/**
 * `rootAmong` returns the changed line to show to readers: where a call was removed that ended something, or a changed
 * line on which the site has a frame, or else the beginning of the likeliest edit.
 */
function rootAmong(
  atoms: readonly Atom[],
  site: LeakSite,
  ranked: RankedAtoms,
): { readonly file: string; readonly line: number } | undefined {
  const ended = atoms.flatMap((atom) => (atom.pieces.length > 0 ? atom.pieces : [atom])).find(endedThere);
  if (ended !== undefined) return { file: ended.file, line: ended.lines.start };
  const frame = [site.at, ...site.frames].find(
    ({ owner, file, line }) =>
      owner === 'user' && atoms.some((atom) => holds(atom, file, line) && isWritten(atom, line)),
  );
  if (frame !== undefined) return { file: frame.file, line: frame.line };
  const best = ranked.find(({ atom }) => atoms.some(({ id }) => id === atom.id))?.atom ?? atoms[0];
  return best === undefined ? undefined : { file: best.file, line: best.lines.start };
}

function nameAt(
  declarations: DeclarationView | undefined,
  place: { readonly file: string; readonly line: number },
): string {
  const found = declarations?.at(place);
  return found === undefined ? '' : `${found.packageName}.${found.name}`;
}

function placeOf({ file, line, function: name }: LeakFrame): { file: string; line: number; function: string } {
  return { file, line, function: name };
}

/** `tidy` rounds to a thousandth, because more digits are noise. */
function tidy(value: number): number {
  return Math.round(value * 1000) / 1000;
}
