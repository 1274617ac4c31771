import * as z from 'zod';
import {
  callsReplySchema,
  declarationsReplySchema,
  importsReplySchema,
  linesReplySchema,
  scaffoldReplySchema,
  sitesReplySchema,
  type DirectCall,
  type FileDeclarations,
  type SiteFacts,
  type SourceLines,
  type SourceSite,
  type SourceUnit,
} from '../../../core/cause/source-facts.ts';
import { GateError } from '../../../errors.ts';
import type { ImportEdit, ScaffoldRequest, SourceText, WrittenBenchmark } from '../../../ports.ts';
import { parseBuildFlags, type BuildFlags } from '../build-flags.ts';
import type { Toolchain } from '../environment.ts';
import { goFailure, type Surroundings } from '../go-command.ts';
import { lastLines } from '../messages.ts';
import { readOverlay, writeOverlay } from '../overlay.ts';
import { remembered } from '../remembered.ts';
import { runProcess } from '../../process/run-process.ts';
import { listExports, listPackage } from './packages.ts';
import { buildProgram, type Program } from './program.ts';

const RUN_LIMIT_MS = 2 * 60_000;
const REPLY = { limitBytes: 128 * 1024 * 1024, overflow: 'stop' } as const;
const SHOWN_LINES = 5;

/** Options that all requests share. */
export interface SourceFactsOptions {
  readonly surroundings: Surroundings;
  /** Returns the toolchain of a module folder. */
  readonly toolchain: (moduleFolder: string) => Promise<Toolchain>;
  /** The folder for the compiled program, which is kept from run to run. */
  readonly cacheFolder: string;
}

interface Place {
  readonly moduleFolder: string;
  /** The user's build flags. If they include `-overlay`, sources are read through the overlay. */
  readonly buildFlags: readonly string[];
}

export interface DeclarationsRequest extends Place {
  /** Absolute paths of the files. */
  readonly files: readonly string[];
}

export interface LinesRequest {
  readonly moduleFolder: string;
  readonly sources: readonly SourceText[];
}

export interface ImportsRequest {
  readonly moduleFolder: string;
  readonly edits: readonly ImportEdit[];
}

export interface CallsRequest {
  readonly moduleFolder: string;
  /** The path of the program. */
  readonly binary: string;
  /** Names of functions, as in stack traces. */
  readonly functions: readonly string[];
}

export interface SitesRequest extends Place {
  /** Top of the snapshot. Files inside are user code and may be edited. */
  readonly root: string;
  /**
   * The folder `Snapshots.work`. The measuring build's overlay is in it and is used here too, so that packages compiled
   * for that build can be reused.
   */
  readonly work: string;
  /**
   * Import paths of the packages with the benchmarks. Sites can be in these packages, in their tests, and in everything
   * that they import.
   */
  readonly packages: readonly string[];
  readonly sites: readonly SourceSite[];
}

/** Facts, or the reason why they are unavailable. Without facts, explanations are less specific and say so. */
export type SourceReply<Facts> =
  | { readonly kind: 'facts'; readonly facts: Facts }
  | { readonly kind: 'unavailable'; readonly reason: string };

/**
 * Reads Go source and Go programs with Go: it runs a small program that the user's own toolchain compiles. Errors of
 * every method: `interrupted`, and `usage` for invalid flags.
 */
export interface SourceFacts {
  /**
   * Returns the top-level declarations of each file, in the order of the files. For a file that can't be parsed, it
   * returns the reason.
   */
  declarations(request: DeclarationsRequest): Promise<SourceReply<readonly FileDeclarations[]>>;
  /** Returns the direct calls in some functions of a compiled program. */
  calls(request: CallsRequest): Promise<SourceReply<readonly DirectCall[]>>;
  /** Returns what Go's scanner and parser say about lines of some texts, in the order of the texts. */
  lines(request: LinesRequest): Promise<SourceReply<readonly SourceLines[]>>;
  /** Returns Go files with changed imports, in the order of the edits. */
  imports(request: ImportsRequest): Promise<SourceReply<readonly string[]>>;
  /** Compiles the program, so that the first request doesn't have to wait for it. */
  warmUp(moduleFolder: string): Promise<void>;
  /** Returns a benchmark for a function, as the text of a file. */
  scaffold(request: ScaffoldRequest): Promise<SourceReply<WrittenBenchmark>>;
  /** Returns the facts about each allocation site, in the order of the sites. */
  sites(
    request: SitesRequest,
  ): Promise<SourceReply<{ readonly units: readonly SourceUnit[]; readonly sites: readonly SiteFacts[] }>>;
}

/**
 * `createSourceFacts` returns an object that handles each request with the toolchain of the request's module folder. It
 * compiles the program once, at the latest on the first request.
 */
