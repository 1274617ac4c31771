export type { UnitCatalog, UnitSetting } from './metadata.ts';
export type { UnitClass } from './tidy.ts';
export type { Scaler } from './scale.ts';
export { createUnitCatalog } from './metadata.ts';
export { commonScale, formatScaled } from './scale.ts';
export { formatExact, formatMeasurement } from './format.ts';
export { tidy, unitClass } from './tidy.ts';
