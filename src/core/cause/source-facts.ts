import * as z from 'zod';
import {
  allocationKinds,
  assignedValues,
  declarationKinds,
  declarationRoles,
  fixKinds,
  lineKinds,
  loopKinds,
  origins,
  roles,
  starts,
  targetKinds,
  uses,
  variableKinds,
} from './source-kinds.ts';

// The schemas below describe the replies of the Go program in assets/gofacts. It is built by the user's toolchain and
// reads the user's source, so its replies are validated like any other external input. Line numbers start at 1, ranges
// are inclusive, and sizes are in bytes.

const line = z.int().nonnegative();
const text = z.string().default('');
const lines = { line, endLine: line };

const importSchema = z.object({ path: z.string(), name: text, ...lines });

const declarationSchema = z.object({
  kind: z.enum(declarationKinds),
  /**
   * The name as in Go's stack traces: `F`, `(*T).M`, `F[...]`. Names that are declared together are joined by commas.
   */
  name: z.string(),
  /** The first line of the declaration's doc comment or, if it has none, of the declaration itself. */
  docLine: line,
  ...lines,
  /** The whole top-level declaration with its doc comment. The specs of a declaration in parentheses share it. */
  whole: z.object(lines),
  /** Identifies the code of a function with a body, regardless of comments and layout; `''` for everything else. */
  code: text,
  /** Function literals, named as in stack traces: `F.func1`. */
  literals: z.array(z.object({ name: z.string(), ...lines })).default([]),
  /**
   * `test`, `benchmark` and `fuzz` for functions that `go test` calls, and `sink` for a single variable without an
   * initial value; `''` for everything else.
   */
  role: z.enum(['', ...declarationRoles]).default(''),
});

const fileSchema = z.object({
  file: z.string(),
  /** The reason why the file could not be read completely; `''` if it could. */
  error: text,
  package: z.string(),
  generated: z.boolean(),
  cgo: z.boolean(),
  imports: z.array(importSchema),
  declarations: z.array(declarationSchema),
});

/** Reply to a request for declarations, with one entry per file. */
export const declarationsReplySchema = z.object({ files: z.array(fileSchema) });

const lineSchema = z.object({
  line,
  /**
   * `closing` if the line only has closing brackets, `literal` if it begins inside a raw string, `frame` if it only
   * opens or names something, such as an import or `type T struct {`, and `signature` if it begins a function of several
   * lines.
   */
  kind: z.enum(lineKinds),
  /**
   * The comment on the line that may have a meaning for tools: `//go:noinline`; the sign where a comment of several lines
   * begins or ends.
   */
  directive: text,
  /** The tokens on the line, without comments; a raw string is split into its lines. */
  tokens: z.array(z.string()),
  /** The kind of each token, as one letter. */
  kinds: text,
  /** The variables, parameters, results and receivers that the line declares. */
  declares: z.array(z.string()).default([]),
  /** The name of the function or method that begins on the line. */
  function: text,
  /** Calls and conversions, with the called function as written, without indexes: `s.pages.Get`, `take().Put`. */
  calls: z.array(z.object({ name: z.string(), arguments: line })).default([]),
  /** The variables and fields that the line sets, also in composite literals (`key`). */
  assigns: z
    .array(
      z.object({
        kind: z.enum(targetKinds),
        /** The variable or field, such as `s.items`, or `''` if it has more than names; and the last name in it. */
        target: z.string(),
        name: z.string(),
        /** The type of the composite literal, without its package. */
        of: text,
        /** The types of the composite literals around that literal. */
        within: z.array(z.string()).default([]),
        /**
         * `cut` is the variable itself without its first elements (`x = x[1:]`), `own` any other value that is made
         * from the variable itself.
         */
        value: z.enum(assignedValues),
      }),
    )
    .default([]),
});

/** Reply to a request for lines, with one entry per source in the order of the request. */
export const linesReplySchema = z.object({
  sources: z.array(
    z.object({
      cgo: z.boolean(),
      /** The variables and fields that the file declares as a sync.Pool or as a pointer to one. */
      pools: z.array(z.string()),
      lines: z.array(lineSchema),
    }),
  ),
});

/** The description of one line of a source. */
export type LineFacts = z.infer<typeof lineSchema>;
/** The description of some lines of one source. */
export type SourceLines = z.infer<typeof linesReplySchema>['sources'][number];

