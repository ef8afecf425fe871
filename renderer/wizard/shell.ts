import { type Transport } from '../../shared/contract/transport.ts';

declare global {
  interface Window {
    /** Put there by the preload script of the Electron shell. */
    readonly openCtl?: Transport;
  }
}

/** Whether the page stands in the window of the shell. */
export const isInShell = (): boolean => window.openCtl !== undefined;
