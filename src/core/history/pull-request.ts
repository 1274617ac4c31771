/**
 * `pullRequestOf` returns the number of the pull request that a subject names: `Merge pull request #12 from …`, or `…
 * (#12)` at the end, as GitHub writes them. If several are named, the last one is the one that was merged.
 */
export function pullRequestOf(subject: string): number | undefined {
  const [, merged, squashed] = /^Merge pull request #(\d{1,9})\b|\(#(\d{1,9})\)\s*$/.exec(subject) ?? [];
  const number = merged ?? squashed;
  return number === undefined ? undefined : Number(number);
}
