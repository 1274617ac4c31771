import type { PageData } from '../core/report/page/data.ts';
import { find } from './dom.ts';

/**
 * `readData` returns the data that the report embeds in the page. allocgate itself wrote the data, so it isn't
 * validated.
 */
export function readData(): PageData {
  return JSON.parse(find('#data', HTMLScriptElement)?.textContent ?? '{"trees":[]}') as PageData;
}
