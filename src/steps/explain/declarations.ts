import type { Span } from '../../core/cause/rank-atoms.ts';
import type { FileDeclarations } from '../../core/cause/source-facts.ts';
import type { Place } from '../../core/patch/line-map.ts';
import { pathBelow } from '../../core/patch/path-below.ts';
import type { ListedPackage, Ports } from '../../ports.ts';

/** Looks up declarations in head's files by line, and reports whether a file is generated. */
export interface DeclarationView {
  at(place: Place): (Span & { readonly name: string; readonly kind: string; readonly packageName: string }) | undefined;
  isGenerated(file: string): boolean;
}

/** An import; `name` is set only if the import declaration contains a name for the package. */
export interface ImportLine {
  readonly path: string;
  readonly name: string | undefined;
}

/**
 * `importName` returns the name that the file uses for an import. Without an explicit name, it is a guess: the last
 * part of the path.
 */
export function importName({ path, name }: ImportLine): string {
  return name ?? path.split('/').at(-1) ?? '';
}

/** `readDeclarationView` reads the declarations of some files. Their paths are relative to the snapshot's top. */
export async function readDeclarationView(
  ports: Ports,
  listed: ListedPackage,
  root: string,
  files: Iterable<string>,
): Promise<DeclarationView> {
  const byFile = await readDeclarations(ports, listed, root, files);
  return {
    at: ({ file, line }) => {
      const found = byFile.get(file);
      const declaration = found?.declarations.find(({ docLine, endLine }) => line >= docLine && line <= endLine);
      if (found === undefined || declaration === undefined) return undefined;
      const { docLine, endLine, name, kind } = declaration;
      return { file, start: docLine, end: endLine, name, kind, packageName: found.package };
    },
    isGenerated: (file) => byFile.get(file)?.generated === true,
  };
}

/** `readImports` returns the imports of each file, by path relative to the snapshot's top. */
export async function readImports(
  ports: Ports,
  listed: ListedPackage,
  root: string,
  files: Iterable<string>,
): Promise<ReadonlyMap<string, readonly ImportLine[]>> {
  const byFile = await readDeclarations(ports, listed, root, files);
  return new Map(
    [...byFile].map(([file, { imports }]) => [
      file,
      imports.map(({ path, name }) => ({ path, name: name === '' ? undefined : name })),
    ]),
  );
}

/**
 * `readDeclarations` returns the declarations and imports that Go's own parser finds in the Go files among `files`, by
 * path relative to the snapshot's top.
 */
async function readDeclarations(
  ports: Ports,
  listed: ListedPackage,
  root: string,
  files: Iterable<string>,
): Promise<ReadonlyMap<string, FileDeclarations>> {
  const wanted = [...new Set(files)].filter((file) => file.endsWith('.go'));
  if (wanted.length === 0) return new Map();
  const absolute = wanted.map((file) => `${root}/${file}`);
  const reply = await ports.analysis.declarations(listed.moduleFolder, absolute);
  return new Map(reply.map((found) => [pathBelow(root, found.file), found]));
}
