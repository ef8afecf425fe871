import { type DetailTexts } from '../catalog.ts';

export const detailsEn = {
  /** Who makes a change, by the name that the program gives itself. */
  holder: {
    window: 'the window of Open CTL Client',
    page: 'the page of ctl serve',
    'command line': 'the command line (ctl)',
    unknown: 'a program whose name could not be read',
  },
  unknownTime: 'a time that could not be read',
  problem: {
    'too-large': 'it is longer than 1 MiB',
    'not-a-ctl-file': 'it does not begin as a CTL file does',
    version: 'its version is not 1.2',
    truncated: 'it ends too early, or a length points past the end',
    length: 'an element has an invalid length',
    text: 'a text has an invalid end',
    duplicate: 'an element occurs twice',
    missing: 'a required element is missing',
    misplaced: 'an element is in the wrong place',
    padding: 'it has padding where none is allowed',
    'too-many-elements': 'it has too many elements',
    'too-many-records': 'it has more than 1024 entries',
    'signer-incomplete': 'the entry of its signer is incomplete',
    'signer-key': 'its signer has no RSA key of 1024, 2048 or 4096 bits',
    'certificate-unreadable': 'the certificate cannot be read',
  },
  notChecked: {
    'signer-absent': 'no entry has the issuer and serial number of the signer',
    digest: 'a digest other than SHA-1 and SHA-512',
    algorithm: 'a signature algorithm other than RSA',
    'modulus-code': 'a key length code with an unknown meaning',
    'certificate-absent': 'the entry of the signer has no certificate',
    'certificate-unreadable': "the signer's certificate cannot be read",
    'key-type': "the signer's key is not an RSA key",
    'key-length': "the signer's key does not have 1024, 2048 or 4096 bits",
  },
  bad: {
    'key-length-differs': "the file states a different key length than the signer's certificate has",
    signature: "the signature was not made with the signer's key over these bytes",
  },
  /** Why a certificate in a token cannot sign. */
  cannotSign: {
    unreadable: 'it is not a certificate that can be read',
    'key-not-rsa': 'its key is not an RSA key; CTL files are signed with RSA',
    'rsa-length': 'its key does not have 1024, 2048 or 4096 bits',
    'key-usage': 'its key usage allows neither digital signatures nor non-repudiation',
    'ca-of-another': 'it is the certificate of the CA that issued another certificate in this token',
  },
  /** What a file system says, of a server or of this computer. */
  storage: {
    'utf-16': 'it is saved as UTF-16; save it as UTF-8',
    'not-utf-8': 'it is not saved as UTF-8; save it as UTF-8',
    'not-a-file': 'a device, a pipe or a socket is in the place of the file',
    ENOENT: 'there is no such file (ENOENT)',
    ELOOP: 'a symbolic link is in the place of the file, or links lead in a circle (ELOOP)',
    EACCES: 'no permission to read or write the file (EACCES)',
    EPERM: 'no permission to read or write the file (EPERM)',
    EISDIR: 'a folder is in the place of the file (EISDIR)',
    EFBIG: 'the file is longer than 1 MiB, which no CTL file is (EFBIG)',
    ENOSPC: 'no space left on the disk (ENOSPC)',
    EROFS: 'the disk is read-only (EROFS)',
    EIO: 'the disk reports a read or write error (EIO)',
    EDQUOT: 'there is no room for more entries (EDQUOT)',
  },
  unknown: {
    'no-output': 'nothing was printed',
    'words-unknown': 'the wording is not known',
    incomplete: 'the answer ends too early',
    interrupted: 'something else, such as an alarm, was printed in the middle of the answer',
    contradictory: 'the answer contradicts itself',
  },
  refused: {
    'export-control': 'the cluster is not registered with export-controlled functionality allowed',
    'no-such-command': 'the node does not know the command',
  },
  /** Over which connection a change was made. */
  connection: { 'with-token': 'the CTL Provider (port 2444)', 'by-command': 'the platform (SSH and AXL)' },
  /** Why an open change is not finished or undone. */
  notResumed: {
    'by-command': 'the cluster makes the CTL file itself on this route, so nothing is sent a second time and nothing can be taken back',
    'not-open': 'the change is over',
    'not-signed': 'the signed file is not in the folder of the change, or not as it was signed',
    'journal-damaged': 'the journal of the change is damaged, and the line that named the signed CTL file is lost, so nothing proves which file is the right one',
    'copy-missing': 'a copy of a CTL file from before is not in the folder of the change, or not as it was read then',
    'no-file-before': 'a server that may have served the new CTL file had none before, and no client can take a file away',
    'signer-not-known': 'phones that took the new CTL file do not know the signer of the previous one and would refuse it',
    'changed-since': 'a server holds a CTL file that is neither the previous nor the new one, or the mode is another one: somebody changed the cluster since, with another client or with "utils ctl"',
    'not-read': 'the publisher, or every server of the change, could not be read',
  },
  advice: {
    'restart-tftp-and-callmanager': 'restart Cisco Tftp and Cisco CallManager on all nodes that run them',
    'reset-phones': 'reset all phones',
    'restart-ctimanager': 'restart Cisco CTIManager on all nodes that run it',
  },
  signature: { bad: 'its signature does not verify: ', 'not-checked': 'its signature could not be checked: ' },
} as const satisfies DetailTexts;
