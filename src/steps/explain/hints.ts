import type { Hint } from '../../core/cause/rank-atoms.ts';
import type { SiteFacts } from '../../core/cause/source-facts.ts';
import type { NewlySaid } from '../../core/escape/compare-diagnostics.ts';
import type { SiteChange } from '../../core/profile/site-diff.ts';

/** The weight of each kind of evidence, compared with 1 for a changed line that itself allocates. */
const weights = { grownType: 0.8, sink: 0.7, escape: 0.6, operand: 0.5, leak: 0.3, type: 0.2, call: 0.2 };

/**
 * `hintsOf` returns the lines that compiler diagnostics and type information point to as possible causes, with the
 * weight of that evidence.
 */
export function hintsOf(
  sites: readonly SiteChange[],
  facts: readonly (SiteFacts | undefined)[],
  newlySaid: readonly NewlySaid[],
): readonly Hint[] {
  const hints: Hint[] = [];
  const add = (file: string | undefined, line: number | undefined, weight: number): void => {
    if (file !== undefined && line !== undefined && line > 0) hints.push({ file, line, weight });
  };
  for (const [index, site] of sites.entries()) {
    const found = facts[index];
    add(found?.operand?.file || site.file, found?.operand?.line, weights.operand);
    for (const type of found?.types ?? [])
      for (let line = type.line; line <= Math.min(type.endLine, type.line + 200); line++)
        add(type.file, line, site.status === 'new' ? weights.type : weights.grownType);
    for (const call of found?.calls ?? []) add(call.file, call.line, weights.call);
  }
  const lines = new Set(
    sites.flatMap(({ paths }) => paths.flatMap(({ frames }) => frames.map(({ file, line }) => `${file}:${line}`))),
  );
  for (const said of newlySaid) {
    if (said.kind === 'escapes' && !lines.has(`${said.at.file}:${said.at.line}`)) continue;
    const weight = said.kind === 'escapes' ? weights.escape : weights.leak;
    add(said.at.file, said.at.line, weight);
    if (said.kind === 'not-inlined') continue;
    for (const { at } of said.flow) add(at.file, at.line, weight);
    // A flow that ends with a call parameter only passes the parameter on. Otherwise, its last line is the one that
    // keeps the parameter.
    const last = said.flow.at(-1);
    if (said.kind === 'leaks' && last?.reason !== 'call parameter') add(last?.at.file, last?.at.line, weights.sink);
  }
  return hints;
}
