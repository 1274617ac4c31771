import { type Figure, perOperation } from '../core/benchmath/figure.ts';
import { hasMoved } from '../core/policy/units.ts';
import type { Figures } from './screen.ts';

/** Whether the samples of these units are one figure each, as the screen sees it: only then can they stand for another run. */
export function isSteady(figures: Figures, units: readonly string[]): boolean {
  return units.every((unit) => {
    const { least, greatest } = endsOf(figures.get(unit));
    return least === undefined || greatest === undefined || !hasMoved(unit, least, greatest);
  });
}

/** Whether every stored sample of these units is one that the measured samples allow, but for the screen's tolerance. */
export function bearsOut(measured: Figures, stored: Figures, units: readonly string[]): boolean {
  return units.every((unit) => {
    const { least, greatest } = endsOf(measured.get(unit));
    return (stored.get(unit) ?? []).every((figure) => {
      if (least === undefined || greatest === undefined) return false;
      const isBetween = perOperation(least) <= perOperation(figure) && perOperation(figure) <= perOperation(greatest);
      return isBetween || !hasMoved(unit, least, figure) || !hasMoved(unit, greatest, figure);
    });
  });
}

function endsOf(figures: readonly Figure[] = []): { readonly least?: Figure; readonly greatest?: Figure } {
  const sorted = figures.toSorted((a, b) => perOperation(a) - perOperation(b));
  const [least, greatest] = [sorted[0], sorted.at(-1)];
  return least === undefined || greatest === undefined ? {} : { least, greatest };
}
