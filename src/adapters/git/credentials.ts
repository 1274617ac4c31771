import type { Setting } from './setting.ts';

/** A token for the server that hosts the repository. */
export interface Credentials {
  /** URL of the server, such as `https://github.com`. */
  readonly server: string;
  readonly token: string;
}

/**
 * `credentialSetting` returns the setting that authenticates a fetch from the server, in the form that actions/checkout
 * leaves in a repository. It returns `undefined` if the repository has credentials of its own, because the server
 * rejects a second Authorization header.
 */
export function credentialSetting(settings: readonly Setting[], { server, token }: Credentials): Setting | undefined {
  const origin = originOf(server);
  if (origin === undefined || token === '' || settings.some((setting) => bringsOwn(setting, origin))) return undefined;
  const basic = Buffer.from(`x-access-token:${token}`).toString('base64');
  return { key: `http.${origin}/.extraheader`, value: `AUTHORIZATION: basic ${basic}` };
}

function bringsOwn({ key, value = '' }: Setting, origin: string): boolean {
  if (/^http\.(?:.*\.)?extraheader$/s.test(key)) {
    return (
      /^authorization:/i.test(value) && (key === 'http.extraheader' || key.slice('http.'.length).startsWith(origin))
    );
  }
  // The URL may contain credentials: https://name:token@github.com/owner/repository.
  return /^remote\..*\.url$/s.test(key) && /^https?:\/\/[^/]*@/.test(value);
}

function originOf(server: string): string | undefined {
  const url = URL.canParse(server) ? new URL(server) : undefined;
  return url?.protocol === 'https:' || url?.protocol === 'http:' ? url.origin : undefined;
}
