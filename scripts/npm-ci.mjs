/** Runs `npm ci` and reads what it logs: how far it is, whether its registry answers, and why it failed. With Node built-ins only. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { lines } from './lines.mjs';

/**
 * Milliseconds: npm itself waits five minutes for a byte and ten seconds to a minute between two of its three attempts, so that a person without a line would be told so after one minute at the earliest, and after a
 * quarter of an hour where a server takes connections and says nothing.
 */
const PATIENCE = { 'fetch-timeout': 60_000, 'fetch-retry-mintimeout': 2000, 'fetch-retry-maxtimeout': 10_000 };

/** Milliseconds in which every attempt failed before it is given up: where names are looked up slowly, npm's own attempts wait behind each other for minutes. */
const MOST_TROUBLE = 30_000;

/** Codes of the system, of Node and of npm that mean: nothing came from there. */
const NO_ANSWER = /^(?:ENOTFOUND|EAI_AGAIN|ECONN\w+|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|EPIPE|E[A-Z]+TIMEOUT|ERR_SOCKET_TIMEOUT|FETCH_ERROR)$/;

/** node-gyp downloads Node's headers unless it is told where they already are. */
function headersEnv() {
  const prefix = path.resolve(process.execPath, '..', '..');
  const present = existsSync(path.join(prefix, 'include', 'node', 'node_api.h'));
  return present && process.env.npm_config_nodedir === undefined ? { npm_config_nodedir: prefix } : {};
}

export class NpmCi {
  #root;
  /** Files: what a package is, and the package itself. */
  #came = 0;
  /** Of the last attempt that failed, until something comes. @type {string | null} */
  #trouble = null;
  /** Runs while nothing comes. @type {NodeJS.Timeout | undefined} */
  #givesUp;
  #giveUp = () => {};
  #host = '';
  /** @type {string | null} */
  #code = null;
  /** What it said of a failure, without the places in its own sources. @type {string[]} */
  said = [];

  /** @param {string} root of the checkout */
  constructor(root) {
    this.#root = root;
  }

  /** @param {number} seconds since it began */
  howFar(seconds) {
    return this.#trouble === null ? lines.stillInstalling(seconds, this.#came) : lines.asksAgain(seconds, this.#trouble);
  }

  /** @returns {Promise<string | null>} why it failed, or null */
  run() {
    const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
    const child = spawn(npm, ['ci', '--no-audit', '--no-fund', '--loglevel=http', '--no-progress', ...Object.entries(PATIENCE).map(([name, value]) => `--${name}=${value}`)], {
      cwd: this.#root,
      env: { ...process.env, ...headersEnv() },
      stdio: ['ignore', 'ignore', 'pipe'],
      shell: process.platform === 'win32',
    });
    // It does not end by a politer one while names are looked up.
    this.#giveUp = () => void child.kill('SIGKILL');
    createInterface({ input: child.stderr }).on('line', (line) => this.#read(line));
    return new Promise((resolve) => {
      child.once('error', (error) => resolve('code' in error && error.code === 'ENOENT' ? lines.npmMissing : error.message));
      child.once('close', (status) => {
        clearTimeout(this.#givesUp);
        resolve(status === 0 ? null : this.#why());
      });
    });
  }

  #why() {
    const code = this.#code ?? this.#trouble;
    if (code === null || !NO_ANSWER.test(code)) return lines.npmFailed;
    this.said = [];
    return lines.noRegistry(this.#host, code);
  }

  /** @param {string} line */
  #read(line) {
    const [, level = '', text = line] = /^npm (http|warn|notice|error|WARN|ERR!)(?: (.*))?$/.exec(line) ?? [];
    this.#host = /https?:\/\/([^/\s]+)/.exec(text)?.[1] ?? this.#host;
    if (level === 'http') {
      this.#trouble = / failed with (\w+)$/.exec(text)?.[1] ?? null;
      if (this.#trouble === null) {
        clearTimeout(this.#givesUp);
        this.#givesUp = undefined;
      } else this.#givesUp ??= setTimeout(() => this.#giveUp(), MOST_TROUBLE);
      if (/^fetch GET 200 /.test(text)) this.#came += 1;
    } else if (level === '' || level === 'error' || level === 'ERR!') {
      this.#code = /^code (\S+)$/.exec(text)?.[1] ?? this.#code;
      if (!/^\s+at /.test(text)) this.said.push(line);
    }
  }
}
