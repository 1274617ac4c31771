import type { PackageData } from '../../core/history/site/data.ts';
import { make } from '../dom.ts';

/** `nameOf` returns the release tag or the abbreviated hash of the commit with this index. */
export function nameOf({ commits }: PackageData, at: number): string {
  const found = commits[at];
  return found?.tag ?? found?.commit.slice(0, 9) ?? '';
}

/** `commitLink` returns the abbreviated hash of a commit, as a link if the URL of the repository is known. */
export function commitLink(data: PackageData, at: number): HTMLElement {
  const commit = data.commits[at]?.commit ?? '';
  return linked(make('code', '', commit.slice(0, 9)), data.repository && `${data.repository}/commit/${commit}`);
}

/** `subjectOf` returns the subject of a commit, in which the number of the pull request is a link. */
export function subjectOf(data: PackageData, at: number): HTMLElement {
  const { subject = '', pullRequest } = data.commits[at] ?? {};
  const element = make('span', 'subject');
  const sign = `#${pullRequest ?? ''}`;
  const place = pullRequest === undefined || data.repository === undefined ? -1 : subject.lastIndexOf(sign);
  if (place === -1) element.textContent = subject;
  else {
    const link = make('a', '', sign);
    link.href = `${data.repository ?? ''}/pull/${pullRequest ?? ''}`;
    element.append(subject.slice(0, place), link, subject.slice(place + sign.length));
  }
  return element;
}

/** `dayOf` returns the release tag of the commit with this index, or else its date, or else its abbreviated hash. */
export function dayOf({ commits }: PackageData, at: number): string {
  const found = commits[at];
  return found?.tag ?? found?.date ?? found?.commit.slice(0, 9) ?? '';
}

function linked(element: HTMLElement, address: string | undefined): HTMLElement {
  if (address === undefined) return element;
  const link = make('a');
  link.href = address;
  link.append(element);
  return link;
}
