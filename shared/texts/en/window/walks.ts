/** The walks as guided help: what to do on each screen, and the keys. */
export const walksEn = {
  title: 'Step by step',
  lead: 'Choose what you want to do; the step of this screen is marked. Each can be tried on a practice cluster first.',
  here: 'this screen',
  walk: {
    nonSecure: {
      title: 'From mixed to non-secure mode',
      steps: {
        'sign-in': 'Sign in to the publisher.',
        mode: 'Choose Set Cluster to Non-Secure Mode.',
        token: 'Insert one token that is in the present CTL file.',
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
        preview: 'Press Add Tokens, swap to the second token and add it. It signs. Then Finish.',
        finish: 'Restart services and phones. Keep the tokens in different places.',
      },
    },
    replaceToken: {
      title: 'One token is lost: replace it',
      steps: {
        'sign-in': 'Have the token that is left and a new one at hand.',
        mode: 'Choose Update CTL File.',
        token: 'Insert the token that is left: it signs.',
        preview: 'Remove the entry of the lost token; add the new one with Add Tokens. At Finish the program asks for the signing token again.',
        finish: 'Restart services and phones.',
      },
    },
    tokensLost: {
      title: 'All tokens are lost',
      steps: {
        'sign-in': 'From release 10.0(1) on "utils ctl set-cluster non-secure-mode" on the publisher needs no token. Before that: get two new tokens.',
        mode: 'Where the CTL files were deleted on every server: Update CTL File. Where they are still there, choose it too.',
        token: 'Insert a new token and add it. If a CTL file is still present, begin a new file with it.',
        preview: 'Add the second new token. Under More choices, put the certificates into Phone-SAST-trust: phones that ask TVS then need no visit. Agree to the consequences one by one.',
        finish: 'Restart services and phones. Visit each phone of the list, delete its CTL file there, tick it off; save the list as CSV. Afterwards the cluster can be set to non-secure mode.',
      },
    },
    tokenless: {
      title: 'From a CTL file without tokens to one with tokens',
      steps: {
        'sign-in': 'Possible up to release 14SU2 over an Open CTL Provider; later releases support no tokens.',
        mode: 'Choose Update CTL File.',
        token: 'Insert the first token. It is not in the CTL file: begin a new file with it.',
        preview: 'Add the second token, and put both into Phone-SAST-trust under More choices. Agree, then Finish.',
        finish: 'Restart services and phones. Phones without TVS are on the list of visits.',
      },
    },
    addTftp: {
      title: 'Add a TFTP server of another cluster',
      steps: {
        'sign-in': 'Sign in to the publisher of your own cluster.',
        mode: 'Choose Update CTL File.',
        token: 'Insert a token that is in the present CTL file.',
        preview: 'Press Add TFTP Server, compare its certificate, and enter its own username and password. Then Finish.',
        finish: 'Restart services and phones.',
      },
    },
    renamed: {
      title: 'A server was renamed or has a new address',
      steps: {
        'sign-in': 'Rename the server first, with all its steps in the platform.',
        mode: 'Choose Update CTL File.',
        token: 'Insert a token that is in the present CTL file.',
        preview: 'The new name has a new entry. The old entry is marked as one that matches no server: remove it. Then Finish.',
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
      arrows: { key: 'Arrow keys', does: 'Choose among options; scroll a table that has the keyboard' },
      escape: { key: 'Esc', does: 'Closes a dialog as Cancel does' },
      zoom: { key: 'Ctrl + and Ctrl -', does: 'Larger and smaller; nothing is lost up to 200 %' },
    },
  },
} as const;
