/** A commit and those of its ancestors that the clone contains, and the tags of the repository. */
export interface Lineage {
  /** The parents of each commit. Every commit comes before its parents. */
  readonly parents: ReadonlyMap<string, readonly string[]>;
  /** The commit of each tag, by the tag's name without `refs/tags/`. */
  readonly tags: ReadonlyMap<string, string>;
}

/** A tag that names a release of the module. */
export interface Release {
  readonly tag: string;
  readonly commit: string;
}

/** `ancestorsOf` returns a commit with all its ancestors. */
export function ancestorsOf({ parents }: Pick<Lineage, 'parents'>, commit: string): ReadonlySet<string> {
  const found = new Set<string>();
  const open = [commit];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (found.has(next) || !parents.has(next)) continue;
    found.add(next);
    open.push(...(parents.get(next) ?? []));
  }
  return found;
}

/** Matches versions such as `v1.2.3` and `v1.2.3-rc.1`. Like the go command, it doesn't accept build metadata. */
const version = /^v(\d{1,9})\.(\d{1,9})\.(\d{1,9})(-[0-9A-Za-z.-]{1,60})?$/;

interface Versioned extends Release {
  readonly numbers: readonly number[];
  readonly isPrerelease: boolean;
}

/**
 * `releasesOf` returns the releases among the commits of a lineage, the lowest version first. The tags of a module in a
 * folder begin with that folder (`codec/v1.2.3`); if there are no such tags, tags without a folder count. Prereleases
 * count only if there is no release, as for the go command's `@latest`.
 */
export function releasesOf({ parents, tags }: Lineage, moduleFolder: string): readonly Release[] {
  // A folder for a major version, such as `v2`, isn't part of the tag.
  const folder = moduleFolder.replace(/(?:^|\/)v\d+$/, '');
  const own = folder === '' ? [] : versionsIn(`${folder}/`);
  const found = own.length > 0 ? own : versionsIn('');
  const releases = found.filter(({ isPrerelease }) => !isPrerelease);
  return (releases.length > 0 ? releases : found).toSorted(byVersion);

  function versionsIn(prefix: string): readonly Versioned[] {
    return [...tags].flatMap(([tag, commit]): Versioned[] => {
      const [, major, minor, patch, suffix] = tag.startsWith(prefix)
        ? (version.exec(tag.slice(prefix.length)) ?? [])
        : [];
      if (major === undefined || !parents.has(commit)) return [];
      return [{ tag, commit, numbers: [major, minor, patch].map(Number), isPrerelease: suffix !== undefined }];
    });
  }
}

function byVersion(a: Versioned, b: Versioned): number {
  const differs = a.numbers.findIndex((number, index) => number !== b.numbers[index]);
  if (differs !== -1) return (a.numbers[differs] ?? 0) - (b.numbers[differs] ?? 0);
  return a.tag.localeCompare(b.tag, 'en', { numeric: true });
}

/** `firstReleaseWith` returns the lowest release that contains a commit. */
export function firstReleaseWith(lineage: Lineage, releases: readonly Release[], commit: string): Release | undefined {
  return releases.find((release) => ancestorsOf(lineage, release.commit).has(commit));
}
