import type { Explanation, ExplainedSite } from '../../src/core/report/model.ts';

/** What is known about a case: the lines that are really responsible, and the name of the cause. */
export interface Truth {
  readonly roots: readonly TrueRoot[];
}

interface TrueRoot {
  readonly file: string;
  /** Lines of head. */
  readonly lines: readonly number[];
  readonly cause: string;
  /** The function that contains the lines; empty if they are in none. */
  readonly function: string;
}

/** How well an explanation did. */
export interface Score {
  readonly lineTop1: boolean;
  readonly lineTop3: boolean;
  readonly functionTop1: boolean;
  readonly cause: boolean;
  readonly proven: boolean;
  readonly sites: number;
  /** The share of the change in allocs/op that the sites account for. */
  readonly explained: number;
  /** A short form of the explanation. */
  readonly said: string;
}

/** Compares an explanation with the truth. */
export function score(explanation: Explanation | undefined, truth: Truth): Score {
  const sites = explanation?.sites ?? [];
  const [first] = sites;
  return {
    lineTop1: first !== undefined && isTrue(first, truth),
    lineTop3: sites.slice(0, 3).some((site) => isTrue(site, truth)),
    functionTop1:
      first !== undefined && (isTrue(first, truth) || truth.roots.some((root) => functionOf(first) === root.function)),
    cause: first !== undefined && (rootFor(first, truth) ?? truth.roots[0])?.cause === first.cause,
    proven: first?.confidence === 'proven' && isTrue(first, truth),
    sites: sites.length,
    explained: explanation?.explained.allocsPerOp ?? 0,
    said:
      first === undefined
        ? 'nothing'
        : `${placeOf(first).file}:${placeOf(first).line} ${first.cause} ${first.confidence} ${functionOf(first)}`,
  };
}

function placeOf(site: ExplainedSite): { readonly file: string; readonly line: number } {
  return site.root ?? site;
}

function isTrue(site: ExplainedSite, truth: Truth): boolean {
  return rootFor(site, truth) !== undefined;
}

function rootFor(site: ExplainedSite, { roots }: Truth): TrueRoot | undefined {
  const { file, line } = placeOf(site);
  return roots.find((root) => root.file === file && root.lines.includes(line));
}

function functionOf(site: ExplainedSite): string {
  return site.root === null ? site.function : site.root.function;
}
