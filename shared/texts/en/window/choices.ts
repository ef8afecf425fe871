/** What can be chosen about the next CTL file on its preview: tokens, TFTP servers, entries, and what a person agrees to. */
export const choicesEn = {
  addTokens: 'Add Tokens',
  addTftp: 'Add TFTP Server',
  noFirewall: 'Add Firewall is not offered: a firewall (ASA) answers only the protocol of Cisco\'s own client, so its certificate cannot be read here. An entry of a firewall that is in the file stays.',
  remove: 'Remove',
  removeOf: 'Remove entry {number}',
  keep: 'Put back',
  keepOf: 'Put entry {number} back',
  sortBy: 'Sort by {column}',
  cannot: 'No. {numbers} cannot be removed: {reason}',
  /** Beside Finish, which cannot be pressed. */
  refused: 'Not possible yet: the reason is shown above.',
  consentMissing: 'Your consent above is still needed.',
  consents: {
    title: 'Your consent',
    lead: 'Read each of these and agree to all of them. The change does not start before that.',
    field: 'Type {wanted} to agree',
    hint: 'The name of the publisher',
    wrong: 'This is not {wanted}.',
  },
  source: 'Source: {source}',
  token: {
    title: 'Add this token?',
    lead: 'Its certificate becomes an entry of the new CTL file. From then on, this token can sign later files.',
    known: 'The token {label} is already in the list. Remove it and insert another one; this dialog updates automatically.',
    unusable: 'The token {label} holds no certificate that can sign.',
    add: 'Add',
    addOf: 'Add {label}',
  },
  /** After a token was added, when another one signs. */
  signerBack: {
    title: 'Insert the signing token again',
    lead: 'The token {present} is now in the list. The token {serial} signs the file, because phones know it from the current CTL file. Insert it again: this dialog closes automatically.',
  },
  /** Ends the loop of Add Tokens. */
  noMore: 'No more tokens',
  tftp: {
    title: 'Alternate TFTP Server',
    lead: 'A TFTP server outside this cluster from which phones also load files, for example the publisher of another cluster. The program gets its certificate from the Open CTL Provider there. Nothing is written to that server.',
    host: 'Hostname or IP Address',
    port: 'Port',
    next: 'Next',
    unknown: 'Compare the SHA-256 with the server itself before you accept it. No username or password was sent.',
    accept: 'All digits match: accept',
    known: 'This certificate was accepted on this computer. The username and password are sent to this server once.',
    add: 'Add',
    practice: 'Practice: a TFTP server of another cluster runs on this computer. Everything is filled in.',
    wrong: 'Enter host name or IP address and a port from 1 to 65535.',
    credentialsWrong: 'Enter username and password.',
  },
  more: {
    title: 'More choices',
    trust: 'Add the certificates of the tokens to Phone-SAST-trust first',
    trustHelp: 'The publisher stores them before any server is written to, so that TVS can verify the new signer and phones that ask TVS need no visit. Useful when the signer is not in the file that phones hold.',
    style: 'Format of new server entries',
    styles: {
      'token-client': { title: 'As the Windows client wrote them', help: 'Addresses as names, no SIGNATURE element (Cisco document 118892).' },
      cli: { title: 'As the command line writes them', help: 'Host names and a SIGNATURE element (Cisco document 118893).' },
    },
  },
  /** A token that is not in the current file, where it can start a new one. */
  anew: {
    title: 'No token of the CTL file left?',
    titleTokenless: 'The CTL file contains no tokens',
    lost: 'If every token in the current CTL file is lost or locked, you can start a new file with two new tokens. The new file has no connection with the file that phones hold: phones without TVS need a visit.',
    tokenless: 'The current CTL file was made on the command line and contains no tokens, so no token can sign a file that follows it. Start a new file with two tokens (Cisco document 118893). On the next screen, choose to add their certificates to Phone-SAST-trust first.',
    begin: 'Start a new file with {label}',
    ended: 'On this release the cluster supports no tokens, so you cannot start a new file with them. Without tokens, use the command "utils ctl" on the publisher.',
  },
  /** The first token of a file without predecessor. */
  first: {
    title: 'The first token of the new file',
    lead: 'The new CTL file does not continue an earlier one, so any token can start it. It needs two tokens; you add the second on the next screen.',
  },
  willJoin: 'no: it will be added',
} as const;
