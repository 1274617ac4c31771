/** What the text of a Go source reveals about the files that its code may read at run time. */
export interface SourceReach {
  /** Whether the code may build paths that lead out of its package's folder, to any file of the repository. */
  readonly roams: boolean;
  /** Whether the code lists folders, and so can find files that no source names. */
  readonly lists: boolean;
  /** The text of everything that may be a string literal, in lower case. Each literal is on a line of its own. */
  readonly texts: string;
  /** The string literals that specify only the end of a file name, such as `.md` and `docs/*.md`. */
  readonly endings: readonly string[];
  /** The folders that string literals may name. */
  readonly folders: readonly string[];
}

/**
 * Matches code that asks the process or the compiler for its location, that opens files or starts programs without the
 * usual packages, or that reads Go sources.
 */
const places =
  /\b(?:runtime\.(?:Callers?(?:Frames)?|FuncForPC)|os\.(?:Getwd|Chdir|Executable|OpenRoot|OpenInRoot)|\w+\.Chdir|filepath\.(?:Abs|EvalSymlinks)|\w+\.Parse(?:File|Dir)|packages\.Load|build\.(?:Import|ImportDir|Default)|importer\.(?:Default|For|ForCompiler)|os\.StartProcess|(?:syscall|unix)\.(?:Open|Openat|Getwd|Exec|ForkExec|StartProcess))\b|["`]PWD["`]/;
/**
 * Matches an import that renames one of the packages in `places`. Functions of a renamed package are not recognized.
 */
const renamed =
  /^\s*(?:import\s+)?(?!(?:_|import)\s)[\p{L}\w.]+\s+["`](?:os|runtime|path\/filepath|syscall|golang\.org\/x\/sys\/unix|go\/build|go\/importer)["`]/mu;
const listers = 'WalkDir|ReadDir|Readdir|Readdirnames|ReadDirent|Getdents|FileServer|FileServerFS|CopyFS|AddFS|DirFS';
/**
 * Matches functions that list folders, or that let other code or HTTP clients list them (`DirFS`, `FileServer`). The
 * name must follow a dot, because a function of the package itself that happens to have such a name lists nothing. A
 * call at the beginning of a line also matches, because the line before it may end in the dot. `Walk` at the beginning
 * of a line doesn't match, because many packages have a `Walk` of their own.
 */
const listing = new RegExp(
  String.raw`\.\s*Walk\(|\bfilepath\.Walk\b|\.\s*(?:${listers})\b|^\s*(?:${listers})\(|\bhttp\.Dir\b`,
  'm',
);
/** Matches a dot import, which lets a file call the functions of another package without the package's name. */
const dotImport = /^\s*(?:import\s+)?\.\s+["`]/m;
const unqualified = new RegExp(String.raw`\b(?:Walk|${listers}|Dir)\(`);
const glob = /\b(?:Glob|ParseGlob|ParseFS)\(([^\n]*)/g;
/** Matches paths to a testdata folder above the package. Such shared test data always counts as the package's own. */
const sharedTestdata = /^(?:\.\.\/)+testdata(?:\/(?!.*\.\.)|$)/;
const ending = /(?:^|\/)(?:[^/]*[%*?[\]{}$][^/]*)?\.\w+$/;
const longest = 300;
/** Matches comments and literals, so that a quote inside one of them doesn't begin another. */
const tokens = /\/\/[^\n]*|\/\*[\s\S]*?\*\/|"(?:\\.|[^"\\\n])*"|`[^`]*`|'(?:\\.|[^'\\\n])+'/g;

/**
 * Matches a line that can't contain code. It begins with `//` and contains neither the end of a block comment nor a
 * backquote, so it can't end a comment or a raw string that began on an earlier line.
 */
const commentLine = /^[ \t]*\/\/(?!.*(?:\*\/|`)).*$/gm;

/**
 * `readReach` scans a Go source, or some lines of one, without parsing it. A comment that looks like code can only make
 * the source seem to read more files than it does; comments that fill a whole line are ignored.
 */
export function readReach(source: string): SourceReach {
  const literals = literalsOf(source);
  const code = source.replaceAll(commentLine, '');
  // A glob without a literal file extension may match any file.
  const openGlob = [...code.matchAll(glob)].some(([, behind = '']) => !/\.\w+["`]/.test(behind));
  return {
    roams: places.test(code) || renamed.test(code) || leavesFolder(source),
    lists: listing.test(code) || openGlob || (dotImport.test(code) && unqualified.test(code)),
    texts: `\n${literals.join('\n').toLowerCase()}\n`,
    endings: literals.filter((text) => ending.test(text)).map((text) => text.toLowerCase()),
    folders: literals.flatMap(folderIn),
  };
}

