import { namesDocument, namesFolderOf, readReach } from './source-reach.ts';
import { folderOf } from '../patch/folder-of.ts';

/** The lines of Go sources that match the expression of `readingLines`, by path. */
export type SourceLines = ReadonlyMap<string, string>;

const benchmark = 'func[[:space:]]+Benchmark';
const hints = [
  benchmark,
  '"testing"',
  'go:embed',
  '(Walk|WalkDir|ReadDir|Readdir|Readdirnames|ReadDirent|Getdents|FileServer|FileServerFS|CopyFS|AddFS|DirFS|Glob|ParseGlob|ParseFS)\\(',
  '\\.[[:space:]]*(WalkDir|ReadDir|Readdir|Readdirnames|ReadDirent|Getdents|FileServer|FileServerFS|CopyFS|AddFS|DirFS)',
  'http\\.Dir|filepath\\.Walk|["`]PWD["`]',
  '[[:space:]]["`](os|runtime|path/filepath|syscall|golang\\.org/x/sys/unix)["`]',
  'runtime\\.(Caller|FuncForPC)|os\\.(Getwd|Chdir|Executable|OpenRoot|OpenInRoot)|\\.Chdir|filepath\\.(Abs|EvalSymlinks)',
  '["`][./]+["`]',
  '"[^"]*/_[^"]*"',
  '^[[:space:]]*(import[[:space:]]+)?\\.[[:space:]]+["`]',
];

/**
 * `readingLines` returns a POSIX extended regular expression. It matches every line of Go that helps to decide whether
 * a benchmark may read one of the documents.
 */
export function readingLines(documents: readonly string[]): string {
  const names = documents.map((path) => path.slice(path.lastIndexOf('/') + 1));
  const stems = names.flatMap((name) => (name.lastIndexOf('.') > 0 ? [name.slice(0, name.lastIndexOf('.'))] : []));
  const endings = names.flatMap((name) => (name.includes('.') ? [name.slice(name.lastIndexOf('.') + 1)] : []));
  const folders = documents.flatMap((path) => path.split('/').slice(0, -1));
  const parts = [
    ...hints,
    ...names.map(escape),
    ...stems.map((stem) => `${escape(stem)}["\`]`),
    ...endings.map((ending) => `["\`.]${escape(ending)}["\`]`),
    ...folders.map((folder) => `${escape(folder)}["\`/]`),
  ];
  return [...new Set(parts)].join('|');
}

function escape(text: string): string {
  return text.replaceAll(/[.[\]*+?{}()|^$\\]/g, '\\$&');
}

/**
 * `mayReadDocuments` reports whether any benchmark may read one of the documents, because a source names it, embeds it
 * or lists its folder.
 */
export function mayReadDocuments(found: SourceLines, documents: readonly string[]): boolean {
  const sources = withoutIgnored(found);
  const measured = new Set(
    [...sources].filter(([, text]) => /^func\s+Benchmark/m.test(text)).map(([path]) => folderOf(path)),
  );
  let lists = false;
  let namesFolder = false;
  for (const [path, text] of sources) {
    const folder = folderOf(path);
    const isTest = path.endsWith('_test.go');
    if (isTest && !measured.has(folder)) continue;
    const reach = readReach(text);
    const names = (document: string): boolean =>
      namesDocument(reach, document) || isInLongText(text, document) || embeds(text, folder, document);
    if (documents.some(names)) return true;
    const isHelper = !isTest && /"testing"/.test(text);
    if (reach.lists && (isTest || isHelper)) return true;
    lists ||= reach.lists;
    if (isTest || isHelper) namesFolder ||= reach.roams || namesFolderOf(reach, isHelper ? '' : folder, documents);
  }
  return lists && namesFolder;
}

const ignored = /(?:^|\/)_[^/]*\//;

/**
 * `withoutIgnored` leaves out sources in folders that `./...` ignores because of their names, such as `_examples` (`go
 * help packages`). It keeps all sources if one of the others may import a package in such a folder.
 */
function withoutIgnored(sources: SourceLines): SourceLines {
  const kept = [...sources].filter(([path]) => !ignored.test(path));
  return kept.some(([, text]) => /"[^"\n]*\/_[^"\n]*"/.test(text)) ? sources : new Map(kept);
}

/**
 * `isInLongText` reports whether a document is named on a line that contains no quotes and isn't a line comment. Such a
 * line may be part of a raw string that spans several lines.
 */
function isInLongText(text: string, document: string): boolean {
  const name = document.slice(document.lastIndexOf('/') + 1);
  return text.split('\n').some((line) => !/["`]|^\s*\/\//.test(line) && line.includes(name));
}

function embeds(text: string, folder: string, document: string): boolean {
  const patterns = [...text.matchAll(/\/\/go:embed[ \t]+([^\n]*)/g)].flatMap(([, list = '']) => list.split(/\s+/));
  return patterns.some((pattern) => {
    const [fixed = ''] = pattern.replaceAll(/^["`]|["`]$|^all:/g, '').split(/[*?[\\]/);
    return document.startsWith(folder === '' ? fixed : `${folder}/${fixed}`);
  });
}
