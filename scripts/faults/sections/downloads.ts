import { rmSync, truncateSync, writeFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { ModuleProxy } from '../../../test/support/module-proxy.ts';
import { checkPlanted } from '../check.ts';
import type { Section } from '../fault.ts';
import { type Files, PlantedRegression } from '../planted.ts';

/** Faults of the version that one side requires, after both versions were downloaded once for go.sum. */
const faults: Readonly<Record<string, (proxy: ModuleProxy, version: string) => Readonly<Record<string, string>>>> = {
  'the proxy lacks its archive': (proxy, version) => {
    rmSync(proxy.file(version, 'zip'));
    return {};
  },
  'the proxy lacks all of it': (proxy, version) => {
    for (const extension of ['zip', 'mod', 'info'] as const) rmSync(proxy.file(version, extension));
    return {};
  },
  'the archive is cut off': (proxy, version) => {
    truncateSync(proxy.file(version, 'zip'), 60);
    return {};
  },
  'the archive has other content': (proxy, version) => {
    const other = version === 'v1.0.0' ? 'v1.1.0' : 'v1.0.0';
    execFileSync('cp', [proxy.file(other, 'zip'), proxy.file(version, 'zip')]);
    return {};
  },
  'its go.mod has other content': (proxy, version) => {
    writeFileSync(proxy.file(version, 'mod'), 'module example.com/dep\n\ngo 1.21\n');
    return {};
  },
  'the proxy is off': () => ({ GOPROXY: 'off' }),
  'the proxy refuses connections': () => ({ GOPROXY: 'https://127.0.0.1:1' }),
  'the proxy has no name': () => ({ GOPROXY: 'https://proxy.invalid' }),
  'go.mod may be rewritten': (proxy, version) => {
    rmSync(proxy.file(version, 'zip'));
    return { GOFLAGS: '-mod=mod -modcacherw' };
  },
};

/** Prevents the download of the version that base or head requires; the other side's version is in the module cache. */
export const downloads: Section = {
  name: 'module download',
  async *run({ cli }) {
    for (const side of ['base', 'head'] as const)
      for (const [fault, inject] of Object.entries(faults)) {
        const { planted, proxy, versions } = requiring();
        using _ = planted;
        // Only the other side's version stays in the module cache.
        rmSync(proxy.env['GOMODCACHE'] ?? '', { recursive: true, force: true });
        const other = versions[side === 'base' ? 'head' : 'base'];
        execFileSync('go', ['mod', 'download', `example.com/dep@${other}`], {
          cwd: planted.repository,
          env: { ...process.env, ...proxy.env },
          stdio: 'pipe',
        });
        const env = { ...proxy.env, ...inject(proxy, versions[side]), ALLOCGATE_CACHE: planted.folder('cache') };
        const outcome = await checkPlanted({ cli, repository: planted.repository, env });
        yield { fault: `${side}: ${fault}`, outcome };
      }
  },
};

function requiring(): {
  readonly planted: PlantedRegression;
  readonly proxy: ModuleProxy;
  readonly versions: { readonly base: string; readonly head: string };
} {
  const versions = { base: 'v1.0.0', head: 'v1.1.0' };
  const planted = new PlantedRegression();
  const proxy = new ModuleProxy(planted.place);
  const [base, head]: Files[] = [proxy.requiring(versions.base), proxy.requiring(versions.head)];
  planted.amend(base ?? {}, head ?? {});
  return { planted, proxy, versions };
}
