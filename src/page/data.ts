import type { PageData } from '../core/report/page/data.ts';
import { find } from './dom.ts';

/** `readData` returns what the report put into the page. Our own program wrote it, so it has this form. */
export function readData(): PageData {
  return JSON.parse(find('#data', HTMLScriptElement)?.textContent ?? '{"trees":[]}') as PageData;
}
