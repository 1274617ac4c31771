import { confirmIterations } from '../core/benchmath/iterations.ts';
import type { Side } from '../ports.ts';
import { isAlike } from './alike.ts';
import type { Criteria, UnitChange } from './criteria.ts';
import type { Result } from './gathering.ts';
import { gcPressure } from './gc-pressure.ts';
import type { LiveSides } from './run.ts';
import { type BenchmarkPlan, type Figures, figuresByUnit } from './screen.ts';

/** While the medians regressed but the samples overlap, samples are added until each side has this many. */
const mostSamples = 7;

/** A benchmark that must be measured again before it is judged. */
export interface Candidate {
  readonly plan: BenchmarkPlan;
  /** Nanoseconds per operation on the slower side, as `pacing` computes them. */
  readonly speed: number;
  /** Figures used instead of the base if it can't be measured (a pinned baseline without its commit). */
  readonly storedBase: Figures | undefined;
}

/** The result of measuring a candidate again. */
export interface Confirmation {
  /**
   * `settled` means that the change didn't reappear, `confirmed` that the benchmark was measured at the larger N, and
   * `not-reached` that time ran out or a run failed.
   */
  readonly state: 'settled' | 'confirmed' | 'not-reached';
  readonly base: Figures;
  readonly head: Figures;
  readonly iterations: number;
  /** Whether the maximum number of samples was taken. */
  readonly exhausted: boolean;
  /** See `gcPressure`; present only for samples that took about one second. */
  readonly pressure?: Record<Side, Figures>;
}

export interface ConfirmRequest {
  readonly sides: LiveSides;
  readonly criteria: Criteria;
  readonly count: number;
  readonly timeoutMs: number;
  /** The time limit for all confirmations together. */
  readonly limitMs: number;
  /** The number of test processes that run at once. */
  readonly parallelism: number;
  /** Whether some benchmarks stand for others that changed in the same way; see `chooseRepresentatives`. */
  readonly representatives: boolean;
  /**
   * Called with the benchmarks that got worse again at the screen's N, before they are confirmed in runs of about one
   * second.
   */
  readonly onWorse?: (candidates: readonly Candidate[]) => void;
}

/** The samples of one candidate at one number of iterations. */
export class Trial {
  readonly candidate: Candidate;
  readonly iterations: number;
  readonly #request: ConfirmRequest;
  /** The trial at the screen's N that this one repeats at the larger N. */
  readonly #before: Trial | undefined;
  #samples: Record<Side, Result[]> = { base: [], head: [] };
  #failed = false;

  constructor(candidate: Candidate, request: ConfirmRequest, iterations: number, before?: Trial) {
    this.candidate = candidate;
    this.iterations = iterations;
    this.#request = request;
    this.#before = before;
  }

  get measuredSides(): readonly Side[] {
    const { plan, storedBase } = this.candidate;
    return plan.sides.filter((side) => side === 'head' || storedBase === undefined);
  }

  /** Returns base's figures; they are empty if base doesn't have the benchmark. */
  get base(): Figures {
    return this.candidate.storedBase ?? figuresByUnit(this.#samples.base);
  }

  get head(): Figures {
    return figuresByUnit(this.#samples.head);
  }

  get worse(): boolean {
    return this.#ask(this.#request.criteria.worse);
  }

  /** Returns the medians of the judged units that both sides have. */
  get changes(): readonly UnitChange[] {
    return this.#ask(this.#request.criteria.changes);
  }

  /**
   * Reports whether another benchmark can stand for this one at the larger N: its samples don't overlap at this N, and
   * no budget of its own is exceeded.
   */
  get canBeRepresented(): boolean {
    const { overBudget, overlaps } = this.#request.criteria;
    return !this.#ask(overBudget) && !this.#ask(overlaps);
  }

  /** Reports whether the larger N shows the same change as the smaller one. */
  get repeats(): boolean {
    return (
      !this.#failed && this.#isComplete() && this.#before !== undefined && isAlike(this.#before.changes, this.changes)
    );
  }

  add(side: Side, result: Result): void {
    this.#samples[side].push(result);
  }

  fail(): void {
    this.#failed = true;
  }

  restart(): void {
    this.#samples = { base: [], head: [] };
    this.#failed = false;
  }

  /** Reports whether the medians still differ, or are unknown because the trial failed or is incomplete. */
  moves(): boolean {
    return this.#failed || !this.#isComplete() || this.#ask(this.#request.criteria.moves);
  }

  /** Reports whether the candidate must also be measured at the larger N. */
  canGrow(): boolean {
    return !this.#failed && this.#isComplete() && !this.#isLast;
  }

  /**
   * Reports whether this is the last confirmation: without a base to measure there is no other N to compare at, and a
   * slow benchmark has already run for a second.
   */
  get #isLast(): boolean {
    return this.candidate.storedBase !== undefined || this.iterations >= this.#lengthIterations;
  }

  get #lengthIterations(): number {
    return confirmIterations(this.candidate.speed, this.candidate.plan.iterations);
  }

  wantsMore(): boolean {
    if (this.#failed) return false;
    const taken = this.#samples.head.length;
    if (taken === 0) return true;
    if (taken < this.#request.count && !(taken === 1 && this.#isOneEnough)) return true;
    if (!this.#isLast || taken >= mostSamples) return false;
    return this.#ask(this.#request.criteria.overlaps);
  }

  /**
   * Reports whether one sample on each side is enough at the larger N. It is for a benchmark that isn't worse, because
   * improvements need no confirmation, and for one whose steady samples at the smaller N showed the same change with
   * the same verdict.
   */
  get #isOneEnough(): boolean {
    const before = this.#before;
    if (before === undefined) return false;
    if (!before.worse && !this.worse) return true;
    const { steady, levels } = this.#request.criteria;
    const isSame = before.#ask(levels) === this.#ask(levels) && isAlike(before.changes, this.changes);
    return isSame && before.#ask(steady);
  }

  #ask<T>(criterion: (plan: BenchmarkPlan, base: Figures, head: Figures) => T): T {
    return criterion(this.candidate.plan, this.base, this.head);
  }

  /** Returns a trial of the same candidate in runs of about one second. */
  atLength(): Trial {
    return new Trial(this.candidate, this.#request, this.#lengthIterations, this);
  }

  conclude(): Confirmation {
    const complete = !this.#failed && this.#isComplete();
    const last = complete || this.#before === undefined ? this : this.#before;
    const settled = this.#before === undefined && complete && !this.moves();
    return {
      state: settled ? 'settled' : complete ? 'confirmed' : 'not-reached',
      base: last.base,
      head: last.head,
      iterations: last.iterations,
      exhausted: last.#samples.head.length >= mostSamples,
      ...(last.#before === undefined ? {} : { pressure: last.#pressure }),
    };
  }

  get #pressure(): Record<Side, Figures> {
    return { base: gcPressure(this.#samples.base), head: gcPressure(this.#samples.head) };
  }

  /** Reports whether all samples that the trial needs were taken. */
  #isComplete(): boolean {
    return this.#samples.head.length > 0 && !this.wantsMore();
  }
}
