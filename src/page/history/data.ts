import type { PackageData } from '../../core/history/site/data.ts';
import { find } from '../dom.ts';

/** `readPackage` returns what the page was given. Our own program wrote it, so it has this form. */
export function readPackage(): PackageData {
  return JSON.parse(find('#data', HTMLScriptElement)?.textContent ?? '') as PackageData;
}
