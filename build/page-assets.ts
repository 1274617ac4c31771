import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Plugin, rolldown } from 'rolldown';
import { vendor } from './vendor.ts';

const room = fileURLToPath(new URL('../src/page', import.meta.url));

interface PageScript {
  readonly code: string;
  readonly modules: readonly string[];
}

/** The kinds of pages, by the entries of their scripts. */
const pages = { report: 'main.ts', history: 'history/main.ts' } as const;

const bundled = new Map<string, Promise<PageScript>>();

/** A page's own script as one text without imports, with the licences of what is in it: it goes into every page. */
function pageScript(name: keyof typeof pages): Promise<PageScript> {
  const script = bundled.get(name) ?? bundlePage(pages[name]);
  bundled.set(name, script);
  return script;
}

async function bundlePage(entry: string): Promise<PageScript> {
  const build = await rolldown({
    input: join(room, entry),
    platform: 'browser',
    transform: { target: 'es2022' },
    treeshake: { moduleSideEffects: [{ test: vendor, sideEffects: false }] },
    onwarn: (warning) => {
      throw new Error(warning.message);
    },
  });
  const { output } = await build.generate({ format: 'iife', minify: true });
  await build.close();
  const [chunk, ...others] = output;
  if (others.length > 0) throw new Error('The page has to be one script.');
  return { code: `${noticesOf(chunk.moduleIds)}${inline(chunk.code, 'script')}`, modules: chunk.moduleIds };
}

/** The modules that the scripts of pages are made of. */
export async function pageModules(): Promise<readonly string[]> {
  return [...(await pageScript('report')).modules, ...(await pageScript('history')).modules];
}

/** Puts the scripts and styles of HTML pages beside the bundle. */
export function pageAssets(): Plugin {
  return {
    name: 'page-assets',
    async generateBundle() {
      for (const name of ['report', 'history'] as const) {
        const styles = ['base', name].map((part) => readFileSync(join(room, `${part}.css`), 'utf8'));
        this.emitFile({ type: 'asset', fileName: `page/${name}.css`, source: inline(styles.join(''), 'style') });
        this.emitFile({ type: 'asset', fileName: `page/${name}.js`, source: (await pageScript(name)).code });
      }
    },
  };
}

/** What stands inside an element must not end it. */
function inline(text: string, element: 'script' | 'style'): string {
  if (text.toLowerCase().includes(`</${element}`) || text.includes('<!--'))
    throw new Error(`The ${element} would end itself.`);
  return text;
}

/** The licence of each package in the script, as a comment that stays with its code. */
function noticesOf(modules: readonly string[]): string {
  const folders = new Set(
    modules.flatMap((id) => /^(.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+)[\\/]/.exec(id)?.[1] ?? []),
  );
  return [...folders]
    .toSorted()
    .map((folder) => {
      const { name } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { name: string };
      return `/*! ${name}\n${readFileSync(join(folder, 'LICENSE'), 'utf8').trim()}\n*/\n`;
    })
    .join('');
}
