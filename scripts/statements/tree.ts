import { execFileSync, type ExecFileSyncOptionsWithStringEncoding } from 'node:child_process';

/** A block of changed lines, as `git diff -U0` numbers them. If the count is 0, the block is after the line. */
export interface ChangedLines {
  readonly base: { readonly start: number; readonly count: number };
  readonly head: { readonly start: number; readonly count: number };
}

/** What happened to one file, according to git. */
export interface ChangedFile {
  /** `undefined` if the side does not have the file. */
  readonly base: string | undefined;
  readonly head: string | undefined;
  readonly hunks: readonly ChangedLines[];
}

/** Both commits of a repository, as git sees them. */
export class Tree {
  readonly folder: string;
  readonly changes: readonly ChangedFile[];
  readonly #texts = new Map<string, readonly string[] | undefined>();

  constructor(folder: string) {
    this.folder = folder;
    this.changes = this.#readChanges();
  }

  git(...args: readonly string[]): string {
    const limits: ExecFileSyncOptionsWithStringEncoding = {
      encoding: 'utf8',
      maxBuffer: 256 * 1024 * 1024,
      stdio: ['ignore', 'pipe', 'ignore'],
    };
    return execFileSync('git', ['-c', 'core.quotePath=false', ...args], { cwd: this.folder, ...limits });
  }

  /** Returns the lines of a file on one side, or `undefined` if the file is missing there. */
  lines(side: 'base' | 'head', file: string): readonly string[] | undefined {
    const key = `${side}:${file}`;
    if (!this.#texts.has(key)) this.#texts.set(key, this.#read(side, file));
    return this.#texts.get(key);
  }

  /** Returns the change of a file, which is identified by head's path or, if it was deleted, by base's path. */
  changeOf(file: string): ChangedFile | undefined {
    return this.changes.find(({ base, head }) => (head ?? base) === file);
  }

  /** Reports whether a tracked file of either side contains the word. */
  hasWord(word: string): boolean {
    return ['HEAD', 'HEAD~1'].some((revision) => {
      try {
        this.git('grep', '--quiet', '--text', '--fixed-strings', '--word-regexp', '-e', word, revision);
        return true;
      } catch {
        return false;
      }
    });
  }

  /** Restores head in the working tree. */
  restore(): void {
    this.git('checkout', '--quiet', '--force', 'HEAD', '--', '.');
    this.git('clean', '-fdqx');
  }

  #read(side: 'base' | 'head', file: string): readonly string[] | undefined {
    try {
      return this.git('show', `${side === 'head' ? 'HEAD' : 'HEAD~1'}:${file}`).split('\n');
    } catch {
      return undefined;
    }
  }

  #readChanges(): readonly ChangedFile[] {
    const named = this.git('diff', '--name-status', '-z', '--find-renames', 'HEAD~1', 'HEAD').split('\0');
    const changes: ChangedFile[] = [];
    for (let at = 0; at + 1 < named.length;) {
      const [kind = '', first = '', second = ''] = named.slice(at, at + 3);
      const isRenamed = /^[RC]/.test(kind);
      at += isRenamed ? 3 : 2;
      const base = kind.startsWith('A') ? undefined : first;
      const head = kind.startsWith('D') ? undefined : isRenamed ? second : first;
      changes.push({
        base,
        head,
        hunks: base === undefined || head === undefined ? [] : this.#hunks(`HEAD~1:${base}`, `HEAD:${head}`),
      });
    }
    return changes;
  }

  /**
   * Returns a modified file's changes as different readers see them: in git's usual diff, in its histogram diff, and
   * declaration by declaration, wherever each of them stands.
   */
  views(change: ChangedFile): readonly ChangedFile[] {
    const { base, head } = change;
    if (base === undefined || head === undefined) return [change];
    const histogram = this.#hunks(`HEAD~1:${base}`, `HEAD:${head}`, ['--diff-algorithm=histogram']);
    return [change, { ...change, hunks: histogram }, { ...change, hunks: this.#byDeclaration(base, head) }];
  }

  #byDeclaration(base: string, head: string): readonly ChangedLines[] {
    const before = new Map(blocksOf(this.lines('base', base) ?? []).map((block) => [block.name, block]));
    return blocksOf(this.lines('head', head) ?? []).flatMap(({ name, start, lines }) => {
      const other = before.get(name);
      // A new declaration is added as a whole, wherever it stands.
      if (other === undefined)
        return [{ base: { start: 0, count: 0 }, head: { start: start + 1, count: lines.length } }];
      if (other.lines.join('\n') === lines.join('\n')) return [];
      const [from, to] = [other.lines, lines].map((of) => this.#blob(of));
      return this.#hunks(from ?? '', to ?? '', []).map((hunk) => ({
        base: { ...hunk.base, start: hunk.base.start + other.start },
        head: { ...hunk.head, start: hunk.head.start + start },
      }));
    });
  }

  /** Stores lines as a blob, and returns its name. */
  #blob(lines: readonly string[]): string {
    const input = `${lines.join('\n')}\n`;
    return execFileSync('git', ['hash-object', '-w', '--stdin'], { cwd: this.folder, encoding: 'utf8', input }).trim();
  }

  #hunks(base: string, head: string, options: readonly string[] = []): readonly ChangedLines[] {
    const patch = this.git('diff', '--unified=0', '--no-color', ...options, base, head);
    return [...patch.matchAll(/^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/gm)].map(([, from, removed, to, added]) => ({
      base: { start: Number(from), count: Number(removed ?? 1) },
      head: { start: Number(to), count: Number(added ?? 1) },
    }));
  }
}

/** A top-level declaration as its text shows it: up to a closing bracket in the first column. */
interface Block {
  readonly name: string;
  /** The number of lines before it. */
  readonly start: number;
  readonly lines: readonly string[];
}

function blocksOf(lines: readonly string[]): readonly Block[] {
  const blocks: Block[] = [];
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    const name = /^(?:func (?:\([^)]*\) )?\w+|(?:type|var|const) \w+)/.exec(line)?.[0];
    if (name === undefined) continue;
    const isOpen = /[{(]$/.test(line);
    const end = isOpen ? lines.findIndex((text, index) => index > at && /^[})]/.test(text)) : at;
    if (end < at) continue;
    blocks.push({ name: name.replace(/\(\w+ \*?/, '('), start: at, lines: lines.slice(at, end + 1) });
    at = end;
  }
  return blocks;
}

/** Returns the lines of head that a hunk covers or, for a deletion, the lines before and after it. */
export function headRange({ head: { start, count } }: ChangedLines): readonly [number, number] {
  return count === 0 ? [Math.max(1, start), start + 1] : [start, start + count - 1];
}
