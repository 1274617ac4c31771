import { createUnitCatalog, type UnitSetting } from './metadata.ts';
import { tidy } from './tidy.ts';

/** The metadata that the benchmarks of both sides print about their units. */
export interface UnitWords {
  readonly base: readonly UnitSetting[];
  readonly head: readonly UnitSetting[];
  /** Units for which base has figures. */
  readonly onBase: ReadonlySet<string>;
}

/**
 * `standingUnits` returns the metadata that applies to both sides. A change must not reverse the direction of a unit,
 * so head's direction counts only for units that are new on head. `postponed` lists the units whose direction head
 * would reverse.
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

/** `idOf` returns the same id for a unit regardless of its prefix. */
function idOf(unit: string): string {
  return tidy(1, unit).unit;
}
