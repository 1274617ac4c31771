import type { PackageData } from '../../core/history/site/data.ts';
import { find } from '../dom.ts';

/** `readPackage` returns the data embedded in the page. allocgate itself wrote the data, so it isn't validated. */
export function readPackage(): PackageData {
  return JSON.parse(find('#data', HTMLScriptElement)?.textContent ?? '') as PackageData;
}
