import { ruleOf } from '../causes/list.ts';
import type { ProblemKind } from '../../errors.ts';
import type { LeakKind } from '../leak/kinds.ts';
import { leakWords } from '../leak/words.ts';
import { problemWords } from './headline.ts';
import type { ExplainedSite, Level } from './model.ts';
import { capital } from './row-words.ts';

/** The subject of a result: a level, a level with its cause, a leak, an unreached function, or a problem. */
export type ResultRule =
  | { readonly kind: 'level'; readonly level: ReportedLevel }
  | { readonly kind: 'cause'; readonly level: ReportedLevel; readonly cause: ExplainedSite['cause'] }
  | { readonly kind: 'leak'; readonly leak: LeakKind }
  | { readonly kind: 'blind-spot' }
  | { readonly kind: 'problem'; readonly problem: ProblemKind };

/** The levels whose rows become results. */
export type ReportedLevel = Exclude<Level, 'added' | 'improvement' | 'notice' | 'unchanged'>;

/** The texts that explain a rule to readers. */
export interface RuleWords {
  readonly short: string;
  readonly full: string;
  readonly help: string;
}

const accept =
  'If the increase is intended, add a waiver with a ceiling and a reason to .allocgate.yml, or have a maintainer accept it in an approving review.';

/** The texts about a regression whose cause is an allocation. */
const allocatesMore: RuleWords = {
  short: 'A benchmark allocates more than on base.',
  full: 'A benchmark allocates more per operation than it does on base, by more than its threshold.',
  help: `Avoid the added allocation. ${accept}`,
};

const levelRules: Readonly<Record<ReportedLevel, RuleWords>> = {
  regression: {
    short: 'A benchmark is worse than on base.',
    full: 'A benchmark allocates or leaks more per operation than it does on base, or a metric of its own got worse, by more than its threshold.',
    help: `Avoid what was added. ${accept}`,
  },
  'over-budget': {
    short: 'A benchmark is over its budget.',
    full: 'A benchmark allocates more per operation than the budget in .allocgate.yml allows.',
    help: `Reduce the allocations, or raise the budget in .allocgate.yml. ${accept}`,
  },
  drift: {
    short: 'Small increases of a benchmark add up.',
    full: 'A benchmark allocates more than at the last release, or than a set number of records back, by more than the drift limit in .allocgate.yml, and this change adds to it.',
    help: `Look at the commits that added most. ${accept}`,
  },
  unconfirmed: {
    short: 'A change could not be confirmed.',
    full: 'The first measurement of a benchmark differs from base, and time ran out before fresh runs could confirm it.',
    help: 'Raise the time limit for confirmations, or run the check again.',
  },
  unstable: {
    short: 'A benchmark is unstable.',
    full: 'The median of a benchmark regressed, but base and head samples overlap.',
    help: 'Make the benchmark deterministic: fix random seeds and sizes, and reset shared state between operations.',
  },
  warning: {
    short: 'A benchmark is over the warning threshold.',
    full: 'A benchmark allocates more than on base: over the warning threshold but under the failure threshold.',
    help: 'Look at the change before it grows into a regression.',
  },
  removed: {
    short: 'A benchmark was removed.',
    full: 'Base has this benchmark and head does not, so nothing guards its memory use any more.',
    help: 'Restore the benchmark, or confirm in review that it is no longer needed.',
  },
  skipped: {
    short: 'A benchmark is skipped.',
    full: 'The benchmark runs on base and is skipped on head, so it was not compared.',
    help: 'Find out why the benchmark calls b.Skip on head.',
  },
  waived: {
    short: 'A regression was accepted.',
    full: 'A benchmark is worse than on base, and a waiver or a review accepts that.',
    help: 'Nothing to do. The waiver or the review says who accepted it and why.',
  },
};

/**
 * `ruleId` returns the identifier of a rule, such as `regression`, `regression/append-growth` or
 * `problem/build-failed`.
 */
export function ruleId(rule: ResultRule): string {
  switch (rule.kind) {
    case 'level':
      return rule.level;
    case 'cause':
      return `${rule.level}/${rule.cause}`;
    case 'leak':
      return `leak/${rule.leak}`;
    case 'blind-spot':
      return 'blind-spot';
    case 'problem':
      return `problem/${rule.problem}`;
    default:
      return rule satisfies never;
  }
}

/** `ruleWords` returns texts that explain a rule to people who haven't seen it before. */
export function ruleWords(rule: ResultRule): RuleWords {
  switch (rule.kind) {
    case 'level':
      return levelRules[rule.level];
    case 'cause': {
      const { short, full, help } = rule.level === 'regression' ? allocatesMore : levelRules[rule.level];
      const cause = ruleOf(rule.cause).label;
      return {
        short: `${short.slice(0, -1)}: ${cause}.`,
        full: `${full} The cause: ${cause}.`,
        help: `${ruleOf(rule.cause).usualAdvice} ${help}`,
      };
    }
    case 'leak': {
      const { title, advice } = leakWords[rule.leak];
      return {
        short: `An operation leaks: ${title}.`,
        full: `Each operation of a benchmark leaves goroutines or memory behind that it doesn't leave behind on base: ${title}.`,
        help: `${advice} ${accept}`,
      };
    }
    case 'blind-spot':
      return {
        short: 'New heap escapes in a function that no benchmark reaches.',
        full: 'The change adds or edits a function that no benchmark reaches, and the compiler newly moves values to the heap in it. B/op and allocs/op do not include them.',
        help: 'Write a benchmark that calls the function. `allocgate scaffold` writes a first draft.',
      };
    case 'problem': {
      const what = problemWords[rule.problem];
      return {
        short: `${capital(what)}.`,
        full: `Not every benchmark was judged, because ${what}.`,
        help: 'The message of each result says what to do.',
      };
    }
    default:
      return rule satisfies never;
  }
}
