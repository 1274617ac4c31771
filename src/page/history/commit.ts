import type { PackageData } from '../../core/history/site/data.ts';
import { make } from '../dom.ts';

/** `nameOf` returns the release or the short id of the commit at a place. */
export function nameOf({ commits }: PackageData, at: number): string {
  const found = commits[at];
  return found?.tag ?? found?.commit.slice(0, 9) ?? '';
}

/** `commitLink` returns the short id of a commit; a link where the address of the repository is known. */
export function commitLink(data: PackageData, at: number): HTMLElement {
  const commit = data.commits[at]?.commit ?? '';
  return linked(make('code', '', commit.slice(0, 9)), data.repository && `${data.repository}/commit/${commit}`);
}

/** `pullRequestLink` returns `#12`; nothing where the subject names no pull request. */
export function pullRequestLink(data: PackageData, at: number): HTMLElement | undefined {
  const number = data.commits[at]?.pullRequest;
  if (number === undefined) return undefined;
  return linked(make('span', '', `#${number}`), data.repository && `${data.repository}/pull/${number}`);
}

function linked(element: HTMLElement, address: string | undefined): HTMLElement {
  if (address === undefined) return element;
  const link = make('a');
  link.href = address;
  link.append(element);
  return link;
}
