import * as z from 'zod';
import {
  allocationKinds,
  declarationKinds,
  fixKinds,
  loopKinds,
  origins,
  roles,
  starts,
  uses,
  variableKinds,
} from './source-kinds.ts';

// What the Go program in assets/gofacts replies. It is built by the user's toolchain and reads the user's source, so
// its reply is checked like everything else from outside. Lines count from 1, ranges are inclusive, sizes are bytes.

const line = z.int().nonnegative();
const text = z.string().default('');
const lines = { line, endLine: line };

const importSchema = z.object({ path: z.string(), name: text, ...lines });

const declarationSchema = z.object({
  kind: z.enum(declarationKinds),
  /** As in Go's stack traces: `F`, `(*T).M`, `F[...]`; the names of one specification are joined by commas. */
  name: z.string(),
  /** Where its comment begins, else its first line. */
  docLine: line,
  ...lines,
  /** Distinguishes functions with a body, whatever their comments and layout; `''` for everything else. */
  code: text,
  /** Function literals, named as in stack traces: `F.func1`. */
  literals: z.array(z.object({ name: z.string(), ...lines })).default([]),
});

const fileSchema = z.object({
  file: z.string(),
  /** Why it was understood only in part or not at all; `''` if it was. */
  error: text,
  package: z.string(),
  generated: z.boolean(),
  cgo: z.boolean(),
  imports: z.array(importSchema),
  declarations: z.array(declarationSchema),
});

/** Reply to a request for declarations, a file each. */
export const declarationsReplySchema = z.object({ files: z.array(fileSchema) });

/** Reply to a request for a benchmark of a function. */
export const scaffoldReplySchema = z.object({
  /** Why there is none; `''` if there is one. */
  error: text,
  benchmark: z.string(),
  /** The whole file. */
  text: z.string(),
  /** What the reader has to fill in before it compiles. */
  open: z.array(z.string()),
});

const origin = z.enum(['', ...origins]).default('');

const callSchema = z.object({
  /** The name that the linker uses: `strings.Split`, `example.com/m.(*T).M`. */
  name: z.string(),
  package: text,
  /** `''` for a function value. */
  origin,
  /** A method of an interface, or a function value: what is called is only known at run time. */
  dynamic: z.boolean(),
  /** Whether it takes `...any` or the like, as the functions of fmt do. */
  variadicInterface: z.boolean(),
  /** Where it is declared, or `''` if that is unknown. */
  file: text,
  line: line.default(0),
  /** Line of the call. */
  at: line,
});

const allocationSchema = z.object({
  kind: z.enum(allocationKinds),
  text: z.string(),
  ...lines,
  column: line,
  /** The type of the expression; for a boxing, of the value that is boxed; for a moved-to-heap, of the variable. */
  type: text,
  /** What a slice, map or channel holds. */
  element: text,
  /** Bytes of one element, or of the value if there are none; -1 if it depends on a type parameter. */
  size: z.int(),
  /** What a map is indexed by, and its size in bytes. */
  key: text,
  keySize: z.int().default(0),
  /** How many parts a concatenation joins. */
  parts: line.default(0),
  /** What happens to a function that is made. */
  use: z.enum(['', ...uses]).default(''),
  /** The variable of a moved-to-heap, the method of a method value. */
  name: text,
  /** Which argument is boxed, from 1; 0 if it isn't an argument. */
  argument: line.default(0),
  parameter: text,
  interface: text,
  /** The call of a boxed argument, a variadic slice, or a function that is an argument. */
  callee: callSchema.optional(),
  captures: z.array(z.object({ name: z.string(), type: z.string(), line, byReference: z.boolean() })).default([]),
  /** Length and capacity of a make, or the whole numbers that are passed to a call, as written. */
  arguments: z.array(z.string()).default([]),
});

const typeSchema = z.object({
  name: z.string(),
  package: text,
  origin,
  kind: z.string(),
  size: z.int(),
  /** `''` for the standard library. */
  file: text,
  ...lines,
  fields: z.array(z.object({ name: z.string(), type: z.string(), line, size: z.int() })).default([]),
});

