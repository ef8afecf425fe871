import { randomBytes, timingSafeEqual } from 'node:crypto';
import { type IncomingMessage, type ServerResponse } from 'node:http';
import { type Limits } from '../limits.ts';
import { html, type HttpAnswer } from './answers.ts';

export interface Credentials {
  readonly username: string;
  readonly password: string;
}

/** Compares without telling by its time how much of it was right. */
export function samePassword(given: string, expected: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(expected)];
  return one.length === other.length && timingSafeEqual(one, other);
}

/** Basic authentication of a node's web server, and the session that it gives: a cookie, which ends with a change of the password (our choice). */
export class SignIn {
  readonly #user: Credentials;
  readonly #limits: Limits;
  #session = '';
  #sessionPassword = '';

  constructor(user: Credentials, limits: Limits) {
    this.#user = user;
    this.#limits = limits;
  }

  /** Whether the request may be served; if not, what it is answered with. */
  refusal(request: IncomingMessage, response: ServerResponse): HttpAnswer | undefined {
    const { username, password } = this.#user;
    if (this.#sessionPassword !== password) [this.#session, this.#sessionPassword] = [randomBytes(16).toString('hex').toUpperCase(), password];
    const [scheme, token = ''] = (request.headers.authorization ?? '').split(' ');
    const isBasic = scheme?.toLowerCase() === 'basic';
    const given = isBasic ? Buffer.from(token, 'base64').toString('utf8') : '';
    const isKnown = isBasic ? samePassword(given, `${username}:${password}`) : (request.headers.cookie ?? '').includes(`JSESSIONIDSSO=${this.#session}`);
    if (isKnown) {
      response.setHeader('Set-Cookie', `JSESSIONIDSSO=${this.#session}; Path=/; Secure; HttpOnly`);
      return undefined;
    }
    this.#limits.refuse(given);
    response.setHeader('WWW-Authenticate', 'Basic realm="Cisco Web Services Realm"');
    return html(401, 'Unauthorized');
  }
}
