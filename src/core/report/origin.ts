/**
 * Identifies who may have written a report that a job with other permissions publishes. `job`: the code of this
 * repository's own branches, whose authors can push to the repository anyway. `fork`: anyone.
 */
export type Origin = 'job' | 'fork';

/** Sentences that say where the figures come from. */
export const originWords: Readonly<Record<Origin, string>> = {
  job: 'Measured in a job without write access, which runs the code of the pull request. The figures are the ones it reported.',
  fork: 'Measured in a job without write access, which runs the code of a fork. The figures, names, places, causes and experiments are the ones it reported.',
};

/** The meaning to show for the level `waived`, instead of the usual one, in a report from a fork's run. */
export const waivedByReport = 'according to that run; acceptances were not looked up';
