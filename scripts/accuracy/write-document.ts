import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { renderDocument } from './render/document.ts';
import { readAll } from './results.ts';

/** Writes docs/accuracy.md from the stored results, and reports on stderr what it cannot explain. */
export async function writeDocument(): Promise<void> {
  const { text, warnings } = renderDocument(await readAll());
  await writeFile(fileURLToPath(new URL('../../docs/accuracy.md', import.meta.url)), text);
  for (const warning of warnings) process.stderr.write(`warning: ${warning}\n`);
}
