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

let bundled: Promise<PageScript> | undefined;

/** The page's own script as one text without imports, with the licences of what is in it: it goes into every report. */
function pageScript(): Promise<PageScript> {
  bundled ??= bundlePage();
  return bundled;
}

async function bundlePage(): Promise<PageScript> {
  const build = await rolldown({
    input: join(room, 'main.ts'),
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

/** The modules that the page's script is made of. */
export async function pageModules(): Promise<readonly string[]> {
  return (await pageScript()).modules;
}

/** Puts the script and the style of HTML reports beside the bundle. */
export function pageAssets(): Plugin {
  return {
    name: 'page-assets',
    async generateBundle() {
      const style = inline(readFileSync(join(room, 'report.css'), 'utf8'), 'style');
      this.emitFile({ type: 'asset', fileName: 'page/report.js', source: (await pageScript()).code });
      this.emitFile({ type: 'asset', fileName: 'page/report.css', source: style });
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
