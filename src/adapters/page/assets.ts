import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { PageAssets } from '../../core/report/page/document.ts';
import { GateError } from '../../errors.ts';

/**
 * Candidates for the folder of the page's script and style: next to the bundle, above its chunks, or in the bundle's
 * folder if the program runs from its sources.
 */
const places = ['./page', '../page', '../../../dist/page'];

/** `pageAssets` returns the script and style of HTML reports. Errors: `usage` if the bundle was copied without them. */
export function pageAssets(): PageAssets {
  return assetsOf('report');
}

/** `historyAssets` returns the script and style of the history site's pages. */
export function historyAssets(): PageAssets {
  return assetsOf('history');
}

function assetsOf(name: 'report' | 'history'): PageAssets {
  const [style, script] = [read(`${name}.css`), read(`${name}.js`)];
  return { style, script, hashes: { style: hashOf(style), script: hashOf(script) } };
}

function read(name: string): string {
  for (const place of places) {
    const path = fileURLToPath(new URL(`${place}/${name}`, import.meta.url));
    if (existsSync(path)) return readFileSync(path, 'utf8');
  }
  throw new GateError(
    'usage',
    'The styles and scripts of the HTML report are missing: the folder dist/page was not copied with the program.',
    'Copy the whole dist folder.',
  );
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