/** Reply to a request for changed imports, with the text of each source in the order of the request. */
export const importsReplySchema = z.object({ texts: z.array(z.string()) });

/** Reply to a request for the direct calls in some functions of a program. Addresses are those of the program. */
export const callsReplySchema = z.object({
  calls: z.array(
    z.object({
      function: z.string(),
      /** The address of the call instruction. */
      from: z.number(),
      /** The address of the instruction after it. */
      to: z.number(),
      target: z.string(),
      file: z.string(),
      line: z.number(),
    }),
  ),
});

/** A call instruction that names the function that it calls. */
export type DirectCall = z.infer<typeof callsReplySchema>['calls'][number];

/** Reply to a request for a benchmark of a function. */
export const scaffoldReplySchema = z.object({
  /** The reason why no benchmark could be written; `''` if one was. */
  error: text,
  benchmark: z.string(),
  /** The complete source of the file that contains the benchmark. */
  text: z.string(),
  /** A description of each part that the user has to fill in before the file compiles. */
  open: z.array(z.string()),
});

const origin = z.enum(['', ...origins]).default('');

const callSchema = z.object({
  /** The name that the linker uses: `strings.Split`, `example.com/m.(*T).M`. */
  name: z.string(),
  package: text,
  /** The origin of the function's package; `''` for a function value. */
  origin,
  /** Whether the callee is known only at run time, because it is an interface method or a function value. */
  dynamic: z.boolean(),
  /** Whether the callee's last parameter is `...any` or another variadic interface, as in the functions of fmt. */
  variadicInterface: z.boolean(),
  /** The file that declares the callee, or `''` if that is unknown. */
  file: text,
  line: line.default(0),
  /** The line of the call. */
  at: line,
});

const allocationSchema = z.object({
  kind: z.enum(allocationKinds),
  text: z.string(),
  ...lines,
  column: line,
  /** The type of the expression; for `boxing`, of the boxed value; for `moved-to-heap`, of the variable. */
  type: text,
  /** The element type of a slice, map or channel. */
  element: text,
  /** The size of one element, or of the value if it has no elements; -1 if the size depends on a type parameter. */
  size: z.int(),
  /** The key type of a map; `keySize` is the size of a key. */
  key: text,
  keySize: z.int().default(0),
  /** The number of parts that a concatenation joins. */
  parts: line.default(0),
  /** The way in which the function value is used; `''` if it is unknown. */
  use: z.enum(['', ...uses]).default(''),
  /** The variable of `moved-to-heap`, or the method of `method-value`. */
  name: text,
  /** The position of the boxed argument, counted from 1; 0 if the value isn't an argument. */
  argument: line.default(0),
  parameter: text,
  interface: text,
  /** Whether an `append` copies a whole slice to an empty one, so that nothing grows step by step. */
  copies: z.boolean().default(false),
  /** Whether a function literal is an iterator: its only parameter is a function that returns a bool. */
  iterator: z.boolean().default(false),
  /** The call that a boxed argument, a variadic slice or a function value is passed to. */
  callee: callSchema.optional(),
  captures: z.array(z.object({ name: z.string(), type: z.string(), line, byReference: z.boolean() })).default([]),
  /** The length and capacity of a `make`, or the integers that are passed to a call, as written in the source. */
  arguments: z.array(z.string()).default([]),
});

const typeSchema = z.object({
  name: z.string(),
  package: text,
  origin,
  kind: z.string(),
  size: z.int(),
  /** The file that declares the type; `''` for a type of the standard library. */
  file: text,
  ...lines,
  /** Whether the allocated memory only points to values of the type and doesn't contain them. */
  behind: z.boolean().default(false),
  fields: z.array(z.object({ name: z.string(), type: z.string(), line, size: z.int() })).default([]),
});

