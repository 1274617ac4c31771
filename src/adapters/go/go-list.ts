import * as z from 'zod';
import { goFailure, goLimitsMs, runGo, type Surroundings } from './go-command.ts';
import type { Toolchain } from './environment.ts';
import { jsonValues } from './json-values.ts';

const errorSchema = z.looseObject({ Pos: z.string().optional(), Err: z.string() });
const files = z.array(z.string()).default([]);

const packageSchema = z.object({
  ImportPath: z.string(),
  Dir: z.string().default(''),
  Standard: z.boolean().default(false),
  DepOnly: z.boolean().default(false),
  ForTest: z.string().default(''),
  Imports: files,
  GoFiles: files,
  CgoFiles: files,
  CFiles: files,
  CXXFiles: files,
  MFiles: files,
  HFiles: files,
  FFiles: files,
  SFiles: files,
  SwigFiles: files,
  SwigCXXFiles: files,
  SysoFiles: files,
  InvalidGoFiles: files,
  DefaultPGO: z.string().default(''),
  TestGoFiles: files,
  XTestGoFiles: files,
  EmbedFiles: files,
  TestEmbedFiles: files,
  XTestEmbedFiles: files,
  Module: z
    .object({
      Path: z.string(),
      Version: z.string().default(''),
      Dir: z.string().default(''),
      GoMod: z.string().default(''),
      Replace: z.object({ Path: z.string(), Version: z.string().default('') }).optional(),
    })
    .optional(),
  Error: errorSchema.nullish(),
  DepsErrors: z.array(errorSchema).nullish(),
});

/** One package, or a variant of it that is compiled for a test, as `go list -json` prints it. */
export type GoPackage = z.infer<typeof packageSchema>;

const fields = Object.keys(packageSchema.shape).join(',');

/** The packages that `go list` found, or the go command's message if it found none at all. */
export type GoList =
  | { readonly kind: 'packages'; readonly packages: ReadonlyMap<string, GoPackage> }
  /** `ended` is true if the command exited by itself, not because of a signal or a limit. */
  | { readonly kind: 'failure'; readonly message: string; readonly ended: boolean };

const LIMIT = { limitBytes: 256 * 1024 * 1024, overflow: 'stop' } as const;

/**
 * `listWithDependencies` lists packages with their tests and all dependencies in one call, without compiling anything.
 */
export async function listWithDependencies(
  surroundings: Surroundings,
  toolchain: Toolchain,
  request: { readonly folder: string; readonly patterns: readonly string[]; readonly flags: readonly string[] },
): Promise<GoList> {
  const args = ['list', '-e', '-deps', '-test', `-json=${fields}`, ...request.flags, '--', ...request.patterns];
  const call = { args, folder: request.folder, timeoutMs: goLimitsMs.list, stdout: LIMIT };
  const outcome = await runGo(surroundings, toolchain.go, call);
  const message = goFailure(outcome, 'go list');
  if (message !== undefined) return { kind: 'failure', message, ended: outcome.exit.kind === 'code' };
  return {
    kind: 'packages',
    packages: new Map(jsonValues(outcome.stdout, packageSchema).map((found) => [found.ImportPath, found])),
  };
}
