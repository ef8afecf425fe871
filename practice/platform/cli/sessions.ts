import { type Socket } from 'node:net';
import { type ClusterModel } from '../model.ts';

/**
 * What becomes of one session more than the node allows (`set session maxlimit`, CLI reference, 1 to 10). How a real node refuses it is not
 * documented: `refused` = as a wrong password, `told` = a sentence in place of the CLI, `asks` = a question in its
 * place, `cut` = the connection ends, `takes-place` = the session before it ends.
 */
export type Admission = 'admitted' | 'refused' | 'told' | 'asks' | 'cut';

/** The sessions of one node. */
export class Sessions {
  readonly #model: ClusterModel;
  readonly #open: Socket[] = [];

  constructor(model: ClusterModel) {
    this.#model = model;
  }

  /** Asked with the right password, once a connection. */
  admit(socket: Socket): Admission {
    const isFull = this.#open.length >= this.#model.scenario.sessions;
    const form = isFull ? this.#model.pick<Admission | 'takes-place'>('ssh: one session too many', ['refused', 'told', 'asks', 'cut', 'takes-place']) : 'admitted';
    if (form === 'takes-place') this.#open.shift()?.destroy();
    else if (form !== 'admitted') return form;
    this.#open.push(socket);
    socket.once('close', () => {
      const at = this.#open.indexOf(socket);
      if (at >= 0) this.#open.splice(at, 1);
    });
    return 'admitted';
  }
}

/** What is written in place of the CLI; the words are ours. */
export const ONE_TOO_MANY: Readonly<Record<'told' | 'asks', string>> = {
  told: 'Maximum number of concurrent sessions reached. Please try again later.\r\n',
  asks: 'Another session of this user is open. End it? (y/n): ',
};

/** Words of a node that ends an idle session, if any; they are ours too. */
export const idleWords = (model: ClusterModel): string => model.pick('ssh: end of an idle session', ['', '\r\nThe session has timed out.\r\n', '\r\nauto-logout\r\n']);
