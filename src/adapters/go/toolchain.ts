import { setMaxListeners } from 'node:events';
import { availableParallelism } from 'node:os';
import type { GoAnalysis, GoEnvironment, GoToolchain, Log } from '../../ports.ts';
import { BinaryFolders, buildPackages } from './build.ts';
import { parseBuildFlags, refuseCheckoutFiles } from './build-flags.ts';
import { childEnvironment } from './child-environment.ts';
import { figureSettings, findToolchain, refuseUnsupported, type Toolchain } from './environment.ts';
import { examineBinary } from './examine.ts';
import type { Surroundings } from './go-command.ts';
import { listPackages } from './list.ts';
import { lookForGo } from './look-for-go.ts';
import { compiledFiles } from './compiled-files.ts';
import { runWithCoverage } from './coverage.ts';
import { compilerDiagnostics } from './diagnostics.ts';
import { runWithHeapProfile } from './heap-profile.ts';
import { runWithLeftovers } from './leftovers.ts';
import { enclosingModule, findModules } from './modules.ts';
import { requirements } from './module-files.ts';
import { followOutsideFolders } from './outside-folders.ts';
import { type Overlay, readOverlay, writeOverlay } from './overlay.ts';
import { runPrepare } from './prepare.ts';
import { runBinary } from './run.ts';
import { createSourceFacts, type SourceReply } from './source-facts/index.ts';
import { StandardLibrary } from './standard-library.ts';
import { tinyObjectsOverlay } from './tiny-objects.ts';
import { followWorkspace, Workspaces } from './workspaces.ts';

export interface GoToolchainOptions {
  /** The user's environment; our secrets are removed from it. */
  readonly env: NodeJS.ProcessEnv;
  /** The folder for copies of toolchains, which is kept from run to run. */
  readonly cacheFolder: string;
  readonly log: Log;
  /** Aborting this signal ends every process that the toolchain started. */
  readonly signal: AbortSignal;
  /** Maximum number of test processes at a time; the default is one for each core. */
  readonly parallelism?: number;
  /** The result of `lookForGo`, if it has begun already. */
  readonly withoutGo?: Promise<Error | undefined> | undefined;
}

/**
 * `createGoToolchain` returns the user's Go. It looks up the toolchain of each module folder, because a go.mod can
 * require its own.
 */
