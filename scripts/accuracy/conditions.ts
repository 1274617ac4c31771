/**
 * The conditions of the measurements that the stored figures can't show. Rewrite them whenever the figures are measured
 * again.
 */
export const conditions = `On
the sample, the plain command and \`fast\` ran one after the other, with almost nothing else running (low-priority builds
and tests for a few minutes). All other parts ran concurrently with each other on two busy processors, at a load
average of 7 to 17, so they may have taken several times as long as on an idle machine.`;
