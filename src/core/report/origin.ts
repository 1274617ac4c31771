/**
 * Who may have written a report that a job with other rights tells. `job`: code of this repository's own branches, whose
 * authors can write here anyway. `fork`: anybody.
 */
export type Origin = 'job' | 'fork';

/** Said of where the figures come from. */
export const originWords: Readonly<Record<Origin, string>> = {
  job: 'Measured in a job without write access, which runs the code of the pull request: these are the figures that it reported.',
  fork: 'Measured in a job without write access, which runs the code of a fork: these are the figures that it reported, as are names, places, causes and experiments.',
};

/** Said of rows that a fork's run calls waived. */
export const waivedByReport = 'as that run reports; whether somebody accepted it was not looked up';
