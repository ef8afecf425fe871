/** What the Electron window says outside its page. */
export const shellEn = {
  pick: { 'token-library': 'Choose the PKCS#11 library of the token', 'trust-list': 'Open a CTL or ITL file' },
  close: {
    stay: 'Stay',
    cancelAndClose: 'Cancel the change and close',
    ask: {
      message: 'A change is running.',
      detail: 'No server has activated the new CTL file yet. You can cancel the change and close, or stay until it is done.',
    },
    refuse: {
      message: 'The program is writing to the servers.',
      detail: 'The change now runs to its end, so that all servers hold the same CTL file. You can close the window when it is done.',
    },
  },
} as const;
