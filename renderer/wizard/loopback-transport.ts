import { CLOSE_REFUSED, CLOSE_TAKEN_OVER, type PageFrame, type ServerFrame } from '../../shared/contract/page-frames.ts';
import { type Result, fail } from '../../shared/domain/result.ts';
import { type ViewState } from '../../shared/session/view-state.ts';
import { type PageConnection, type PageTransport } from './page-connection.ts';
import { forgetPageKey } from './page-key.ts';

/** Milliseconds before each attempt to connect again; after the last one it is left to the person. */
const RETRY_AFTER = [250, 500, 1000, 2000, 4000, 8000, 8000, 8000, 8000, 8000];

/** The transport over the WebSocket of the loopback server. A call whose answer was lost fails; nothing is sent twice. */
export function createLoopbackTransport(address: string, key: string | null): PageTransport {
  const waiting = new Map<number, (result: Result<unknown>) => void>();
  const stateListeners = new Set<(state: ViewState) => void>();
  const connectionListeners = new Set<(connection: PageConnection) => void>();
  let connection: PageConnection = key === null ? 'no-key' : 'opening';
  let socket: WebSocket | null = null;
  let last: ViewState | null = null;
  let lastId = 0;
  let attempt = 0;
  let wantsOver = false;

  const isUndecided = (): boolean => connection === 'opening' || connection === 'connecting';

  /** A call that comes before it is known whether there is a connection waits for that. */
  const decided = (): Promise<void> =>
    new Promise((resolve) => {
      const listener = (): void => {
        if (isUndecided()) return;
        connectionListeners.delete(listener);
        resolve();
      };
      connectionListeners.add(listener);
    });

  const send = (name: string, input: unknown): Promise<Result<unknown>> =>
    new Promise((resolve) => {
      if (socket === null || connection !== 'ready') {
        resolve(notConnected());
        return;
      }
      lastId += 1;
      waiting.set(lastId, resolve);
      post(socket, { id: lastId, name, input });
    });

  const become = (next: PageConnection): void => {
    connection = next;
    for (const listener of connectionListeners) listener(next);
  };

  const connect = (): void => {
    if (key === null) return;
    const opened = new WebSocket(address);
    socket = opened;
    opened.addEventListener('open', () => post(opened, { key }));
    opened.addEventListener('message', (event: MessageEvent<string>) => receive(JSON.parse(event.data) as ServerFrame));
    opened.addEventListener('close', (event) => closed(event.code));
  };

  const receive = (frame: ServerFrame): void => {
    if ('welcome' in frame) {
      attempt = 0;
      wantsOver = false;
    } else if ('taken' in frame) {
      // Who pressed "use it here" after being taken over has answered this question already.
      if (wantsOver) post(socket, { takeOver: true });
      else become('taken');
    } else if ('state' in frame) {
      last = frame.state;
      for (const listener of stateListeners) listener(frame.state);
      // The server sends the state right after its welcome.
      if (connection !== 'ready') become('ready');
    } else {
      const answer = waiting.get(frame.id);
      waiting.delete(frame.id);
      answer?.(frame.result);
    }
  };

  const closed = (code: number): void => {
    socket = null;
    for (const answer of waiting.values()) answer(notConnected());
    waiting.clear();
    if (code === CLOSE_REFUSED) {
      forgetPageKey();
      become('no-key');
    } else if (code === CLOSE_TAKEN_OVER) {
      become('taken-over');
    } else {
      const pause = RETRY_AFTER[attempt];
      attempt += 1;
      become(pause === undefined ? 'stopped' : 'lost');
      if (pause !== undefined) setTimeout(connect, pause);
    }
  };

  connect();
  return {
    call: async (name, input) => {
      if (isUndecided()) await decided();
      return send(name, input);
    },
    subscribe: (listener) => {
      stateListeners.add(listener);
      if (last !== null) listener(last);
      return () => stateListeners.delete(listener);
    },
    watchConnection: (listener) => {
      connectionListeners.add(listener);
      listener(connection);
      return () => connectionListeners.delete(listener);
    },
    takeOver: () => {
      // A double click asks once.
      if (wantsOver) return;
      wantsOver = true;
      if (socket === null) connect();
      else post(socket, { takeOver: true });
    },
    retry: () => {
      if (connection !== 'stopped') return;
      attempt = 0;
      become('connecting');
      connect();
    },
  };
}

const post = (socket: WebSocket | null, frame: PageFrame): void => socket?.send(JSON.stringify(frame));

const notConnected = (): Result<never> => fail('connect.lost', '', { detail: 'window' });
