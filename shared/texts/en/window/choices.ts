/** What can be chosen about the next CTL file on its preview: tokens, TFTP servers, entries, and what a person agrees to. */
export const choicesEn = {
  addTokens: 'Add Tokens',
  addTftp: 'Add TFTP Server',
  remove: 'Remove',
  removeOf: 'Remove entry {number}',
  keep: 'Put back',
  keepOf: 'Put entry {number} back',
  sortBy: 'Sort by {column}',
  cannot: 'stays: {reason}',
  /** Beside Finish, which cannot be pressed. */
  refused: 'Not possible yet: see what stands first on this screen.',
  consentMissing: 'Finish needs your consent above.',
  consents: {
    title: 'Your consent',
    lead: 'Read each of these. Finish can be pressed when all are ticked.',
  },
  source: 'Source: {source}',
  sourceOurs: 'a decision of this program; no document says it',
  token: {
    title: 'Add this token?',
    lead: 'Its certificate becomes an entry of the new CTL file. From then on this token may sign later files.',
    known: 'The token {label} is in the list already. Remove it and insert another one; this dialog follows by itself.',
    unusable: 'The token {label} holds no certificate that could sign.',
    add: 'Add',
    addOf: 'Add {label}',
  },
  /** After a token was added, when another one signs. */
  signerBack: {
    title: 'Insert the signing token again',
    lead: 'The token {present} is in the list now. The file is signed by {serial}, since phones know that one from the present CTL file. Insert it again: this dialog closes by itself.',
  },
  /** Ends the loop of Add Tokens. */
  noMore: 'No more tokens',
  tftp: {
    title: 'Alternate TFTP Server',
    lead: 'A TFTP server outside of this cluster from which phones shall load files too, for example the publisher of another cluster. Its Open CTL Provider hands out its certificate. Nothing is written there.',
    host: 'Hostname or IP Address',
    port: 'Port',
    next: 'Next',
    unknown: 'Compare the SHA-256 with the server itself before you accept it. No username and no password were sent.',
    accept: 'All digits are equal: accept',
    known: 'This certificate was accepted on this computer. The username and password are sent to this server once.',
    add: 'Add',
    practice: 'Practice: a TFTP server of another cluster runs on this computer; everything is filled in.',
    wrong: 'Enter host name or IP address and a port from 1 to 65535.',
    credentialsWrong: 'Enter username and password.',
  },
  more: {
    title: 'More choices',
    trust: 'Put the certificates of the tokens into Phone-SAST-trust first',
    trustHelp: 'The publisher keeps them before any server is written, so that TVS vouches for the new signer and phones that ask TVS need no visit. Useful when the signer is not in the file that phones hold.',
    style: 'Form of new server entries',
    styles: {
      'token-client': { title: 'As the Windows client wrote them', help: 'Addresses as names, no SIGNATURE element (Cisco document 118892).' },
      cli: { title: 'As the command line writes them', help: 'Host names and a SIGNATURE element (Cisco document 118893).' },
    },
  },
  /** A token that is not in the present file: where a new file can be begun with it. */
  anew: {
    title: 'No token of the CTL file is left?',
    lost: 'If every token that the present CTL file names is lost or locked, a new file can be begun with two new tokens. It has no connection with the file that phones hold: phones without TVS need a visit.',
    tokenless: 'The present CTL file was made on the command line and names no token at all. So no token can sign on top of it; a new file is begun with two tokens (Cisco document 118893). Put their certificates into Phone-SAST-trust first: the preview offers it.',
    begin: 'Begin a new file with {label}',
    ended: 'On this release the cluster supports no tokens: a new file cannot be begun with them. The way without tokens is the command "utils ctl" on the publisher.',
  },
  /** The first token of a file without predecessor. */
  first: {
    title: 'The first token of the new file',
    lead: 'No CTL file is present, so any token may begin one. The new file needs two; the second is added on the next screen.',
  },
  willJoin: 'no: it is added',
} as const;
