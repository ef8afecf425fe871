import { type ErrorCodeOf } from '../../../domain/error-codes.ts';
import { type ErrorText } from '../../catalog.ts';

/** Tokens, their software and their passwords. Facts on Cisco's tokens: Cisco document 118892 and the Unified CM troubleshooting guide. */
export const tokenErrorsEn = {
  'token.support-missing': {
    title: 'The part of this program that talks to tokens is not installed',
    explanation: 'It is compiled when the program is installed, and that was not possible here. CTL files can still be read and checked; USB tokens cannot be used.',
    action: 'Install these packages (names as in Debian): {packages}. Then run "npm ci" in the folder of the program and start it again.',
  },
  'token.module-missing': {
    title: 'Token library not found',
    explanation: 'There is no readable file at {path}. The library (PKCS#11) belongs to the token software and is the way to the tokens. No token was touched.',
    action: "Give the full path of the library. If the token software is not installed, install it (for Cisco's tokens: SafeNet Authentication Client).",
  },
  'token.module-architecture': {
    title: 'The token library is made for another kind of computer',
    explanation: '{path} is made for {found}; this program needs {needed}. It was not loaded, and no token was touched.',
    action: 'Choose the library of the needed kind. If there is none, install the token software for this kind of computer.',
  },
  'token.module-unreadable': {
    title: 'The token library may not be read',
    explanation: 'The file {path} is there, but the system does not let this program read it ({detail}). No token was touched.',
    action: 'Have the administrator of this computer give you the right to read the file, or install the token software again.',
  },
  'token.module-needs': {
    title: 'The token library needs another library that is missing',
    explanation: '{path} cannot be loaded without {library}, which the system does not find. No token was touched.',
    action: 'Install the missing library, or the token software again, completely. Then try again.',
  },
  'token.module-changed': {
    title: 'The token library is another file than last time',
    explanation: '{path} has the SHA-256 {sha256}; the one that was used before had {expected}. A token library is a program, and it reaches the token password. It was not loaded.',
    action: 'If the token software was updated, accept the new file. If nobody knows of an update, do not use it, and have the computer checked.',
  },
  'token.module-unloadable': {
    title: 'The token library could not be loaded',
    explanation: 'The system refused to load {path} ({detail}). Often another part of the token software is missing. No token was touched.',
    action: 'Install the token software again, completely. Then try again.',
  },
  'token.module-not-pkcs11': {
    title: 'This file is not a token library',
    explanation: '{path} is no PKCS#11 library (the common interface of token software). No token was touched.',
    action: "Choose the PKCS#11 library that came with the token software (for Cisco's tokens: SafeNet Authentication Client).",
  },
  'token.none-present': {
    title: 'No security token found',
    explanation: 'The chosen library sees no token. Nothing was signed.',
    action: 'Insert the token, wait a few seconds, and look again. If it is still not seen, try another USB port and check the token software.',
  },
  'token.not-found': {
    title: 'The token {serial} is not inserted',
    explanation: 'The chosen library sees no token with this serial number now. Nothing was signed, and no password was tried.',
    action: 'Insert the token {serial} and look again, or choose another one.',
  },
  'token.several-present': {
    title: 'It is not clear which token is meant',
    explanation: 'Several tokens could be meant: {serials}. The program does not guess. Nothing was signed, and no password was tried.',
    action: 'Leave only the token inserted that shall sign, or name its serial number.',
  },
  'token.removed': {
    title: 'The token was removed',
    explanation: 'The token could no longer be reached before its work was finished. No signature of it was used, and no server was written to. If a wrong password had already reached the token, it may count as a failed try.',
    action: 'Insert the same token again, wait a few seconds, and repeat the step.',
  },
  'token.changed': {
    title: 'The token no longer holds what was shown',
    explanation: 'Its certificate or key is not the one that was chosen; perhaps another token was inserted. Nothing was signed.',
    action: 'Insert the right token, have the tokens read again, and choose it once more.',
  },
  'token.not-recognized': {
    title: 'The chosen library does not know this token',
    explanation: 'A token or card is inserted, but this library cannot read it. Nothing was signed, and no password was tried.',
    action: "Install the software of the token's maker (for Cisco's tokens: SafeNet Authentication Client) and choose its library.",
  },
  'token.certificate-missing': {
    title: 'The certificate is not in the token',
    explanation: 'A token signs for a certificate that it holds, and this one does not hold the chosen certificate. Nothing was signed, and no password was tried.',
    action: 'Have the tokens read again and choose a certificate that is shown. If none is shown, use another token.',
  },
  'token.key-missing': {
    title: 'The token has no key for this certificate',
    explanation: 'The private key that belongs to the certificate was not found in the token. The password was accepted; no failed try was counted. Nothing was signed.',
    action: 'Use another token whose certificate is in the present CTL file.',
  },
  'token.key-unusable': {
    title: 'The key of the token cannot make this signature',
    explanation: 'A CTL file needs an RSA signature by a key of 1024, 2048 or 4096 bits, which this token or key does not allow ({detail}). Nothing was signed.',
    action: 'Use another token whose certificate is in the present CTL file.',
  },
  'token.pin-incorrect': {
    title: 'Wrong token password',
    explanation:
      'The token refused the password and may count this as a failed try. The program tries nothing a second time by itself. Nothing was signed. The 16th failed try in a row locks a Cisco token for good, and nobody can unlock it; a right password sets the count back.',
    action:
      'Do not guess. Check capital letters and the keyboard layout, and enter the password once you are sure of it (Cisco delivers its tokens with Cisco123). Otherwise use another token whose certificate is in the present CTL file.',
  },
  'token.pin-locked': {
    title: 'The token is locked',
    explanation: 'Too many wrong passwords were entered in a row, here or elsewhere. A locked Cisco token cannot be unlocked by anybody. Nothing was signed.',
    action:
      'Use another token whose certificate is in the present CTL file. If there is none: from release 10.0(1) on, the mode can be changed without tokens on the command line (CLI) of the publisher: "utils ctl set-cluster non-secure-mode".',
  },
  'token.last-try': {
    title: 'The last try of the token password was not used',
    explanation: 'One more wrong password locks this token; a Cisco token then stays locked for good. The command uses the last try only when a person agrees to it on a terminal, also with --yes. Nothing was signed, and no password was tried.',
    action: 'Use another token whose certificate is in the present CTL file, or run the command on a terminal with a password you are sure of.',
  },
  'token.pin-length': {
    title: 'The token password is too short or too long',
    explanation: 'This token takes passwords of {min} to {max} characters (0: it names no limit). Normally no failed try is counted for this. Nothing was signed.',
    action: 'Enter the password again, complete and without extra blanks.',
  },
  'token.pin-expired': {
    title: 'The token wants a new password first',
    explanation: 'Until its password is changed, the token does not sign. This program does not change token passwords. Nothing was signed.',
    action: "Change the password with the token software (for Cisco's tokens: SafeNet Authentication Client). Then sign with the new one.",
  },
  'token.pin-not-set': {
    title: 'This token has no password',
    explanation: 'It has not been prepared as a security token, so it cannot sign. Nothing was signed.',
    action: 'Use a prepared security token whose certificate is in the present CTL file.',
  },
  'token.busy': {
    title: 'The token is in use elsewhere',
    explanation: 'Another program works with the token, and it takes no more work at the moment. Nothing was signed.',
    action: 'Close other programs that use the token, such as the window of the token software. Then try again.',
  },
  'token.cancelled': {
    title: 'Work with the token was cancelled',
    explanation: 'It was ended here, in a window of the token software, or on the keypad of the reader. No signature was used. If a wrong password had already reached the token, it may count as a failed try.',
    action: 'Start again when you are ready.',
  },
  'token.timeout': {
    title: 'The token did not answer in time',
    explanation:
      'The program waited {seconds} seconds and then stopped the token software. No signature was used. If a wrong password had already reached the token, it may count as a failed try.',
    action: 'Remove the token and insert it again. Then repeat the step, with a password you are sure of.',
  },
  'token.host-ended': {
    title: 'The token software stopped working',
    explanation:
      'The library runs in a process of its own, which ended ({detail}). The program itself goes on. No signature was used. If a wrong password had already reached the token, it may count as a failed try.',
    action: 'Remove the token, insert it again, and repeat the step. If it happens again, check that the chosen file is the library of the token software.',
  },
  'token.signature-wrong': {
    title: 'The signature does not fit the certificate',
    explanation: 'The signature was checked before use, does not fit, and was thrown away. No server was written to.',
    action: 'Remove the token, insert it again, and try once more. If it happens again, use another token whose certificate is in the present CTL file.',
  },
  'token.fault': {
    title: 'The token or its software reports a fault',
    explanation: 'It says {name} (number {number}). No signature of it was used, and no server was written to. If a wrong password had already reached the token, it may count as a failed try.',
    action: 'Remove the token, insert it again, and repeat the step, with a password you are sure of. If it happens again, note name and number for the support of the token software.',
  },
} as const satisfies Readonly<Record<ErrorCodeOf<'token'>, ErrorText>>;
