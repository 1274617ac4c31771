/** Said of figures that a job without write access reported. */
export const forkOrigin =
  'Measured in a job without write access, which runs the code of the pull request: these are the figures that it reported.';
