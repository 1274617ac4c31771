import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isAtLeast } from '../../src/adapters/go/go-version.ts';
import { type CaseHeader, parseHeader, type Root } from './header.ts';
import { parseArchive } from '../../src/adapters/go/source-facts/txtar.ts';

/** The side of a comparison. */
export type CaseSide = 'base' | 'head';

/** A small change of Go code whose effect on allocations is known. */
export interface PlantedCase {
  /** `<cause>/<name>`, as its file is called. */
  readonly name: string;
  readonly header: CaseHeader;
  /** The text of every file of each side, by its path below the repository's root. */
  readonly files: Readonly<Record<CaseSide, ReadonlyMap<string, string>>>;
}

const folder = fileURLToPath(new URL('.', import.meta.url));

/** All planted cases whose name contains one of the words, sorted by name; all of them without words. */
export async function loadCases(words: readonly string[] = []): Promise<PlantedCase[]> {
  const paths = (await readdir(folder, { recursive: true })).filter((path) => path.endsWith('.txtar'));
  const names = paths.map((path) => path.replace(/\.txtar$/, '').replaceAll(sep, '/')).toSorted();
  const wanted = names.filter((name) => words.length === 0 || words.some((word) => name.includes(word)));
  return Promise.all(
    wanted.map(async (name) => parseCase(name, await readFile(join(folder, `${name}.txtar`), 'utf8'))),
  );
}

/** Parses one case. Errors: a faulty header, a file on neither side, a case in another cause's folder. */
export function parseCase(name: string, text: string): PlantedCase {
  try {
    const archive = parseArchive(text);
    const header = parseHeader(archive.comment);
    if (!name.startsWith(`${header.cause}/`)) throw new Error(`its cause is ${header.cause}`);
    const files = { base: new Map<string, string>(), head: new Map<string, string>() };
    for (const [path, content] of archive.files) {
      const [side, ...rest] = path.split('/');
      const below = rest.join('/');
      if (side !== 'both' && side !== 'base' && side !== 'head') throw new Error(`${path} is on neither side`);
      for (const target of side === 'both' ? [files.base, files.head] : [files[side]]) {
        if (target.has(below)) throw new Error(`${path} is on that side twice`);
        target.set(below, content);
      }
    }
    return { name, header, files };
  } catch (cause) {
    throw new Error(`case ${name}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}

/** Writes one side of a case below a folder, which is the repository's root then. */
export async function layOut({ files }: PlantedCase, side: CaseSide, root: string): Promise<void> {
  for (const [path, content] of files[side]) {
    const file = join(root, path);
    if (relative(root, file).startsWith('..')) throw new Error(`${path} leaves the folder`);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, content);
  }
}

/**
 * The lines of head, counted from 1, that a root means: its own, then those that name the same thing as well.
 * Errors: no line has a text, or more than one.
 */
export function rootLines({ name, files }: PlantedCase, root: Root): number[] {
  const lines = (files.head.get(root.file) ?? '').split('\n');
  return ['text' in root ? root.text : root.near, ...(root.or ?? [])].map((wanted) => {
    const found = lines.flatMap((line, index) => (line.includes(wanted) ? [index + 1] : []));
    const [line] = found;
    if (line === undefined || found.length > 1)
      throw new Error(`case ${name}: ${found.length} lines of ${root.file} have ${JSON.stringify(wanted)}`);
    return line;
  });
}

/** The folder of the module that holds the case's package, below the repository's root; '' for the root itself. */
export function moduleFolder({ name, header, files }: PlantedCase): string {
  const modules = [...files.head].flatMap(([path, content]) => {
    const module = /^module (\S+)$/m.exec(content)?.[1];
    if (module === undefined || !/(^|\/)go\.mod$/.test(path)) return [];
    return [{ module, folder: path.replace(/\/?go\.mod$/, '') }];
  });
  const holding = modules.filter(({ module }) => `${header.package}/`.startsWith(`${module}/`));
  const [nearest] = holding.toSorted((one, other) => other.module.length - one.module.length);
  if (nearest === undefined) throw new Error(`case ${name}: no go.mod for ${header.package}`);
  return nearest.folder;
}

/** Whether a case says that it holds on a Go version, as `go env GOVERSION` names it. */
export function holdsOn({ header }: PlantedCase, goVersion: string): boolean {
  const minor = /\d+$/.exec(header.go ?? '')?.[0];
  return minor === undefined || isAtLeast(goVersion, Number(minor));
}

/**
 * Whether a case is kept aside while rules are tuned: a third of all, by its name alone, for ever the same. These four
 * bytes of the digest leave some cases of every cause on both parts. Cases called `blind-…` and `fresh-…` were written by people who
 * had not seen the rules, and tried once each; what they showed was mended since, so they count as seen.
 */
export function isHeldOut(name: string): boolean {
  if (/\/(?:blind|fresh)-/.test(name)) return false;
  return createHash('sha256').update(name).digest().readUInt32BE(4) % 3 === 0;
}
