/** What the text of a Go source says about the files that it may read when it runs. */
export interface SourceReach {
  /** It may build paths that lead out of its package's folder, to any file of the repository. */
  readonly roams: boolean;
  /** It lists folders, and so finds files that no source names. */
  readonly lists: boolean;
  /** Everything between two quotes on a line, in lower case, one per line. */
  readonly texts: string;
  /** The texts that only say how a name ends, such as `.md` and `docs/*.md`. */
  readonly endings: readonly string[];
  /** The texts that may be folders. */
  readonly folders: readonly string[];
}

/**
 * Matches code that asks the process or the compiler where it is, that opens files or starts programs without the usual
 * packages, or that reads Go sources.
 */
const places =
  /\b(?:runtime\.Callers?(?:Frames)?|os\.(?:Getwd|Chdir|Executable|OpenRoot|OpenInRoot)|\w+\.Chdir|filepath\.(?:Abs|EvalSymlinks)|parser\.Parse(?:File|Dir)|packages\.Load|build\.(?:Import|ImportDir|Default)|os\.StartProcess|(?:syscall|unix)\.(?:Open|Openat|Getwd|Exec|ForkExec|StartProcess))\b/;
const listers = 'WalkDir|ReadDir|Readdir|Readdirnames|ReadDirent|Getdents|FileServer|FileServerFS|CopyFS|AddFS';
/**
 * Calls of another package or of a value; a function of the package itself with such a name lists nothing. A line can
 * begin with the name if the one before ends in a dot, but many packages have a `Walk` of their own.
 */
const listing = new RegExp(String.raw`\.\s*Walk\(|(?:\.|^)\s*(?:${listers})\(|\bhttp\.Dir\(`, 'm');
/** With a dot import, the functions of another package are called without its name. */
const dotImport = /^\s*(?:import\s+)?\.\s+["`]/m;
const unqualified = new RegExp(String.raw`\b(?:Walk|${listers}|Dir)\(`);
const glob = /\b(?:Glob|ParseGlob|ParseFS)\(([^\n]*)/g;
/** The shared test data above a package counts with the package, wherever it is. */
const sharedTestdata = /^(?:\.\.\/)+testdata(?:\/(?!.*\.\.)|$)/;
const ending = /(?:^|\/)(?:[^/]*[%*?[\]{}$][^/]*)?\.\w+$/;
const longest = 300;

/**
 * `readReach` scans a Go source, or some lines of one, without parsing it. A comment that looks like code makes a package
 * reach further, never less far.
 */
export function readReach(source: string): SourceReach {
  const literals = literalsOf(source);
  // A glob without a literal ending may find anything.
  const openGlob = [...source.matchAll(glob)].some(([, behind = '']) => !/\.\w+["`]/.test(behind));
  return {
    roams: places.test(source) || leavesFolder(source),
    lists: listing.test(source) || openGlob || (dotImport.test(source) && unqualified.test(source)),
    texts: `\n${literals.join('\n').toLowerCase()}\n`,
    endings: literals.filter((text) => ending.test(text)).map((text) => text.toLowerCase()),
    folders: literals.filter((text) => text !== '/' && /^[\w@./~ -]+$/.test(text)),
  };
}

function literalsOf(source: string): readonly string[] {
  const parts = source.split('\n').flatMap((line) => line.split(/["`]/).slice(1));
  return [...new Set(parts.filter((text) => text !== '' && text.length <= longest))];
}

function leavesFolder(source: string): boolean {
  // `filepath.Join("..", "testdata", …)` is the shared test data too.
  const joined = source.replaceAll(/(?:"\.\."\s*,\s*)+"testdata"/g, '');
  if (/["`](?:\.\.)+["`]|"[^"\n]+"\s*,\s*"testdata/.test(joined)) return true;
  return literalsOf(joined).some((text) => leaves(text) && !sharedTestdata.test(text));
}

/**
 * `leaves` reports whether a path leads upwards, into the test data of a folder below, or to a Go source, which may be
 * another package's.
 */
function leaves(text: string): boolean {
  return /(?:^|[/\\])\.\.(?:[/\\]|$)|[^./\\\s][^/\\\s]*\/testdata(?:\/|$)|\.go$/.test(text);
}

/** `namesDocument` reports whether a source may name a document, or a pattern that finds it. */
export function namesDocument({ texts, endings }: SourceReach, path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  const dot = name.lastIndexOf('.');
  const stem = dot > 0 ? name.slice(0, dot) : name;
  // `"README" + ".md"` names it too.
  if (texts.includes(name) || texts.includes(`\n${stem}\n`) || texts.includes(`/${stem}\n`)) return true;
  return dot >= 0 && endings.some((text) => text.endsWith(name.slice(dot)));
}

/**
 * `namesFolderOf` reports whether a source of the package in `folder` may name a folder around one of the paths, which
 * end in a slash if they are folders themselves.
 */
export function namesFolderOf({ folders }: SourceReach, folder: string, paths: readonly string[]): boolean {
  const all = paths.map((path) => `/${path}`).join('\n');
  const isBelow = folder === '' || paths.some((path) => path.startsWith(`${folder}/`));
  return folders.some((text) => {
    const steps = text.split('/').filter((step) => step !== '' && step !== '.');
    const up = steps.lastIndexOf('..') + 1;
    const below = steps.slice(up).join('/');
    return below === '' ? up > 0 || isBelow : all.includes(`/${below}/`);
  });
}
