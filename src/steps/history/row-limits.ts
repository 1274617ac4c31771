import type { HistoryRow } from '../../core/history/ledger.ts';
import type { SiteRow } from '../../core/history/site/model.ts';
import { floorOf } from '../../core/policy/units.ts';
import type { Ports } from '../../ports.ts';
import { readPolicy } from '../read-policy.ts';
import { packagePath } from '../subject.ts';
import type { Collected } from './collect.ts';
import { moduleOf, pathInModule } from './package-filter.ts';

type Limits = (row: HistoryRow, figure: number) => Pick<SiteRow, 'budget' | 'limit'>;

/**
 * `rowLimits` returns a function that returns a row's budget, and the figure above which the row's next change would be
 * a regression.
 */
export async function rowLimits(
  ports: Ports,
  folder: string,
  { revisions, inForce }: Pick<Collected, 'revisions' | 'inForce'>,
): Promise<Limits> {
  const { policy, configFolder } = inForce ?? (await readPolicy(ports, revisions, { folder, explicit: {} }));
  const module = await moduleOf(ports, revisions);
  const top = revisions.prefix === '' ? '/' : `/${revisions.prefix}/`;
  return ({ package: importPath, benchmark, unit }, figure) => {
    const below = pathInModule(module, importPath);
    const place = below === undefined ? undefined : `${top}${below === '.' ? '' : below.slice(2)}`.replace(/\/$/, '');
    const path = place === undefined ? importPath : packagePath('', configFolder, place);
    const { fail, budget, strict } = policy.row({ importPath, path, benchmark }, unit);
    const isStrict = strict && unit === 'allocs/op';
    const limit = figure > 0 && !isStrict ? Math.max(figure * (1 + fail / 100), figure + floorOf(unit)) : undefined;
    return { budget, limit };
  };
}
