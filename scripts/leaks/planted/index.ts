import type { Planted } from '../case.ts';
import { calmGoroutines } from './calm-goroutines.ts';
import { calmMemory } from './calm-memory.ts';
import { channels } from './channels.ts';
import { connections } from './connections.ts';
import { maps } from './maps.ts';
import { references } from './references.ts';
import { runtime } from './runtime.ts';
import { structure } from './structure.ts';
import { waiting } from './waiting.ts';

/** Leaks of many kinds, each brought by one edit; and edits that leave nothing behind, or only once. */
export const planted: readonly Planted[] = [
  ...channels,
  ...waiting,
  ...connections,
  ...maps,
  ...references,
  ...runtime,
  ...structure,
  ...calmGoroutines,
  ...calmMemory,
];
