import { kinds } from '../plant/choose.ts';
import type { PlantedResults, PlantResult } from '../planted.ts';
import { code, table } from './table.ts';
import { shortModule } from './classic.ts';

export function plantsOf({ commits }: PlantedResults): readonly PlantResult[] {
  return commits.flatMap(({ plants }) => plants);
}

export function isFound({ level }: PlantResult): boolean {
  return level === 'regression';
}

/** Renders one row for each kind, and a row with the sums. */
export function renderKinds(results: PlantedResults): string {
  const all = plantsOf(results);
  const rows = kinds.map((kind) =>
    kindCells(
      kind.replace(' %', '%'),
      all.filter((plant) => plant.kind === kind),
    ),
  );
  return table(['planted', 'benchmarks:', 'found:'], [...rows, kindCells('**total**', all)]);
}

/** `renderModules` names the modules with their versions. */
export function renderModules({ commits }: PlantedResults): string {
  const names = [...new Set(commits.map(({ module, version }) => `${shortModule(module)} ${version}`))];
  return new Intl.ListFormat('en-GB').format(names);
}

/**
 * `renderGrowth` describes by how much the benchmarks with 16% really grew, and why.
 */
export function renderGrowth(results: PlantedResults): string {
  const percents = plantsOf(results)
    .filter(({ kind }) => kind === '+16 %')
    .map(({ base, head }) => (head / base - 1) * 100)
    .toSorted((a, b) => a - b);
  const shown = (index: number): string => `${(percents[index] ?? 0).toFixed(1)}%`;
  return `range from ${shown(0)} to ${shown(percents.length - 1)}, because Go rounds object sizes up
and may no longer inline a function that has grown. Half of the increases are at most ${shown(Math.floor((percents.length - 1) / 2))}.`;
}

/** Renders the plants that were not found, with their figures. */
export function renderMisses(results: PlantedResults): string {
  return table(
    ['benchmark', 'planted', 'independent check (base → head)', '`check` reported'],
    plantsOf(results)
      .filter((plant) => !isFound(plant))
      .map(({ package: of, benchmark, kind, size, place, witness, level, base, head }) => [
        `${of} ${code(benchmark)}`,
        `${kind.replace(' %', '%')}: ${size} B at ${place}`,
        `${witness[0]} → ${witness[2]} B/op, ${witness[1]} → ${witness[3]} allocs/op`,
        `${level}: ${base} → ${head}`,
      ]),
  );
}

function kindCells(name: string, of: readonly PlantResult[]): (string | number)[] {
  return [name, of.length, of.filter(isFound).length];
}