const candidateSchema = z.object({
  kind: z.enum(fixKinds),
  /** Words for the sentence that describes the edit: `variable`, `bound`, `sum`, `type`, `call`, `replacement`, … */
  words: z.record(z.string(), z.string()),
  /** The lines to replace, and the text that replaces them. */
  edit: z.object({ file: z.string(), ...lines, text: z.string() }),
  imports: z.object({ add: z.array(z.string()), remove: z.array(z.string()) }),
  /** The content of the whole file after the edit and the changes to its imports. */
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
      /** The name of a method's receiver type, without type parameters; `''` for a function. */
      receiver: text,
      docLine: line,
      ...lines,
      /** The innermost function literal around the site. */
      literal: z.object(lines).optional(),
    })
    .optional(),
  /** The loops around the site, the outermost first. */
  loops: z.array(
    z.object({
      kind: z.enum(loopKinds),
      ...lines,
      /** The expression that is ranged over, or the loop's condition. */
      over: text,
      overType: text,
      /** Whether this is the loop over `b.N`, `b.Loop()` or `pb.Next()`. */
      benchmark: z.boolean(),
      /** An expression for the loop's number of iterations that is cheap to evaluate; `''` if there is none. */
      bound: text,
    }),
  ),
  /** The expression that most likely allocates through the site's callee; absent if nothing on the line fits. */
  allocation: allocationSchema.optional(),
  /** Other expressions on the line that may allocate, the most likely first. */
  others: z.array(allocationSchema),
  /** The variable or field that the allocation fills. */
  operand: z
    .object({
      expression: z.string(),
      name: z.string(),
      kind: z.enum(variableKinds),
      /**
       * The kind of the variable's initial value: `nil` for `var x []T`, `empty` for `[]T{}`, `make` for a `make`
       * without a size; `''` if it is unknown.
       */
      declared: z.enum(['', ...starts]).default(''),
      initial: text,
      type: z.string(),
      file: text,
      ...lines,
      text,
      /** Whether the function around the site calls `Grow` on the variable or field. */
      grown: z.boolean(),
    })
    .optional(),
  /** The sync.Pool whose objects the site creates or grows. */
  pool: z
    .object({
      name: z.string(),
      /** Whether code in the pool's package returns objects to the pool, or code in other packages might. */
      given: z.boolean(),
      /** The first expression that returns or stores memory of one of the pool's objects; `''` if there is none. */
      leaves: text,
      line: line.default(0),
    })
    .optional(),
  /**
   * The names that are connected with the site: `close` those of the variable that it fills, of the allocation's
   * arguments and of the conditions around it, `near` those on its line, in its loops, captures and calls.
   */
  names: z
    .object({ close: z.array(z.string()).default([]), near: z.array(z.string()).default([]) })
    .default({ close: [], near: [] }),
  /** The pools, as written, whose `Get` is called above the site in the same function. */
  gets: z.array(z.string()).default([]),
  /**
   * Calls that take objects from the package's pools or return objects to them, as written in its source: `pages.Get`,
   * `putPage`.
   */
  poolCalls: z.array(z.string()).default([]),
  types: z.array(typeSchema),
  calls: z.array(callSchema),
  candidates: z.array(candidateSchema),
});

const unitSchema = z.object({
  path: z.string(),
  typed: z.boolean(),
  errors: z.array(z.string()),
  /** Internal errors of the Go program, each with its stack trace. */
  notes: z.array(z.string()).default([]),
});

/** Reply to a request for sites, with one entry per site in the order of the request. */
export const sitesReplySchema = z.object({ units: z.array(unitSchema), sites: z.array(siteSchema) });

/** The top-level declarations of one file. */
export type FileDeclarations = z.infer<typeof fileSchema>;
/** How completely a package was analyzed. Unless `typed` is set, types of other packages are missing. */
export type SourceUnit = z.infer<typeof unitSchema>;
/** The facts about an allocation site that its source reveals. */
export type SiteFacts = z.infer<typeof siteSchema>;
/** An edit that compiles and might remove an allocation. It must be measured before it is shown to anybody. */
export type FixCandidate = z.infer<typeof candidateSchema>;

/** A line that allocates, as a profile or the compiler names it. */
export interface SourceSite {
  readonly id: string;
  /** The absolute path of the file. */
  readonly file: string;
  readonly line: number;
  /** The column, counted in bytes from 1, as in the compiler's messages; 0 if it is unknown. */
  readonly column: number;
  /**
   * The function that is called on the line, as the linker names it: `runtime.growslice`, `fmt.Sprintf`; `''` if it is
   * unknown.
   */
  readonly callee: string;
  /** Lines of base that the change removed near this line. */
  readonly before?: readonly string[];
}
export type Scaffold = z.infer<typeof scaffoldReplySchema>;
