import { createSign } from 'node:crypto';

/** A JSON Web Token by which a GitHub App proves who it is. `now`: seconds since 1970. */
export function appToken(appId: number, privateKey: string, now: number): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const text = `${part({ alg: 'RS256', typ: 'JWT' })}.${part({ iss: String(appId), iat: now - 5, exp: now + 500 })}`;
  return `${text}.${createSign('RSA-SHA256').update(text).sign(privateKey).toString('base64url')}`;
}
