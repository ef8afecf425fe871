import { type Transport } from '../../shared/contract/transport.ts';
import { type PageTransport } from './page-connection.ts';
import { createLoopbackTransport } from './loopback-transport.ts';
import { pageKey } from './page-key.ts';

/** The bridge of the Electron shell lives and dies with the window, so its connection never breaks. */
const bridged = (bridge: Transport): PageTransport => ({
  call: (name, input) => bridge.call(name, input),
  subscribe: (listener) => bridge.subscribe(listener),
  watchConnection: (listener) => {
    listener('ready');
    return () => undefined;
  },
  takeOver: () => undefined,
  retry: () => undefined,
});

/** The way to the engine: the Electron shell's bridge where there is one, else the loopback server that sent this page. */
export function pageTransport(): PageTransport {
  return window.openCtl === undefined ? createLoopbackTransport(`ws://${window.location.host}/transport`, pageKey()) : bridged(window.openCtl);
}