export function createGoToolchain(options: GoToolchainOptions): GoToolchain & GoAnalysis {
  const surroundings: Surroundings = {
    env: childEnvironment(options.env),
    signal: options.signal,
    log: options.log,
  };
  // Each running process listens to the signal, and Node 20 warns from the eleventh listener on.
  setMaxListeners(0, options.signal);
  const toolchains = new Map<string, Promise<Toolchain>>();
  const snapshotRoots = new Map<string, string>();
  const folders = new BinaryFolders();
  const standard = new StandardLibrary();
  const runtimes = new Map<string, Promise<string | undefined>>();

  const workspaces = new Workspaces();
  const find = async (folder: string): Promise<Toolchain> => {
    const found = findToolchain(workspaces.in(surroundings, folder), folder, options.cacheFolder);
    toolchains.set(folder, found);
    return found;
  };
  const toolchain = async (folder: string): Promise<Toolchain> => toolchains.get(folder) ?? find(folder);

  const sourceFacts = createSourceFacts({ surroundings, toolchain, cacheFolder: options.cacheFolder });
  const underWay = new Set<Promise<unknown>>();
  /** `tracked` keeps a promise in `underWay` until it settles, even if nobody waits for it any more. */
  const tracked = async <T>(work: Promise<T>): Promise<T> => {
    underWay.add(work);
    try {
      return await work;
    } finally {
      underWay.delete(work);
    }
  };
  const roots = (folder: string): string[] => [folder, snapshotRoots.get(folder) ?? folder];
  const { cacheFolder } = options;
  const building = { surroundings, folders, standard, toolchain, roots, cacheFolder, runtimes };

  return {
    parallelism: options.parallelism ?? availableParallelism(),
    follow: async (request) => {
      refuseCheckoutFiles(parseBuildFlags(request.buildFlags, options.env['GOFLAGS'] ?? ''), request.checkout);
      return [
        ...(await followWorkspace(surroundings, options.env['GOWORK'], request, workspaces)),
        ...outsideNotes(await followOutsideFolders(surroundings, request, workspaces)),
      ];
    },
    modules: async (folder) => findModules(workspaces.in(surroundings, folder), folder),
    enclosingModule: async (folder, root) => enclosingModule(surroundings, folder, root),
    missing: async (folder) => options.withoutGo ?? lookForGo(surroundings, folder),
    environment: async (folder, work, buildFlags) => {
      refuseUnsupported(process.platform);
      const found = await find(folder);
      const { overlay } = parseBuildFlags(buildFlags, found.variables['GOFLAGS'] ?? '');
      return describe(found, surroundings.env, await writeOverlay(found, await readOverlay(overlay, folder), work));
    },
    list: async (request) => {
      snapshotRoots.set(request.folder, request.root);
      const found = await toolchain(request.folder);
      const listing = await listPackages(surroundings, found, request, (file) => workspaces.original(file));
      standard.uses(request.folder, listing.standard ?? []);
      return listing;
    },
    build: async (request) => {
      return tracked(buildPackages(building, request));
    },
    run: async (request) => runBinary(workspaces.in(surroundings, request.binary.folder), request),
    examine: async (request) => tracked(examineBinary(building, request)),
    heapProfile: async (request, keep) =>
      tracked(runWithHeapProfile(workspaces.in(surroundings, request.binary.folder), request, keep)),
    leftovers: async (request) =>
      tracked(runWithLeftovers(workspaces.in(surroundings, request.binary.folder), request)),
    coverage: async (request) => tracked(runWithCoverage(workspaces.in(surroundings, request.binary.folder), request)),
    compiledFiles: async (request) => tracked(compiledFiles(surroundings, await toolchain(request.folder), request)),
    calls: async ({ path }, folder, functions) =>
      factsOr(options.log, [], await tracked(sourceFacts.calls({ moduleFolder: folder, binary: path, functions }))),
    diagnostics: async (request) =>
      tracked(compilerDiagnostics(surroundings, await toolchain(request.folder), request)),
    declarations: async (folder, files) =>
      factsOr(
        options.log,
        [],
        await tracked(sourceFacts.declarations({ moduleFolder: folder, buildFlags: [], files })),
      ),
    lines: async (folder, sources) =>
      factsOr(options.log, [], await tracked(sourceFacts.lines({ moduleFolder: folder, sources }))),
    imports: async (folder, edits) =>
      factsOr(options.log, [], await tracked(sourceFacts.imports({ moduleFolder: folder, edits }))),
    requirements: async (file) => tracked(requirements(surroundings, file)),
    scaffold: async (request) => {
      const reply = await tracked(sourceFacts.scaffold(request));
      return reply.kind === 'facts' ? reply.facts : reply.reason;
    },
    sites: async ({ folder, importPaths, ...request }) => {
      const asked = { ...request, moduleFolder: folder, packages: importPaths };
      return factsOr(options.log, { units: [], sites: [] }, await tracked(sourceFacts.sites(asked))).sites;
    },
    warmUp: async (folder) => {
      await tracked(sourceFacts.warmUp(folder).catch(() => undefined));
    },
    settled: async () => {
      while (underWay.size > 0) await Promise.allSettled(underWay);
    },
    tinyObjects: async (folder) => tinyObjectsOverlay((await toolchain(folder)).goroot),
    prepare: async (command, folder, timeoutMs) =>
      runPrepare(workspaces.in(surroundings, folder), command, folder, timeoutMs),
  };
}

function outsideNotes(paths: readonly string[]): string[] {
  if (paths.length === 0) return [];
  return [`Both sides use these module folders outside the repository as they are now: ${paths.join(', ')}.`];
}

/** `factsOr` returns the facts in a reply. If there are none, it logs the reason and returns `nothing`. */
function factsOr<Facts>(log: Log, nothing: Facts, reply: SourceReply<Facts>): Facts {
  if (reply.kind === 'facts') return reply.facts;
  log.info(`Explanations are less specific: ${reply.reason}`);
  return nothing;
}

function describe(found: Toolchain, env: NodeJS.ProcessEnv, { totals, probesLeaks }: Overlay): GoEnvironment {
  return {
    goVersion: found.goVersion,
    goroot: found.goroot,
    goos: found.variables['GOOS'] ?? '',
    goarch: found.variables['GOARCH'] ?? '',
    settings: figureSettings(found, env),
    totals,
    probesLeaks,
  };
}
