/** What the stored figures cannot say of how they were measured; rewritten whenever they are measured again. */
export const conditions = `The
plain command and \`fast\` on the sample ran one after the other with little beside them (builds and tests of low priority
for some minutes); all other parts ran at the same time on two busy processors, with a load average from 7 to 17, where
times are up to several times what an idle machine shows.`;
