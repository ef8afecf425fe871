import process from 'node:process';

/** Answers what the test asks over the channel of the forked process: `{ ask, ...arguments }` gives `{ answer }`, one at a time. */
export function serveTest({ app, seen, port, prevented }) {
  const answers = {
    facts: () => ({
      schemes: seen.schemes,
      sandboxed: seen.sandboxed,
      menu: seen.menu,
      session: { name: seen.session?.name, options: seen.session?.options, handlers: Object.keys(seen.session?.permissions ?? {}) },
      windows: seen.windows.map(({ options, shown, focused }) => ({ ...options, webPreferences: { ...options.webPreferences, session: undefined }, shown, focused })),
      webRtcPolicies: seen.windows.map(({ webContents }) => webContents.webRtcPolicy),
      openedPaths: seen.openedPaths,
      awake: seen.blockers.size > 0,
      dialogs: seen.dialogs.map(({ kind, options }) => ({ kind, options })),
      deniedWindows: seen.deniedWindows,
      deniedNavigations: seen.deniedNavigations,
      cancelled: seen.cancelled,
    }),
    /** The person presses the window's button to close it, or the menu's to quit. */
    close: () => seen.windows[0]?.close(),
    quit: () => app.quit(),
    /** What Electron asks the application, asked by the test: whether a page may be embedded, and whether a request is cancelled. */
    attachWebview: () => prevented(seen.windows[0]?.webContents, 'will-attach-webview', {}, {}, {}),
    request: ({ value }) => new Promise((resolve) => seen.session.onBeforeRequest(value, ({ cancel }) => resolve(cancel === true))),
    /** Somebody starts the program once more: with what, and in which folder. */
    secondInstance: ({ value = { argv: ['--anything'], folder: '/' } }) => void app.emit('second-instance', {}, value.argv, value.folder),
    /** macOS hands a file over. */
    openFile: ({ value }) => prevented(app, 'open-file', {}, value),
    answerDialog: ({ value }) => seen.dialogs.shift()?.resolve(value),
  };
  process.on('message', async (/** @type {{ ask: string, value?: unknown }} */ message) => process.send?.({ answer: (await answers[message.ask](message)) ?? null }));
  process.on('disconnect', () => app.exit(0));
  process.send?.({ port });
}
