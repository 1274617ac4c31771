import { createUnitCatalog, type UnitSetting } from './metadata.ts';
import { tidy } from './tidy.ts';

/** What the benchmarks of both sides say about their units. */
export interface UnitWords {
  readonly base: readonly UnitSetting[];
  readonly head: readonly UnitSetting[];
  /** Units that base has figures of. */
  readonly onBase: ReadonlySet<string>;
}

/**
 * `standingUnits` returns the metadata in force. A change must not reverse a unit, so base's metadata decides, and
 * head's only for units that are new in it. `postponed` names the units whose direction head reverses.
 */
export function standingUnits({ base, head, onBase }: UnitWords): {
  readonly settings: readonly UnitSetting[];
  readonly postponed: readonly string[];
} {
  const standing = new Set([...onBase].map(idOf));
  const isNew = ({ unit, key }: UnitSetting): boolean => key !== 'better' || !standing.has(idOf(unit));
  const settings = [...base, ...head.filter(isNew)];
  const [counts, proposed] = [createUnitCatalog(settings), createUnitCatalog(head)];
  const turned = [...onBase].filter((unit) => (counts.better(unit) ?? 'lower') !== (proposed.better(unit) ?? 'lower'));
  return { settings, postponed: turned };
}

/** Returns the same for a unit whichever prefix it is written with. */
function idOf(unit: string): string {
  return tidy(1, unit).unit;
}
