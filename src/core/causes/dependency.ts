import { readableFunction } from '../cause/evidence.ts';
import { quoted } from '../escape/quoted.ts';
import type { CauseRule } from './rule.ts';

/** `dependency` applies if other modules changed and their code allocates more. */
export const dependency = {
  name: 'dependency',
  label: 'a dependency changed',
  matches: { change: (evidence) => evidence.dependency !== undefined },
  reason: ({ dependency: changed = 'Another module changed', site }) =>
    site.library === undefined
      ? `${changed}; with it, this line allocates more.`
      : `${changed}; ${quoted(readableFunction(site.library))} now allocates more.`,
  advice: () =>
    'Stay on the previous version until this is fixed upstream, and report the regression with this benchmark.',
  usualAdvice: 'Stay on the previous version until this is fixed upstream.',
} as const satisfies CauseRule;
