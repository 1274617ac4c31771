/**
 * `pullRequestOf` returns the number of the pull request that a commit's subject names, as GitHub writes it: `Merge
 * pull request #12 from …`, or `(#12)` at the end. If a subject ends with several numbers, the last is the one that was
 * merged.
 */
export function pullRequestOf(subject: string): number | undefined {
  const [, merged, squashed] = /^Merge pull request #(\d{1,9})\b|\(#(\d{1,9})\)\s*$/.exec(subject) ?? [];
  const number = merged ?? squashed;
  return number === undefined ? undefined : Number(number);
}