export function createSourceFacts({ surroundings, toolchain, cacheFolder }: SourceFactsOptions): SourceFacts {
  const programs = new Map<string, Promise<Program>>();
  const program = async (found: Toolchain): Promise<Program> => {
    const key = `${found.goVersion} ${found.goroot}`;
    return remembered(programs, key, async () => buildProgram(surroundings, found, cacheFolder));
  };

  const ask = async <Reply>(
    found: Toolchain,
    request: object,
    schema: z.ZodType<Reply>,
  ): Promise<SourceReply<Reply>> => {
    const compiled = await program(found);
    if (compiled.kind === 'unavailable')
      return unavailable(`The helper that reads Go source can't be used: ${compiled.reason}`);
    return runProgram(surroundings, compiled.path, request, schema);
  };

  return {
    declarations: async ({ moduleFolder, buildFlags, files }) => {
      const found = await toolchain(moduleFolder);
      const overlay = await userOverlay(found, buildFlags, moduleFolder);
      const reply = await ask(
        found,
        { kind: 'declarations', files, overlay: Object.fromEntries(overlay) },
        declarationsReplySchema,
      );
      return factsIn(reply, (facts) => facts.files);
    },
    calls: async ({ moduleFolder, binary, functions }) => {
      const reply = await ask(await toolchain(moduleFolder), { kind: 'calls', binary, functions }, callsReplySchema);
      return factsIn(reply, (facts) => facts.calls);
    },
    lines: async ({ moduleFolder, sources }) => {
      const reply = await ask(await toolchain(moduleFolder), { kind: 'lines', sources }, linesReplySchema);
      return factsIn(reply, (facts) => facts.sources);
    },
    imports: async ({ moduleFolder, edits }) => {
      const request = { kind: 'imports', sources: edits };
      const reply = await ask(await toolchain(moduleFolder), request, importsReplySchema);
      return factsIn(reply, (facts) => facts.texts);
    },
    warmUp: async (moduleFolder) => {
      await program(await toolchain(moduleFolder));
    },
    scaffold: async ({ folder, pattern, name }) => {
      const found = await toolchain(folder);
      const listed = await listPackage(surroundings, found, { folder, pattern });
      if (typeof listed === 'string') return unavailable(lastLines(listed, SHOWN_LINES));
      const { units, packages, testFiles } = listed;
      const arch = found.variables['GOARCH'] ?? '';
      const request = { kind: 'scaffold', function: name, files: testFiles, overlay: {}, arch, units, packages };
      const reply = await ask(found, request, scaffoldReplySchema);
      return factsIn(reply, (written) => ({ ...written, packageFolder: listed.folder }));
    },
    sites: async ({ moduleFolder, buildFlags, root, work, packages, sites }) => {
      const found = await toolchain(moduleFolder);
      const overlay = await userOverlay(found, buildFlags, moduleFolder);
      const { file } = await writeOverlay(found, overlay, work);
      const flags = [...parsed(found, buildFlags).list, ...(file === undefined ? [] : [`-overlay=${file}`])];
      const listed = await listExports(surroundings, found, { folder: moduleFolder, root, packages, flags, sites });
      if (typeof listed === 'string')
        return unavailable(`The packages could not be listed: ${lastLines(listed, SHOWN_LINES)}`);
      const arch = found.variables['GOARCH'] ?? '';
      const request = { kind: 'sites', root, arch, sites, overlay: Object.fromEntries(overlay), ...listed };
      const reply = await ask(found, request, sitesReplySchema);
      if (reply.kind === 'facts')
        for (const note of reply.facts.units.flatMap(({ notes }) => notes)) surroundings.log.debug(`gofacts: ${note}`);
      return reply;
    },
  };
}

/** `factsIn` returns what `pick` takes from the facts of a reply; a reply without facts stays as it is. */
function factsIn<Facts, Picked>(reply: SourceReply<Facts>, pick: (facts: Facts) => Picked): SourceReply<Picked> {
  return reply.kind === 'facts' ? { kind: 'facts', facts: pick(reply.facts) } : reply;
}

function parsed({ variables }: Toolchain, buildFlags: readonly string[]): BuildFlags {
  return parseBuildFlags(buildFlags, variables['GOFLAGS'] ?? '');
}

async function userOverlay(
  found: Toolchain,
  buildFlags: readonly string[],
  folder: string,
): Promise<ReadonlyMap<string, string>> {
  return readOverlay(parsed(found, buildFlags).overlay, folder);
}

async function runProgram<Reply>(
  { env, signal, log }: Surroundings,
  path: string,
  request: object,
  schema: z.ZodType<Reply>,
): Promise<SourceReply<Reply>> {
  const stdin = JSON.stringify(request);
  log.debug(`${path} (${stdin.length} characters on stdin)`);
  try {
    const outcome = await runProcess({
      command: path,
      args: [],
      folder: '/',
      env,
      timeoutMs: RUN_LIMIT_MS,
      signal,
      stdout: REPLY,
      stdin,
    });
    const failure = goFailure(outcome, 'The helper that reads Go source');
    if (failure !== undefined) return unavailable(lastLines(failure, SHOWN_LINES));
    return { kind: 'facts', facts: schema.parse(JSON.parse(outcome.stdout)) };
  } catch (error) {
    if (error instanceof GateError) throw error;
    return unavailable(`The helper that reads Go source failed: ${reasonOf(error)}`);
  }
}

function reasonOf(error: unknown): string {
  return error instanceof z.ZodError
    ? `its reply is malformed: ${z.prettifyError(error).slice(0, 300)}`
    : String(error);
}

function unavailable(reason: string): { readonly kind: 'unavailable'; readonly reason: string } {
  return { kind: 'unavailable', reason };
}
