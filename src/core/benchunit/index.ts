export type { UnitSetting } from './metadata.ts';
export { createUnitCatalog, distinctSettings } from './metadata.ts';
export { standingUnits, type UnitWords } from './standing.ts';
export { commonScale, formatScaled } from './scale.ts';
export { formatExact, formatMeasurement } from './format.ts';
export { tidy, unitClass } from './tidy.ts';
