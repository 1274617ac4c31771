import type { Atom, Sources } from '../../../src/core/cause/atoms.ts';
import { atomsOf } from '../../../src/core/cause/atoms.ts';
import type { Evidence } from '../../../src/core/cause/evidence.ts';
import { type SiteFacts, sitesReplySchema } from '../../../src/core/cause/source-facts.ts';
import type { Escape } from '../../../src/core/escape/explain-escape.ts';
import { parsePatch } from '../../../src/core/patch/parse-patch.ts';
import type { SiteChange } from '../../../src/core/profile/site-diff.ts';
import type { AllocationPath, OwnedFrame } from '../../../src/core/profile/site.ts';
import { gitDiff, prefixes, type Tree } from '../patch/git-diff.ts';
import { sourceLines, sourcesOf } from '../../support/gofacts.ts';

/** A frame of the user's code: `frame('order/create.go:42', 'example.com/m/order.Create')`. */
export function frame(place: string, name: string, owner: OwnedFrame['owner'] = 'user'): OwnedFrame {
  const [file = '', line] = place.split(':');
  return { file, line: Number(line), function: name, owner, address: Number(line), inlined: false };
}

/** One object of 64 bytes in each operation at the first frame of the user's. */
export function path(frames: readonly OwnedFrame[], fields: Partial<AllocationPath> = {}): AllocationPath {
  const first = frames.findIndex(({ owner }) => owner === 'user');
  const library = frames[first - 1]?.function;
  return {
    frames,
    site: first,
    callee: 'runtime.newobject',
    library,
    objectsPerOp: 1,
    bytesPerOp: 64,
    blockSize: 64,
    ...fields,
  };
}

const order = frame('order/create.go:42', 'example.com/m/order.Create');
const benchmark = frame('order/create_test.go:9', 'example.com/m/order.BenchmarkCreate');

/** A new site at `order/create.go:42`, one object of 64 bytes. */
export function site(callee: string, fields: Partial<SiteChange> = {}): SiteChange {
  const paths = fields.paths ?? [path([order, benchmark], { callee })];
  return {
    file: 'order/create.go',
    line: 42,
    function: 'example.com/m/order.Create',
    callee,
    library: undefined,
    status: 'new',
    base: { objects: 0, bytes: 0 },
    own: fields.base ?? { objects: 0, bytes: 0 },
    ofOther: 0,
    head: { objects: 1, bytes: 64 },
    ...fields,
    paths,
  };
}

/** A new site that allocates inside a function of the standard library. */
export function librarySite(library: string, fields: Partial<SiteChange> = {}): SiteChange {
  const paths = [path([frame('/go/src/x.go:1', library, 'standard'), order, benchmark])];
  return site(library, { library, paths, ...fields });
}

/** Evidence, with the lines of the change as texts. */
type Known = Partial<Omit<Evidence, 'removed' | 'added' | 'rootLine'>> & {
  readonly removed?: readonly string[];
  readonly added?: readonly string[];
  readonly rootText?: string;
};

/** Evidence that knows nothing but the site. */
export function evidence(of: SiteChange, { removed = [], added = [], rootText, ...fields }: Known = {}): Evidence {
  const [rootLine] = rootText === undefined ? [] : sourceLines(rootText);
  return {
    site: of,
    escape: undefined,
    facts: undefined,
    grownType: undefined,
    lostInlining: undefined,
    dependency: undefined,
    removed: removed.length === 0 ? [] : sourceLines(...removed),
    added: added.length === 0 ? [] : sourceLines(...added),
    poolCalls: [],
    rootLine,
    language: undefined,
    ...fields,
  };
}

type Allocation = NonNullable<SiteFacts['allocation']>;
type Operand = NonNullable<SiteFacts['operand']>;
type Around = NonNullable<SiteFacts['function']>;
type Parts = Partial<Omit<SiteFacts, 'allocation' | 'operand' | 'loops' | 'types' | 'function'>> & {
  readonly function?: Partial<Around> & Pick<Around, 'name' | 'docLine' | 'line' | 'endLine'>;
  readonly allocation?: Partial<Allocation> & Pick<Allocation, 'kind' | 'text'>;
  readonly operand?: Partial<Operand> & Pick<Operand, 'expression' | 'type'>;
  readonly loops?: readonly Partial<SiteFacts['loops'][number]>[];
  readonly types?: readonly (Partial<SiteFacts['types'][number]> & { readonly name: string })[];
};

/** What Go's parser and type checker say of the site, as the schema of their reply completes it. */
export function facts({ allocation, operand, loops = [], types = [], ...rest }: Parts): SiteFacts {
  const here = { line: 42, endLine: 42 };
  const { sites } = sitesReplySchema.parse({
    units: [],
    sites: [
      {
        id: 'order/create.go:42',
        found: true,
        generated: false,
        file: 'order/create.go',
        others: [],
        calls: [],
        candidates: [],
        ...rest,
        loops: loops.map((loop) => ({ kind: 'range', line: 40, endLine: 44, benchmark: false, ...loop })),
        types: types.map((type) => ({ kind: 'struct', size: 64, ...here, ...type })),
        ...(allocation === undefined ? {} : { allocation: { ...here, column: 2, size: -1, ...allocation } }),
        ...(operand === undefined
          ? {}
          : { operand: { name: operand.expression, kind: 'local', line: 38, endLine: 38, grown: false, ...operand } }),
      },
    ],
  });
  const [found] = sites;
  if (found === undefined) throw new Error('one site was given');
  return found;
}

/** The compiler's reasoning: its subject, then text and reason of each step, all on the site's line. */
export function escape(subject: string, ...steps: readonly (readonly [text: string, reason: string])[]): Escape {
  const at = { file: 'order/create.go', line: 42, column: 2 };
  return { subject, isVariable: false, at, flow: steps.map(([text, reason]) => ({ text, reason, at })) };
}

export function movedToHeap(name: string, ...steps: Parameters<typeof escape>[1][]): Escape {
  return { ...escape(name, ...steps), isVariable: true };
}

/** The atoms between two trees, after the real git. */
export function atomsBetween(base: Tree, head: Tree): { readonly atoms: readonly Atom[]; readonly sources: Sources } {
  const sources = sourcesOf(base, head);
  return { atoms: atomsOf(parsePatch(gitDiff(base, head), prefixes), sources), sources };
}

/** Text of a file, a line each. */
export function lines(...texts: readonly string[]): string {
  return texts.map((text) => `${text}\n`).join('');
}
