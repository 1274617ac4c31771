import type { Evidence } from '../cause/evidence.ts';
import type { FixCandidate } from '../cause/source-facts.ts';
import { appendGrowth } from './append-growth.ts';
import { bufferGrowth } from './buffer-growth.ts';
import { bytesStringConversion } from './bytes-string-conversion.ts';
import { callee } from './callee.ts';
import { channelCreation } from './channel-creation.ts';
import { closureCapture } from './closure-capture.ts';
import { dependency } from './dependency.ts';
import { fmt } from './fmt.ts';
import { interfaceBoxing } from './interface-boxing.ts';
import { largerObject } from './larger-object.ts';
import { lostPool } from './lost-pool.ts';
import { makeSize } from './make-size.ts';
import { mapGrowth } from './map-growth.ts';
import { other } from './other.ts';
import { pointerEscape } from './pointer-escape.ts';
import { type CauseRule, levels } from './rule.ts';
import { stringConcat } from './string-concat.ts';

/** The possible causes of an allocation. If several causes match at the same level, the first in the list wins. */
export const causes = [
  dependency,
  lostPool,
  largerObject,
  fmt,
  bufferGrowth,
  appendGrowth,
  mapGrowth,
  channelCreation,
  stringConcat,
  bytesStringConversion,
  makeSize,
  closureCapture,
  interfaceBoxing,
  pointerEscape,
  callee,
  other,
] as const satisfies readonly CauseRule[];

/** The name of a cause, as it appears in reports. */
export type Cause = (typeof causes)[number]['name'];

/** The names of all causes. */
export const causeNames: readonly Cause[] = causes.map(({ name }) => name);

/** `causeOf` returns the name of a site's cause. */
export function causeOf(evidence: Evidence): Cause {
  return recognise(causes, evidence)?.name ?? other.name;
}

/**
 * `recognise` returns the rule that matches at the most direct level. If several match at that level, the first in the
 * list wins.
 */
export function recognise<Rule extends CauseRule>(rules: readonly Rule[], evidence: Evidence): Rule | undefined {
  for (const level of levels) {
    const found = rules.find(({ matches }) => matches[level]?.(evidence) === true);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** `ruleOf` returns the rule for a cause. */
export function ruleOf(cause: Cause): CauseRule {
  return causes.find(({ name }) => name === cause) ?? other;
}

/** `isTriedAgainst` reports whether a kind of edit is tried as a fix for a cause. */
export function isTriedAgainst(fix: FixCandidate['kind'], cause: Cause): boolean {
  const owners = causes.filter((rule: CauseRule) => rule.ownFixes?.includes(fix) === true);
  return owners.length === 0 || owners.some(({ name }) => name === cause);
}