/**
 * `literalsOf` returns everything that may be a string literal: the text between two quotes on each line, even in a
 * comment, and the words of raw strings that span several lines.
 */
function literalsOf(source: string): readonly string[] {
  const parts = source.split('\n').flatMap((line) => line.split(/["`]/).slice(1));
  const long = [...source.matchAll(tokens)].flatMap(([token]) =>
    token.startsWith('`') && token.includes('\n') ? token.slice(1, -1).split(/[\s,;:="'<>()[\]{}|]+/) : [],
  );
  return [...new Set([...parts, ...long].filter((text) => text !== '' && text.length <= longest))];
}

/**
 * `folderIn` returns the folder that a string may name, as a list of at most one element. It leaves out the part of the
 * path that contains the first placeholder or pattern, and everything after it.
 */
function folderIn(text: string): readonly string[] {
  const [plain = ''] = /^[\p{L}\p{N}_@./~ +-]*/u.exec(text) ?? [];
  const folder = plain === text ? text : plain.slice(0, Math.max(plain.lastIndexOf('/'), 0));
  return folder === '' || folder === '/' ? [] : [folder];
}

function leavesFolder(source: string): boolean {
  // `filepath.Join("..", "testdata", …)` also refers to shared test data.
  const joined = source.replaceAll(/(?:"\.\."\s*,\s*)+"testdata"/g, '');
  if (/["`](?:\.\.)+["`]|"[^"\n]+"\s*,\s*"testdata/.test(joined)) return true;
  return literalsOf(joined).some((text) => leaves(text) && !sharedTestdata.test(text));
}

/**
 * `leaves` reports whether a path leads upwards, into a subfolder's testdata, or to a Go source, which may belong to
 * another package.
 */
function leaves(text: string): boolean {
  return /(?:^|[/\\])\.\.(?:[/\\]|$)|[^./\\\s][^/\\\s]*\/testdata(?:\/|$)|\.go$/.test(text);
}

/** `namesDocument` reports whether a source may name a document, or contain a pattern that matches it. */
export function namesDocument({ texts, endings }: SourceReach, path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  const dot = name.lastIndexOf('.');
  const stem = dot > 0 ? name.slice(0, dot) : name;
  // `"README" + ".md"` also names the document.
  if (texts.includes(name) || texts.includes(`\n${stem}\n`) || texts.includes(`/${stem}\n`)) return true;
  // `name + "." + "md"` also names the document.
  if (dot >= 0 && texts.includes(`\n${name.slice(dot + 1)}\n`)) return true;
  return dot >= 0 && endings.some((text) => text.endsWith(name.slice(dot)));
}

/**
 * `namesFolderOf` reports whether a source of the package in `folder` may name a parent folder of one of the paths, or
 * one of the paths if that is a folder. Paths of folders end in a slash.
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

/**
 * `namesSubfolder` reports whether a source may name a folder, alone or in the path of a file in it. The path is
 * relative to the folder of the package.
 */
export function namesSubfolder({ folders }: SourceReach, path: string): boolean {
  return folders.some((text) => {
    const steps = text.split('/').filter((step) => step !== '' && step !== '.');
    return steps.join('/') === path || steps.slice(0, -1).join('/') === path;
  });
}
