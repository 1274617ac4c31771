import type { Checkout } from './checkout.ts';
import { type Credentials, credentialSetting } from './credentials.ts';
import { outputOf } from './git-failure.ts';
import type { Setting } from './setting.ts';

/** The way the user's repository reaches its remotes. */
export interface Transport {
  /** Name of the remote to fetch commits from; `undefined` if there is none. */
  readonly remote: string | undefined;
  /** Settings for URLs, proxies and credentials, in the form of GIT_CONFIG_PARAMETERS. */
  readonly parameters: string;
}

const wanted =
  /^(?:(?:http|credential|url|ssh|protocol|transfer)\.|core\.(?:sshcommand|askpass|gitproxy)$|remote\..*\.(?:url|proxy|proxyauthmethod|promisor|partialclonefilter|uploadpack|vcs)$)/s;
/**
 * Matches settings that are lists. They are cleared with an empty value first, because the user's global settings would
 * otherwise count twice.
 */
const lists = /^(?:http\.(?:.*\.)?extraheader|credential\.(?:.*\.)?helper)$/s;

/**
 * `readTransport` reads the settings that a fetch needs, as they apply in the user's repository, including conditional
 * includes.
 */
export async function readTransport(checkout: Checkout, credentials?: Credentials): Promise<Transport> {
  const output = outputOf(await checkout.read({ args: ['config', '--list', '-z'] }), 'reading the configuration');
  return transportOf(parseSettings(output.toString()), credentials);
}

/** `parseSettings` parses the output of `git config --list -z`. */
export function parseSettings(text: string): Setting[] {
  return text
    .split('\0')
    .slice(0, -1)
    .map((entry) => {
      const end = entry.indexOf('\n');
      return end === -1 ? { key: entry, value: undefined } : { key: entry.slice(0, end), value: entry.slice(end + 1) };
    });
}

/**
 * `transportOf` selects and quotes the settings that a fetch needs, so that one of our stores can fetch without writing
 * them to disk.
 */
export function transportOf(settings: readonly Setting[], credentials?: Credentials): Transport {
  // git 2.30 can read only the old form of GIT_CONFIG_PARAMETERS. It is split at the first equals sign, so a key can't
  // contain one.
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

/** `quoted` quotes a setting as git's own sq_quote does. */
function quoted({ key, value }: Setting): string {
  const text = value === undefined ? key : `${key}=${value}`;
  return `'${text.replaceAll("'", String.raw`'\''`).replaceAll('!', String.raw`'\!'`)}'`;
}
