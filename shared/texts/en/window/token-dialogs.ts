/** Dialogs that follow what the hand does with tokens, and what sits in the readers. */
export const tokenDialogsEn = {
  insert: { title: 'Insert a security token', lead: 'Insert the next token. This dialog closes by itself as soon as the token is seen.' },
  swap: {
    title: 'Remove this token and insert another',
    lead: 'The token {serial} is known already. Remove it and insert another one, or insert the other one beside it. This dialog closes by itself when a token with another serial number is seen.',
  },
  removed: {
    title: 'This token was removed',
    lead: 'The token {serial} was taken out before it signed. Insert it again: this dialog closes by itself, and everything goes on where it was. No password was tried meanwhile.',
  },
  another: {
    title: 'Another token was inserted',
    lead: 'The token {serial} was chosen to sign, but this one is inserted: {present}. Insert the chosen one: this dialog closes by itself. Or choose the signer anew.',
    otherCertificate: 'The inserted token has the serial number {serial}, but it no longer holds the certificate that was chosen. Insert the right token, or choose the signer anew.',
  },
  locked: {
    title: 'This token is locked',
    lead: 'The token {serial} takes no password any more; too many wrong ones were entered in a row. A locked Cisco token cannot be unlocked by anybody. Nothing was signed.',
    next: 'Go on with another token that is in the present CTL file.',
  },
  waiting: {
    opening: 'The token library is being opened',
    listing: 'The tokens are being read',
    signing: 'The token is signing',
    lead: 'The token software has not answered yet. It is stopped after {seconds} seconds; no server is written to before that.',
    elapsed: 'Waited so far: {elapsed} of {seconds} seconds',
    pinPad: 'Type the token password on the keys of the reader now.',
    stop: 'Cancel',
  },
  /** Read out when it happens. */
  event: {
    inserted: 'The token {label} was inserted.',
    removed: 'The token {label} was removed.',
    swapped: 'The token {label} was inserted in place of another one.',
    're-seated': 'The token {label} is back.',
  },
  readers: {
    title: 'In the readers now',
    noCertificate: '{serial}: no certificate that could sign',
    'foreign-card': 'a card or token that this library does not know',
    'blank-token': 'a token that was never set up',
    unreadable: 'a card or token that answers with a fault',
  },
  anew: 'Choose another token',
} as const;
