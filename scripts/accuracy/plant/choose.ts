import { generator } from '../random.ts';

export const kinds = ['+1 allocation', '+16 B', '+16 %', '0 → 1'] as const;
export type Kind = (typeof kinds)[number];

/** A benchmark of the unchanged module. */
export interface Target {
  readonly package: string;
  readonly benchmark: string;
  readonly bytes: number;
  readonly allocs: number;
  /** Functions (`file:line.column` of the body) that it calls, with calls per operation. */
  readonly calls: ReadonlyMap<string, number>;
}

/** One statement to be put into one function, for one benchmark. */
export interface Plant {
  readonly target: Target;
  readonly kind: Kind;
  readonly place: string;
  /** Bytes of the object that it allocates. */
  readonly size: number;
}

/** What each kind still wants; counted down. */
export type Wanted = Record<Kind, number>;

/** Kinds that make a benchmark regress by the rule: one more allocation of 7 is not above 15 %. */
export function kindsFor({ bytes, allocs }: Target): readonly Kind[] {
  if (allocs === 0) return bytes === 0 ? ['0 → 1'] : [];
  return [
    ...(allocs <= 6 ? (['+1 allocation'] as const) : []),
    ...(bytes > 0 && bytes <= 106 ? (['+16 B'] as const) : []),
    ...(bytes >= 100 ? (['+16 %'] as const) : []),
  ];
}

/**
 * Plants for one commit: each target's function is called exactly once per operation, and by no other target, so that
 * each benchmark has one plant. Of the functions that fit, the one that the fewest benchmarks call is taken.
 */
export function choosePlants(
  targets: readonly Target[],
  wanted: Wanted,
  options: {
    readonly seed: number;
    /** Most of each kind in this commit. */
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

/** Whether a benchmark's operations call a function, seldom or often; one that only set-up calls does not count. */
export function operates({ calls }: Target, place: string): boolean {
  return (calls.get(place) ?? 0) > 0;
}

/** At least 16 bytes, a multiple of 8; the runtime rounds up to its size classes. */
function sixteenPercent(bytes: number): number {
  return Math.max(16, Math.ceil((0.16 * bytes) / 8) * 8);
}
