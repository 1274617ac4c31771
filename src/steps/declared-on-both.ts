import type { FileDeclarations } from '../core/cause/source-facts.ts';
import type { FileChange } from '../core/patch/parse-patch.ts';
import type { Ports } from '../ports.ts';
import type { SideUnderTest } from './side.ts';

type Modified = Extract<FileChange, { readonly kind: 'modified' }>;

/** The declarations of a modified file on both sides; `undefined` for a side that could not be read completely. */
export type DeclaredOnBoth = (change: Modified) => Readonly<Record<'base' | 'head', FileDeclarations | undefined>>;

/** `declaredOnBoth` asks Go's own parser, in one request, what some modified files declare on both sides. */
export async function declaredOnBoth(
  ports: Ports,
  base: SideUnderTest,
  head: SideUnderTest,
  changes: readonly Modified[],
): Promise<DeclaredOnBoth> {
  const [module] = head.packages.values();
  const paths = changes.flatMap((change) => [`${base.root}/${change.base}`, `${head.root}/${change.head}`]);
  const reply =
    module === undefined || paths.length === 0 ? [] : await ports.analysis.declarations(module.moduleFolder, paths);
  const whole = new Map(reply.flatMap((found) => (found.error === '' ? [[found.file, found]] : [])));
  return (change) => ({
    base: whole.get(`${base.root}/${change.base}`),
    head: whole.get(`${head.root}/${change.head}`),
  });
}
