import type { SiteFacts } from './source-facts.ts';

/**
 * `factsById` returns the facts of sites by their ids, with file paths converted by `place`. It omits sites that were
 * not found.
 */
export function factsById(
  sites: readonly SiteFacts[],
  place: (file: string) => string,
): ReadonlyMap<string, SiteFacts> {
  const placed = <T extends { readonly file: string }>(fact: T): T => ({ ...fact, file: place(fact.file) });
  return new Map(
    sites
      .filter(({ found }) => found)
      .map((facts) => [
        facts.id,
        {
          ...facts,
          operand: facts.operand && placed(facts.operand),
          types: facts.types.map(placed),
          calls: facts.calls.map(placed),
          candidates: facts.candidates.map((offered) => ({ ...offered, edit: placed(offered.edit) })),
        },
      ]),
  );
}
