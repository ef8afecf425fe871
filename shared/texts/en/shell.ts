/** What the Electron window says outside its page. */
export const shellEn = {
  pickLibrary: 'Choose the PKCS#11 library of the token',
  close: {
    stay: 'Stay',
    cancelAndClose: 'Cancel the change and close',
    ask: {
      message: 'A change is being made.',
      detail: 'No server has put the new CTL file into service yet. You can cancel the change and close, or stay until it is done.',
    },
    refuse: {
      message: 'Servers are being written.',
      detail: 'The change now runs to its end, so that all servers hold the same CTL file. The window can be closed when it is done.',
    },
  },
} as const;
