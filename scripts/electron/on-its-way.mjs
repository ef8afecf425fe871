/** The download of Electron beside the wizard: whether it is worth waiting for, what it says in the terminal, and its end. */
import { fork } from 'node:child_process';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { lines, say } from '../lines.mjs';

/** Milliseconds after which the speed of the line tells how long the rest takes. */
const FIRST_LOOK = 3000;
/** Milliseconds that a person waits for the window at most; for longer the page is opened at once. */
const WORTH_WAITING = 20_000;
/** Milliseconds between two lines in the terminal. */
const BETWEEN_LINES = 10_000;

const megabytes = (bytes) => (bytes / 1_000_000).toFixed(bytes < 10_000_000 ? 1 : 0);

export class ElectronOnItsWay {
  #root;
  /** @type {import('node:child_process').ChildProcess | null} */
  #child = null;
  /** @type {Promise<{ failed: string | null }> | null} */
  #ended = null;
  #isStopped = false;
  #began = 0;
  /** Bytes of before: they say nothing about the line of now. @type {number | null} */
  #first = null;
  #have = 0;
  /** @type {number | null} */
  #whole = null;

  /** @param {string} root of the checkout */
  constructor(root) {
    this.#root = root;
  }

  /** How much has come, for a sentence. */
  soFar() {
    if (this.#whole === null) return lines.soFar(megabytes(this.#have));
    return lines.soFarOf(megabytes(this.#have), megabytes(this.#whole), Math.floor((100 * this.#have) / this.#whole));
  }

  /** Begins, and waits as long as it is worth it. @returns {Promise<'later' | { failed: string | null }>} its end, `failed` null = it is there; or that it takes longer and goes on */
  async soon() {
    say(lines.gettingElectron);
    const ended = this.#begin();
    this.#ended = ended;
    for (let looks = 1; ; looks += 1) {
      const outcome = await Promise.race([ended, pause(FIRST_LOOK, 'later')]);
      if (outcome !== 'later') return outcome;
      if (FIRST_LOOK * (looks + 1) > WORTH_WAITING || this.#restTakes() > WORTH_WAITING - FIRST_LOOK * looks) break;
    }
    void ended.then(({ failed }) => {
      if (this.#isStopped) return;
      say(failed === null ? lines.electronThere : lines.electronFailed(failed));
    });
    return 'later';
  }

  /** Ends it; what has come is kept. Resolves when it has ended. */
  async stop() {
    this.#isStopped = true;
    this.#child?.kill();
    await this.#ended;
  }

  /** Milliseconds, as fast as until now. */
  #restTakes() {
    const came = this.#have - (this.#first ?? 0);
    return this.#whole === null || came === 0 ? Number.POSITIVE_INFINITY : ((Date.now() - this.#began) * (this.#whole - this.#have)) / came;
  }

  #begin() {
    this.#began = Date.now();
    const child = fork(path.join(import.meta.dirname, 'get.mjs'), { cwd: this.#root, stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
    this.#child = child;
    let line = this.#began;
    return new Promise((resolve) => {
      /** @type {string | null} */
      let failed = lines.processEnded;
      child.on('message', (/** @type {{ failed?: string | null, have?: number, whole?: number | null }} */ told) => {
        if (told.failed !== undefined) failed = told.failed;
        if (told.have === undefined) return;
        this.#first = this.#first ?? told.have;
        this.#have = told.have;
        this.#whole = told.whole ?? null;
        if (Date.now() - line < BETWEEN_LINES) return;
        line = Date.now();
        say(`Electron: ${this.soFar()}`);
      });
      child.once('error', (error) => resolve({ failed: error.message }));
      child.once('exit', (_, signal) => {
        // A system that shuts down, or a terminal that is closed, ends all of us at once.
        this.#isStopped ||= signal === 'SIGTERM' || signal === 'SIGHUP';
        resolve({ failed });
      });
    });
  }
}
