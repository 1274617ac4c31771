import type { Checkout } from './checkout.ts';
import { type Credentials, credentialSetting } from './credentials.ts';
import { outputOf } from './git-failure.ts';
import type { Setting } from './setting.ts';

/** How the user's repository reaches its remotes. */
export interface Transport {
  /** Name of the remote that commits are fetched from; `undefined` if there is none. */
  readonly remote: string | undefined;
  /** Addresses, proxies and credentials, for GIT_CONFIG_PARAMETERS. */
  readonly parameters: string;
}

const wanted =
  /^(?:(?:http|credential|url|ssh|protocol|transfer)\.|core\.(?:sshcommand|askpass|gitproxy)$|remote\..*\.(?:url|proxy|proxyauthmethod|promisor|partialclonefilter|uploadpack|vcs)$)/s;
/** Matches lists that an empty value clears: otherwise the user's global settings would count twice. */
const lists = /^(?:http\.(?:.*\.)?extraheader|credential\.(?:.*\.)?helper)$/s;

/**
 * `readTransport` reads the settings that a fetch needs, as they hold in the user's repository (conditional includes
 * too).
 */
export async function readTransport(checkout: Checkout, credentials?: Credentials): Promise<Transport> {
  const output = outputOf(await checkout.read({ args: ['config', '--list', '-z'] }), 'reading its configuration');
  return transportOf(parseSettings(output.toString()), credentials);
}

/** `parseSettings` reads what `git config --list -z` prints. */
export function parseSettings(text: string): Setting[] {
  return text
    .split('\0')
    .slice(0, -1)
    .map((entry) => {
      const end = entry.indexOf('\n');
      return end === -1 ? { key: entry, value: undefined } : { key: entry.slice(0, end), value: entry.slice(end + 1) };
    });
}

/** `transportOf` picks and quotes these settings, so that a store of our own can fetch with nothing written to disk. */
export function transportOf(settings: readonly Setting[], credentials?: Credentials): Transport {
  // The form that git 2.30 reads too splits at the first equals sign.
  const usable = settings.filter(({ key }) => wanted.test(key) && !key.includes('='));
  const partial = settings.findLast(({ key }) => key === 'extensions.partialclone')?.value;
  const promisor = partial === undefined ? [] : [{ key: `remote.${partial}.promisor`, value: 'true' }];
  const cleared = [...new Set(usable.map(({ key }) => key).filter((key) => lists.test(key)))];
  const added = credentials === undefined ? undefined : credentialSetting(settings, credentials);
  const all: Setting[] = [
    ...cleared.map((key) => ({ key, value: '' })),
    ...usable,
    ...promisor,
    ...(added === undefined ? [] : [added]),
  ];
  return { remote: remoteOf(settings), parameters: all.map(quoted).join(' ') };
}

function remoteOf(settings: readonly Setting[]): string | undefined {
  const names = settings.flatMap(({ key }) => /^remote\.(.+)\.url$/s.exec(key)?.[1] ?? []);
  const usable = names.filter((name) => /^[\w][\w./-]*$/.test(name));
  return usable.includes('origin') ? 'origin' : usable[0];
}

/** `quoted` quotes as git's own sq_quote does. */
function quoted({ key, value }: Setting): string {
  const text = value === undefined ? key : `${key}=${value}`;
  return `'${text.replaceAll("'", String.raw`'\''`).replaceAll('!', String.raw`'\!'`)}'`;
}
