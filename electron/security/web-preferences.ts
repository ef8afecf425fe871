import { type WebPreferences } from 'electron';

/** How the page runs: every safeguard stated, also where it is the default, so that none goes with a change of defaults. */
export const securePreferences = (isPackaged: boolean) =>
  ({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    // A middle click would open a window of its own.
    disableBlinkFeatures: 'Auxclick',
    devTools: !isPackaged,
    // It would fetch dictionaries.
    spellcheck: false,
    disableDialogs: true,
  }) as const satisfies WebPreferences;
