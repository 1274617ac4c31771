/**
 * The conditions of the measurements that the stored figures can't show. Rewrite them whenever the figures are measured
 * again.
 */
export const conditions = `For
the sample, the plain command and \`fast\` ran one after the other on an otherwise idle machine, apart from a few minutes
of low-priority builds and tests. All other measurements on this page ran concurrently with one another,
on two busy processors (load average 7 to 17), so they may have taken several times as long as on an idle machine.`;
