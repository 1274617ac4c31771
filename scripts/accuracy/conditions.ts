/**
 * The conditions of the measurements that the stored figures can't show. Rewrite them whenever the figures are measured
 * again.
 */
export const conditions = `\`plain\`
and \`fast\` measured the sample one after the other on an otherwise idle machine, apart from a few minutes of
low-priority builds and tests. All other measurements on this page, including \`full\`, shared the two processors with
other work (load average 7 to 17), so they may have taken several times as long as on an idle machine.`;
