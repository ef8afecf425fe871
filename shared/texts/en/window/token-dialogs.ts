/** Dialogs that follow tokens as they are inserted and removed, and what is in the readers. */
export const tokenDialogsEn = {
  insert: { title: 'Insert a security token', lead: 'Insert the next token. This dialog closes automatically when it detects the token.' },
  swap: {
    title: 'Remove this token and insert another',
    lead: 'The token {serial} is already known. Remove it and insert another one, or insert another one beside it. This dialog closes automatically when it detects a token with another serial number.',
  },
  removed: {
    title: 'This token was removed',
    lead: 'The token {serial} was removed before it signed. Insert it again: this dialog closes automatically, and the work continues where it stopped. No password was tried in the meantime.',
  },
  another: {
    title: 'Another token was inserted',
    lead: 'The token {serial} was chosen to sign, but the inserted one is: {present}. Insert the chosen token and this dialog closes automatically. Or choose the signing token again.',
    otherCertificate: 'The inserted token has the serial number {serial}, but it no longer holds the chosen certificate. Insert the right token, or choose the signing token again.',
  },
  locked: {
    title: 'This token is locked',
    lead: 'The token {serial} accepts no password any more, because too many wrong ones were entered in a row. Nobody can unlock a locked Cisco token. Nothing was signed.',
    next: 'Continue with another token that is in the current CTL file.',
  },
  waiting: {
    opening: 'Opening the token library',
    listing: 'Reading the tokens',
    signing: 'The token is signing',
    lead: 'The token software has not answered yet. The program stops it after {seconds} seconds. Until then, no server is written to.',
    elapsed: 'Waited {elapsed} of {seconds} seconds so far',
    pinPad: 'Enter the token password on the keypad of the reader now.',
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
    noCertificate: '{serial}: no certificate that can sign',
    cannotSign: '{name}: cannot sign, because {reason}',
    cannotSignThoughInFile: '{name}: is in the current CTL file, but cannot sign, because {reason}',
    'foreign-card': 'a card or token that this library does not recognise',
    'blank-token': 'a token that was never set up',
    unreadable: 'a card or token that reports an error',
  },
  anew: 'Choose another token',
} as const;
