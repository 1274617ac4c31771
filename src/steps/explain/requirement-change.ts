import type { LanguageChange } from '../../core/cause/evidence.ts';
import type { FileChange } from '../../core/patch/parse-patch.ts';
import type { Ports, Requirements } from '../../ports.ts';
import type { SideUnderTest } from '../side.ts';

/** Changes to required modules and to Go versions in go.mod and go.work files. */
export interface RequirementChange {
  readonly modules: readonly { readonly path: string; readonly before: string | undefined; readonly after: string }[];
  /** The first changed `go` or `toolchain` line; `undefined` if none changed. */
  readonly language: LanguageChange | undefined;
}

/** `readRequirementChange` reads the changed go.mod and go.work files of both sides with the go command. */
export async function readRequirementChange(
  { analysis }: Pick<Ports, 'analysis'>,
  base: Pick<SideUnderTest, 'root'>,
  head: Pick<SideUnderTest, 'root'>,
  files: readonly FileChange[],
): Promise<RequirementChange> {
  const modules: RequirementChange['modules'][number][] = [];
  let language: LanguageChange | undefined;
  let isComplete = true;
  for (const file of files) {
    if (file.kind !== 'modified' || !/(?:^|\/)go\.(?:mod|work)$/.test(file.head)) continue;
    const [before, after] = [
      await analysis.requirements(`${base.root}/${file.base}`),
      await analysis.requirements(`${head.root}/${file.head}`),
    ];
    if (before === undefined || after === undefined) {
      isComplete = false;
      continue;
    }
    for (const [path, version] of after.modules)
      if (before.modules.get(path) !== version)
        modules.push({ path, before: before.modules.get(path), after: version });
    language ??= languageChange(file.head, before, after);
  }
  // Something else may have changed in a file that can't be read.
  return { modules, language: isComplete ? language : undefined };
}

function languageChange(file: string, base: Requirements, head: Requirements): LanguageChange | undefined {
  for (const line of ['go', 'toolchain'] as const) {
    const [before, after] = [base[line], head[line]];
    if (after !== undefined && before !== after) return { line, file, before: before ?? '', after };
  }
  return undefined;
}
