import { type ErrorCodeOf } from '../../../domain/error-codes.ts';
import { type ErrorText } from '../../catalog.ts';

/** Tokens, their software and their passwords. Facts on Cisco's tokens: Cisco document 118892 and the Unified CM troubleshooting guide. */
export const tokenErrorsEn = {
  'token.support-missing': {
    title: 'The token component of this program is not installed',
    explanation: 'It is compiled when the program is installed, which was not possible on this computer. You can still read and check CTL files, but you cannot use USB tokens.',
    action: 'Install what compiles it: {packages}. Then install the program again (in a checkout: "npm ci"; its npm package: "npm install --global --allow-scripts=pkcs11js FILE", since npm 12 compiles nothing without that option) and restart it.',
  },
  'token.module-none': {
    title: 'No token library was found',
    explanation: 'Tokens can only be reached through the library (PKCS#11) of their software. None of those that the program knows is on this computer. No token was accessed.',
    action: "Install the token software (for Cisco's tokens: SafeNet Authentication Client), or name its library: --module PATH.",
  },
  'token.module-unclear': {
    title: 'It is not clear which token library to use',
    explanation: 'These are on this computer: {paths}. None of them is the one used last. No token was accessed.',
    action: 'Name the one that belongs to your token: --module PATH. Without --module, the next command uses the same one.',
  },
  'token.module-missing': {
    title: 'Token library not found',
    explanation: 'There is no readable file at {path}. The library (PKCS#11) is part of the token software; tokens can only be reached through it. No token was accessed.',
    action: "Give the full path of the library. If the token software is not installed, install it (for Cisco's tokens: SafeNet Authentication Client).",
  },
  'token.module-architecture': {
    title: 'The token library is for another kind of computer',
    explanation: '{path} is built for {found}; this program needs {needed}. It was not loaded, and no token was accessed.',
    action: 'Choose a library of the right kind. If there is none, install the token software for this kind of computer.',
  },
  'token.module-unreadable': {
    title: 'No permission to read the token library',
    explanation: 'The file {path} exists, but the system does not let this program read it ({detail}). No token was accessed.',
    action: 'Ask the administrator of this computer for permission to read the file, or reinstall the token software.',
  },
  'token.module-needs': {
    title: 'The token library needs another library that is missing',
    explanation: '{path} cannot be loaded without {library}, which the system cannot find. No token was accessed.',
    action: 'Install the missing library, or reinstall the complete token software. Then try again.',
  },
  'token.module-part-missing': {
    title: 'The token library needs another library that is missing',
    explanation: '{path} cannot be loaded because a library that it needs is not on this computer. Windows does not say which one. No token was accessed.',
    action: 'Reinstall the complete token software for this version of Windows (64-bit). Then try again.',
  },
  'token.module-changed': {
    title: 'The token library file has changed since last time',
    explanation: 'The SHA-256 of {path} is {sha256}; last time it was {expected}. A token library is a program, and it handles the token password. It was not loaded.',
    action: 'If the token software was updated, accept the new file. If nobody knows of an update, do not use it, and have the computer checked.',
  },
  'token.module-unloadable': {
    title: 'The token library could not be loaded',
    explanation: 'The system refused to load {path} ({detail}). Often another part of the token software is missing. No token was accessed.',
    action: 'Reinstall the complete token software. Then try again.',
  },
  'token.module-not-pkcs11': {
    title: 'This file is not a token library',
    explanation: '{path} is not a PKCS#11 library (the standard interface of token software). No token was accessed.',
    action: "Choose the PKCS#11 library that came with the token software (for Cisco's tokens: SafeNet Authentication Client).",
  },
  'token.none-present': {
    title: 'No security token found',
    explanation: 'The chosen library sees no token. Nothing was signed.',
    action: 'Insert the token, wait a few seconds, and search again. If it is still not found, try another USB port and check the token software.',
  },
  'token.not-found': {
    title: 'The token {serial} is not inserted',
    explanation: 'The chosen library sees no token with this serial number now. Nothing was signed, and no password was tried.',
    action: 'Insert the token {serial} and search again, or choose another one.',
  },
  'token.several-present': {
    title: 'It is not clear which token to use',
    explanation: 'Several tokens match: {serials}. The program does not guess. Nothing was signed, and no password was tried.',
    action: 'Leave only the signing token inserted, or specify its serial number.',
  },
  'token.removed': {
    title: 'The token was removed',
    explanation: 'The token could not be reached any more before it had finished. No signature from it was used, and no server was written to. If a wrong password had already reached the token, it may count as a failed attempt.',
    action: 'Insert the same token again, wait a few seconds, and repeat the step.',
  },
  'token.changed': {
    title: 'The token no longer matches what was shown',
    explanation: 'Its certificate or key is not the one you chose; someone may have inserted another token. Nothing was signed.',
    action: 'Insert the right token, read the tokens again, and choose it once more.',
  },
  'token.not-recognized': {
    title: 'The chosen library does not recognise this token',
    explanation: 'A token or card is inserted, but this library cannot read it. Nothing was signed, and no password was tried.',
    action: "Install the software of the token's maker (for Cisco's tokens: SafeNet Authentication Client) and choose its library.",
  },
  'token.certificate-missing': {
    title: 'The certificate is not on the token',
    explanation: 'A token can sign only with a certificate that it holds, and this one does not hold the chosen certificate. Nothing was signed, and no password was tried.',
    action: 'Read the tokens again and choose one of the certificates shown. If none is shown, use another token.',
  },
  'token.certificate-unusable': {
    title: 'This certificate of the token cannot sign a CTL file',
    explanation: 'The token {serial} was read, but {reason}. Whether the token is in the current CTL file plays no part in that. Nothing was signed, and no password was tried.',
    action: 'Use another certificate or another token. If this is the only token, start a new CTL file with tokens that can sign.',
  },
  'token.key-missing': {
    title: 'The token has no key for this certificate',
    explanation: 'The private key of the certificate was not found on the token. The password was accepted, so no failed attempt was counted. Nothing was signed.',
    action: 'Use another token whose certificate is in the current CTL file.',
  },
  'token.key-unusable': {
    title: 'The key of the token cannot make this signature',
    explanation: 'A CTL file needs an RSA signature with a key of 1024, 2048 or 4096 bits, which this token or key does not support ({detail}). Nothing was signed.',
    action: 'Use another token whose certificate is in the current CTL file.',
  },
  'token.pin-incorrect': {
    title: 'Wrong token password',
    explanation:
      'The token rejected the password and may count this as a failed attempt. The program never retries a password by itself. Nothing was signed. The 16th failed attempt in a row locks a Cisco token permanently, and nobody can unlock it; the right password resets the count.',
    action:
      "Do not guess. Check capital letters and the keyboard layout, and enter the password only when you are sure of it (the factory password of Cisco's tokens is Cisco123). Otherwise use another token that may sign this file.",
  },
  'token.pin-locked': {
    title: 'The token is locked',
    explanation: 'Too many wrong passwords in a row were entered, here or elsewhere. Nobody can unlock a locked Cisco token. Nothing was signed.',
    action:
      'Use another token whose certificate is in the current CTL file. If there is none: from release 10.0(1) on, you can change the mode without tokens on the command line (CLI) of the publisher: "utils ctl set-cluster non-secure-mode".',
  },
  'token.last-try': {
    title: 'The last attempt for the token password was not used',
    explanation: 'One more wrong password locks this token; a Cisco token then stays locked permanently. The command uses the last attempt only if you agree to it on a terminal, even with --yes. Nothing was signed, and no password was tried.',
    action: 'Use another token whose certificate is in the current CTL file, or run the command on a terminal with a password you are sure of.',
  },
  'token.pin-length': {
    title: 'The token password is too short or too long',
    explanation: 'This token accepts passwords of {min} to {max} characters (0: it states no limit). Normally this does not count as a failed attempt. Nothing was signed.',
    action: 'Enter the complete password again, without extra spaces.',
  },
  'token.pin-expired': {
    title: 'The token requires a new password first',
    explanation: 'The token does not sign until its password is changed. This program does not change token passwords. Nothing was signed.',
    action: "Change the password with the token software (for Cisco's tokens: SafeNet Authentication Client). Then sign with the new one.",
  },
  'token.pin-not-set': {
    title: 'This token has no password',
    explanation: 'It was never set up as a security token, so it cannot sign. Nothing was signed.',
    action: 'Use a security token that is set up and whose certificate is in the current CTL file.',
  },
  'token.busy': {
    title: 'Another program is using the token',
    explanation: 'The token accepts no more work at the moment. Nothing was signed.',
    action: 'Close other programs that use the token, such as the window of the token software. Then try again.',
  },
  'token.cancelled': {
    title: 'Work with the token was cancelled',
    explanation: 'It was cancelled here, in a window of the token software, or on the keypad of the reader. No signature was used. If a wrong password had already reached the token, it may count as a failed attempt.',
    action: 'Start again when you are ready.',
  },
  'token.timeout': {
    title: 'The token did not answer in time',
    explanation:
      'The program waited {seconds} seconds and then stopped the token software. No signature was used. If a wrong password had already reached the token, it may count as a failed attempt.',
    action: 'Remove the token and insert it again. Then repeat the step, with a password you are sure of.',
  },
  'token.host-ended': {
    title: 'The token software stopped working',
    explanation:
      'The library runs in a separate process, which ended ({detail}). The program itself keeps running. No signature was used. If a wrong password had already reached the token, it may count as a failed attempt.',
    action: 'Remove the token, insert it again, and repeat the step. If it happens again, check that the chosen file is the library of the token software.',
  },
  'token.signature-wrong': {
    title: 'The signature does not match the certificate',
    explanation: 'The program checked the signature before use, found that it does not match, and discarded it. No server was written to.',
    action: 'Remove the token, insert it again, and try once more. If it happens again, use another token whose certificate is in the current CTL file.',
  },
  'token.fault': {
    title: 'The token or its software reports an error',
    explanation: 'It reports {name} (number {number}). No signature from it was used, and no server was written to. If a wrong password had already reached the token, it may count as a failed attempt.',
    action: 'Remove the token, insert it again, and repeat the step, with a password you are sure of. If it happens again, give the name and number to the support of the token software.',
  },
} as const satisfies Readonly<Record<ErrorCodeOf<'token'>, ErrorText>>;
