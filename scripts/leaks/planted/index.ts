import type { Planted } from '../case.ts';
import { benchmarks } from './benchmarks.ts';
import { caches } from './caches.ts';
import { calmCaches } from './calm-caches.ts';
import { calmConnections } from './calm-connections.ts';
import { calmGoroutines } from './calm-goroutines.ts';
import { calmMemory } from './calm-memory.ts';
import { calmWindows } from './calm-windows.ts';
import { calmWorkers } from './calm-workers.ts';
import { chains } from './chains.ts';
import { channels } from './channels.ts';
import { clocks } from './clocks.ts';
import { connections } from './connections.ts';
import { elsewhere } from './elsewhere.ts';
import { maps } from './maps.ts';
import { pipes } from './pipes.ts';
import { references } from './references.ts';
import { replies } from './replies.ts';
import { runtime } from './runtime.ts';
import { structure } from './structure.ts';
import { timers } from './timers.ts';
import { waiting } from './waiting.ts';

/**
 * Leaks of many kinds, each caused by one edit, and edits that leave nothing behind, or leave something behind only
 * once.
 */
export const planted: readonly Planted[] = [
  ...channels,
  ...replies,
  ...waiting,
  ...clocks,
  ...connections,
  ...pipes,
  ...maps,
  ...caches,
  ...references,
  ...chains,
  ...timers,
  ...runtime,
  ...structure,
  ...elsewhere,
  ...benchmarks,
  ...calmGoroutines,
  ...calmWorkers,
  ...calmConnections,
  ...calmMemory,
  ...calmCaches,
  ...calmWindows,
];