const candidateSchema = z.object({
  kind: z.enum(fixKinds),
  /** For the sentence that offers it: `variable`, `bound`, `sum`, `type`, `call`, `replacement`, … */
  words: z.record(z.string(), z.string()),
  /** Replaces whole lines of the file. */
  edit: z.object({ file: z.string(), ...lines, text: z.string() }),
  imports: z.object({ add: z.array(z.string()), remove: z.array(z.string()) }),
  /** The whole file with the edit and its imports. */
  content: z.string(),
});

const siteSchema = z.object({
  id: z.string(),
  /** Whether the file and line belong to a package that was read. */
  found: z.boolean(),
  error: text,
  file: text,
  /** The line of source, without its indentation. */
  text,
  generated: z.boolean(),
  function: z
    .object({
      name: z.string(),
      role: z.enum(['', ...roles]).default(''),
      docLine: line,
      ...lines,
      /** The innermost function literal around the site. */
      literal: z.object(lines).optional(),
    })
    .optional(),
  /** The outermost first. */
  loops: z.array(
    z.object({
      kind: z.enum(loopKinds),
      ...lines,
      /** The ranged expression, or the condition. */
      over: text,
      overType: text,
      /** Whether this is the loop over `b.N`, `b.Loop()` or `pb.Next()`. */
      benchmark: z.boolean(),
      /** A cheap expression for its number of iterations, or `''` if there is none. */
      bound: text,
    }),
  ),
  /** What most likely allocates there through this callee; absent if nothing on the line fits. */
  allocation: allocationSchema.optional(),
  /** What else on the line may allocate, the likelier first. */
  others: z.array(allocationSchema),
  /** The variable or field that the allocation fills. */
  operand: z
    .object({
      expression: z.string(),
      name: z.string(),
      kind: z.enum(variableKinds),
      /** How it begins: `var x []T` is `nil`, `[]T{}` is `empty`, `make` without a size is `make`. */
      declared: z.enum(['', ...starts]).default(''),
      initial: text,
      type: z.string(),
      file: text,
      ...lines,
      text,
      /** Whether Grow is called on it in this function. */
      grown: z.boolean(),
    })
    .optional(),
  /** The sync.Pool that the object filled or made here came from. */
  pool: z
    .object({
      name: z.string(),
      /** Whether something is returned to it somewhere in its package, or may be from outside. */
      given: z.boolean(),
      /** The first expression by which memory of such an object is returned or stored; `''` if there is none. */
      leaves: text,
      line: line.default(0),
    })
    .optional(),
  /** The calls that take from and return to pools of the package, as its source writes them: `pages.Get`, `putPage`. */
  poolCalls: z.array(z.string()).default([]),
  types: z.array(typeSchema),
  calls: z.array(callSchema),
  candidates: z.array(candidateSchema),
});

const unitSchema = z.object({
  path: z.string(),
  typed: z.boolean(),
  errors: z.array(z.string()),
  /** Faults of the Go program itself, each with its stack. */
  notes: z.array(z.string()).default([]),
});

/** Reply to a request for sites, one each, in the order of the request. */
export const sitesReplySchema = z.object({ units: z.array(unitSchema), sites: z.array(siteSchema) });

/** The top-level declarations of one file. */
export type FileDeclarations = z.infer<typeof fileSchema>;
/** How well a package was understood: without `typed`, types of other packages are missing. */
export type SourceUnit = z.infer<typeof unitSchema>;
/** What the source says about an allocation site. */
export type SiteFacts = z.infer<typeof siteSchema>;
/** An edit that compiles and might remove an allocation. It must be measured before anybody sees it. */
export type FixCandidate = z.infer<typeof candidateSchema>;

/** A line that allocates, as a profile or the compiler names it. */
export interface SourceSite {
  readonly id: string;
  /** Absolute. */
  readonly file: string;
  readonly line: number;
  /** In bytes from 1, as the compiler says it; 0 if it is unknown. */
  readonly column: number;
  /** What is called there, as the linker names it: `runtime.growslice`, `fmt.Sprintf`; `''` if it is unknown. */
  readonly callee: string;
  /** Lines that base had there and head doesn't. */
  readonly before?: readonly string[];
}
export type Scaffold = z.infer<typeof scaffoldReplySchema>;
