/** The walks as guided help: what to do on each screen, and the keys. */
export const walksEn = {
  title: 'Step by step',
  lead: 'Choose what you want to do; the step for this screen is marked. You can try each procedure on a practice cluster first.',
  here: 'this screen',
  walk: {
    nonSecure: {
      title: 'From mixed to non-secure mode',
      steps: {
        'sign-in': 'Sign in to the publisher.',
        mode: 'Choose Set Cluster to Non-Secure Mode.',
        token: 'Insert one token that is in the current CTL file.',
        preview: 'Check that the CCM+TFTP entries lose their certificates; press Finish and enter the token password.',
        finish: 'Restart TFTP and CallManager on every node that runs them, then all phones. Compare the checksum on a phone.',
      },
    },
    firstMixed: {
      title: 'Mixed mode for the first time',
      steps: {
        'sign-in': 'Have two different tokens at hand. CAPF and the CTL Provider must be running.',
        mode: 'Choose Set Cluster to Mixed Mode.',
        token: 'Insert the first token and press Add.',
        preview: 'Press Add Tokens, swap to the second token and add it. The second token signs. Then press Finish.',
        finish: 'Restart services and phones. Keep the tokens in different places.',
      },
    },
    replaceToken: {
      title: 'Replace one lost token',
      steps: {
        'sign-in': 'Have the remaining token and a new one at hand.',
        mode: 'Press Replace a token, or choose Update CTL File.',
        token: 'Insert the remaining token. It signs.',
        preview: 'Remove the entry of the lost token, and add the new token with Add Tokens. When you press Finish, the program asks for the signing token again.',
        finish: 'Restart services and phones.',
      },
    },
    tokensLost: {
      title: 'All tokens are lost',
      steps: {
        'sign-in': 'From release 10.0(1) on, "utils ctl set-cluster non-secure-mode" on the publisher needs no token. Before that, get two new tokens.',
        mode: 'Choose Update CTL File, whether the CTL files were deleted on every server or are still there.',
        token: 'Insert a new token and add it. If there still is a CTL file, start a new file with this token.',
        preview: 'Add the second new token. Under More choices, add the certificates to Phone-SAST-trust: phones that ask TVS then need no visit. Agree to the consequences one by one.',
        finish: 'Restart services and phones. Visit each phone on the list, delete its CTL file there and tick it off. You can save the list as CSV. Afterwards you can set the cluster to non-secure mode.',
      },
    },
    tokenless: {
      title: 'From a CTL file without tokens to one with tokens',
      steps: {
        'sign-in': 'Possible up to release 14SU2 over an Open CTL Provider; later releases support no tokens.',
        mode: 'Choose Update CTL File.',
        token: 'Insert the first token. It is not in the CTL file: start a new file with it.',
        preview: 'Add the second token, and add both to Phone-SAST-trust under More choices. Agree, then press Finish.',
        finish: 'Restart services and phones. Phones without TVS are on the list of phones to visit.',
      },
    },
    addTftp: {
      title: 'Add a TFTP server of another cluster',
      steps: {
        'sign-in': 'Sign in to the publisher of your own cluster.',
        mode: 'Press Add a server, or choose Update CTL File.',
        token: 'Insert a token that is in the current CTL file.',
        preview: 'Press Add TFTP Server, compare its certificate, and enter the username and password of that server. Then press Finish.',
        finish: 'Restart services and phones.',
      },
    },
    renamed: {
      title: 'A server was renamed or has a new address',
      steps: {
        'sign-in': 'First rename the server on the platform, with all the steps that this needs.',
        mode: 'Press Renew its entries, or choose Update CTL File.',
        token: 'Insert a token that is in the current CTL file.',
        preview: 'The new name has a new entry. The old entry is marked as matching no server: remove it. Then press Finish.',
        finish: 'Restart services and phones.',
      },
    },
  },
  keys: {
    title: 'Keys',
    key: 'Key',
    does: 'What it does',
    rows: {
      f1: { key: 'F1', does: 'Opens and closes this help' },
      tab: { key: 'Tab, Shift+Tab', does: 'To the next or previous control' },
      enter: { key: 'Enter', does: 'In a field: what the blue button does. On a button: presses it' },
      space: { key: 'Space', does: 'Presses a button, ticks a box, chooses an option' },
      arrows: { key: 'Arrow keys', does: 'Choose among options; scroll the table that has the focus' },
      escape: { key: 'Esc', does: 'Closes a dialog like Cancel' },
      zoom: { key: 'Ctrl + and Ctrl -', does: 'Zoom in and out; nothing is cut off up to 200 %' },
    },
  },
} as const;
