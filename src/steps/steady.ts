import { counted, type Figure, perOperation } from '../core/benchmath/figure.ts';
import { hasMoved } from '../core/policy/units.ts';
import type { Figures } from './screen.ts';

/**
 * `isSteady` reports whether all samples of each of these units agree within the screen's tolerance. Only then can
 * another run use these samples.
 */
export function isSteady(figures: Figures, units: readonly string[]): boolean {
  return units.every((unit) =>
    bothWays(figures.get(unit)).every((each) => {
      const { least, greatest } = endsOf(each);
      return least === undefined || greatest === undefined || !hasMoved(unit, least, greatest);
    }),
  );
}

/**
 * `bearsOut` reports whether the measured samples confirm every stored sample of these units, within the screen's
 * tolerance.
 */
export function bearsOut(measured: Figures, stored: Figures, units: readonly string[]): boolean {
  return units.every((unit) => {
    const allowed = bothWays(measured.get(unit));
    return bothWays(stored.get(unit)).every((claimed, way) => {
      const { least, greatest } = endsOf(allowed[way]);
      return claimed.every((figure) => {
        if (least === undefined || greatest === undefined) return false;
        const isBetween = perOperation(least) <= perOperation(figure) && perOperation(figure) <= perOperation(greatest);
        return isBetween || !hasMoved(unit, least, figure) || !hasMoved(unit, greatest, figure);
      });
    });
  });
}

/**
 * `bothWays` returns the samples as they are judged and as Go counted them. Which of the two are compared depends on
 * the other side.
 */
function bothWays(figures: readonly Figure[] = []): readonly [readonly Figure[], readonly Figure[]] {
  return [figures, figures.map(counted)];
}

function endsOf(figures: readonly Figure[] = []): { readonly least?: Figure; readonly greatest?: Figure } {
  const sorted = figures.toSorted((a, b) => perOperation(a) - perOperation(b));
  const [least, greatest] = [sorted[0], sorted.at(-1)];
  return least === undefined || greatest === undefined ? {} : { least, greatest };
}
