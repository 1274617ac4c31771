import { generator } from '../random.ts';

export const kinds = ['+1 allocation', '+16 B', '+16 %', '0 → 1'] as const;
export type Kind = (typeof kinds)[number];

/** A benchmark of the unchanged module. */
export interface Target {
  readonly package: string;
  readonly benchmark: string;
  readonly bytes: number;
  readonly allocs: number;
  /** The functions that it calls (`file:line.column` of the body), with the number of calls per operation. */
  readonly calls: ReadonlyMap<string, number>;
}

/** One statement to plant in one function, for one benchmark. */
export interface Plant {
  readonly target: Target;
  readonly kind: Kind;
  readonly place: string;
  /** Size in bytes of the object that it allocates. */
  readonly size: number;
}

/** The number of plants of each kind that are still wanted. */
export type Wanted = Record<Kind, number>;

/**
 * Returns the kinds that make a benchmark regress by the rule. From 7 allocations on, one more is not enough, because 8
 * is not more than 15% above 7.
 */
export function kindsFor({ bytes, allocs }: Target): readonly Kind[] {
  if (allocs === 0) return bytes === 0 ? ['0 → 1'] : [];
  return [
    ...(allocs <= 6 ? (['+1 allocation'] as const) : []),
    ...(bytes > 0 && bytes <= 106 ? (['+16 B'] as const) : []),
    ...(bytes >= 100 ? (['+16 %'] as const) : []),
  ];
}

/**
 * Chooses the plants for one commit. Each target's function is called exactly once per operation, and by no other
 * target, so that each benchmark has one plant. Among the functions that fit, it chooses the one that the fewest
 * benchmarks call.
 */
export function choosePlants(
  targets: readonly Target[],
  wanted: Wanted,
  options: {
    readonly seed: number;
    /** Maximum number of plants of each kind in this commit. */
    readonly most: number;
    readonly isOpening: (place: string) => boolean;
    readonly isTaken: (target: Target, kind: Kind) => boolean;
  },
): readonly Plant[] {
  const random = generator(options.seed);
  const shuffled = targets
    .map((target) => ({ target, lot: random() }))
    .toSorted((a, b) => a.lot - b.lot)
    .map(({ target }) => target);
  const callers = (place: string): number => targets.filter((target) => operates(target, place)).length;
  const plants: Plant[] = [];
  const here: Wanted = { '+1 allocation': 0, '+16 B': 0, '+16 %': 0, '0 → 1': 0 };
  for (const target of shuffled) {
    const [kind] = kindsFor(target)
      .filter((one) => wanted[one] > 0 && here[one] < options.most && !options.isTaken(target, one))
      .toSorted((a, b) => wanted[b] - here[b] - (wanted[a] - here[a]));
    if (kind === undefined || plants.some(({ place }) => operates(target, place))) continue;
    const [place] = [...target.calls]
      .filter(([one, calls]) => calls === 1 && options.isOpening(one))
      .filter(([one]) => !plants.some((plant) => operates(plant.target, one)))
      .toSorted((a, b) => callers(a[0]) - callers(b[0]) || (a[0] < b[0] ? -1 : 1))
      .map(([one]) => one);
    if (place === undefined) continue;
    plants.push({ target, kind, place, size: kind === '+16 %' ? sixteenPercent(target.bytes) : 16 });
    here[kind]++;
    wanted[kind]--;
  }
  return plants;
}

/**
 * Reports whether a benchmark's operations call a function, however rarely. A function that only setup code calls does
 * not count.
 */
export function operates({ calls }: Target, place: string): boolean {
  return (calls.get(place) ?? 0) > 0;
}

/**
 * Returns 16% of a size, but at least 16 bytes, rounded up to a multiple of 8. The runtime rounds up further, to its
 * size classes.
 */
function sixteenPercent(bytes: number): number {
  return Math.max(16, Math.ceil((0.16 * bytes) / 8) * 8);
}
