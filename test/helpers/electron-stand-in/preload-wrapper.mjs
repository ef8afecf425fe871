/** A script for the page's start that runs the built preload as Electron's sandbox does: it can load `electron` and nothing else. */
export const preloadWrapper = (source) => `(() => {
  const send = globalThis.standInSend;
  if (window !== window.top || location.protocol === 'about:' || send === undefined) return;
  delete globalThis.standInSend;
  const listeners = new Map();
  const of = (channel) => listeners.get(channel) ?? listeners.set(channel, new Set()).get(channel);
  Object.defineProperty(globalThis, Symbol.for('stand-in receive'), {
    value: (channel, args) => { for (const listener of [...of(channel)]) listener({ sender: null }, ...args); },
  });
  const ipcRenderer = {
    invoke: async (channel, ...args) => {
      const { error, value } = JSON.parse(await send('invoke', channel, JSON.stringify(args)));
      if (error !== undefined) throw new Error("Error invoking remote method '" + channel + "': " + error);
      return value;
    },
    send: (channel, ...args) => void send('send', channel, JSON.stringify(args)),
    on: (channel, listener) => (of(channel).add(listener), ipcRenderer),
    off: (channel, listener) => (of(channel).delete(listener), ipcRenderer),
  };
  const contextBridge = {
    exposeInMainWorld: (name, value) => Object.defineProperty(window, name, { value: Object.freeze(value), enumerable: true }),
  };
  const require = (name) => {
    if (name !== 'electron') throw new Error('module not found: ' + name);
    return { ipcRenderer, contextBridge };
  };
  const module = { exports: {} };
  ((require, module, exports) => {
${source}
  })(require, module, module.exports);
})();`;
