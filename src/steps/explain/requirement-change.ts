import type { LanguageChange } from '../../core/cause/evidence.ts';
import type { Change } from './change-sources.ts';

/** Changes to required modules and to Go versions in go.mod and go.work files. */
export interface RequirementChange {
  readonly modules: readonly { readonly path: string; readonly before: string | undefined; readonly after: string }[];
  /** The first changed `go` or `toolchain` line; `undefined` if none changed. */
  readonly language: LanguageChange | undefined;
}

export function requirementChange({
  files,
  sources,
}: {
  readonly files: Change['files'];
  readonly sources: Pick<Change['sources'], 'base' | 'head'>;
}): RequirementChange {
  const modules: RequirementChange['modules'][number][] = [];
  let language: LanguageChange | undefined;
  for (const file of files) {
    if (file.kind !== 'modified' || !/(?:^|\/)go\.(?:mod|work)$/.test(file.head)) continue;
    const [base, head] = [sources.base.get(file.base) ?? '', sources.head.get(file.head) ?? ''];
    const before = versions(base);
    for (const [path, version] of versions(head))
      if (before.get(path) !== version) modules.push({ path, before: before.get(path), after: version });
    language ??= languageChange(file.head, base, head);
  }
  return { modules, language };
}

/** `versions` returns the versions of the modules that a go.mod file requires, by module path. */
function versions(text: string): ReadonlyMap<string, string> {
  const lines = text.matchAll(/^\s*(?:require\s+)?(\S+\.\S+)\s+(v\S+)/gm);
  return new Map([...lines].map(([, path = '', version = '']) => [path, version]));
}

function languageChange(file: string, base: string, head: string): LanguageChange | undefined {
  for (const line of ['go', 'toolchain'] as const) {
    const [before, after] = [versionOn(line, base), versionOn(line, head)];
    if (after !== undefined && before !== after) return { line, file, before: before ?? '', after };
  }
  return undefined;
}

/**
 * `versionOn` returns the version on a `go` or `toolchain` line without the prefix `go`, which only toolchains have.
 */
function versionOn(line: LanguageChange['line'], text: string): string | undefined {
  return new RegExp(String.raw`^${line}\s+(?:go)?(\S+)`, 'm').exec(text)?.[1];
}
