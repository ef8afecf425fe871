/** What a program that calls us should conclude: see the exit codes in docs/command-line.md. */
export type ErrorKind = 'refused' | 'usage' | 'unreachable' | 'not-checked';

/**
 * Every error of the product and what kind it is. The catalogues in `shared/texts` hold a title, an explanation and
 * an action for each of them; the parameters named in the comments are those the sentences use.
 */
export const ERROR_CODES = {
  // Reaching a server. where = server
  'connect.name-not-found': 'unreachable', // host
  'connect.refused': 'unreachable', // host, port
  'connect.unreachable': 'unreachable', // host, port, detail
  'connect.timeout': 'unreachable', // host, port, seconds
  'connect.lost': 'unreachable', // detail
  'connect.tls-failed': 'unreachable', // detail
  'connect.not-open-provider': 'unreachable', // host, port
  'connect.cancelled': 'refused',
  // Whom we talk to. where = server
  'trust.certificate-unknown': 'refused', // sha256, subject, issuer, validFrom, validTo
  'trust.certificate-changed': 'refused', // sha256, expected
  'trust.certificate-unreadable': 'unreachable', // detail
  'trust.certificate-unusable': 'refused', // sha256, detail
  // The protocol itself. where = server
  'protocol.violation': 'unreachable', // detail
  'protocol.version': 'unreachable', // offered
  // Signing in. where = server
  'login.refused': 'refused', // username
  'login.throttled': 'refused', // seconds
  'login.required': 'refused',
  'login.ticket-expired': 'refused',
  // Refusals of a provider. where = server
  'provider.not-publisher': 'refused',
  'provider.not-subscriber': 'refused',
  'provider.server-unknown': 'refused', // name
  'provider.servers-changed': 'refused',
  'provider.file-refused': 'refused', // problem
  'provider.stale-predecessor': 'refused', // expected, present
  'provider.nothing-staged': 'refused', // expected
  'provider.busy': 'refused', // since
  'provider.mode-file-mismatch': 'refused', // expected, present
  'provider.certificate-missing': 'refused', // name, role
  'provider.storage': 'refused', // detail
  'provider.no-ctl-file': 'refused',
  // The platform of a node: CLI over SSH, AXL, files by HTTP. where = node
  'platform.port-closed': 'unreachable', // host, port
  'platform.tls-failed': 'unreachable', // detail
  'platform.ssh-failed': 'unreachable', // detail
  'platform.no-common-algorithm': 'refused', // detail
  'platform.host-key-changed': 'refused', // sha256, expected, type
  'platform.host-key-unknown': 'refused', // sha256, type
  'platform.not-publisher': 'refused', // publisher
  'platform.release-too-old': 'refused', // release
  'platform.not-read': 'unreachable', // command, reason, detail
  'platform.axl-not-asked': 'refused',
  'platform.command-refused': 'refused', // command, reason
  'platform.words-unknown': 'refused', // command, reason, detail
  'platform.no-shell': 'unreachable', // detail
  'platform.question-unexpected': 'refused', // command, text
  'platform.output-too-long': 'unreachable', // command, max
  'platform.axl-versions': 'refused', // offered
  'platform.axl-forbidden': 'refused', // username
  'platform.axl-fault': 'unreachable', // detail
  'platform.busy': 'unreachable',
  'platform.answer-unusable': 'unreachable', // detail
  // CTL files. where = file or server
  'ctl-file.unreadable': 'unreachable', // problem, offset
  'ctl-file.signature-bad': 'refused', // signer
  'ctl-file.not-checked': 'not-checked', // reason
  'file.unreadable': 'unreachable', // path, detail
  'file.not-written': 'refused', // path, detail
  // Tokens. where = token serial or library path
  'token.support-missing': 'refused', // packages
  'token.module-missing': 'unreachable', // path
  'token.module-architecture': 'refused', // path, found, needed
  'token.module-unreadable': 'unreachable', // path, detail
  'token.module-needs': 'refused', // path, library
  'token.module-unloadable': 'refused', // path, detail
  'token.module-changed': 'refused', // path, sha256, expected
  'token.module-not-pkcs11': 'refused', // path
  'token.none-present': 'refused',
  'token.not-found': 'refused', // serial
  'token.several-present': 'refused', // serials
  'token.removed': 'refused',
  'token.changed': 'refused',
  'token.not-recognized': 'refused',
  'token.certificate-missing': 'refused',
  'token.key-missing': 'refused',
  'token.key-unusable': 'refused', // detail
  'token.pin-incorrect': 'refused', // triesHint
  'token.pin-locked': 'refused',
  'token.last-try': 'refused',
  'token.pin-length': 'refused', // min, max
  'token.pin-expired': 'refused',
  'token.pin-not-set': 'refused',
  'token.busy': 'refused',
  'token.cancelled': 'refused',
  'token.timeout': 'unreachable', // seconds
  'token.host-ended': 'unreachable', // detail
  'token.signature-wrong': 'refused',
  'token.fault': 'unreachable', // name, number
  // The plan. where = server or token
  'plan.no-ctl-file': 'refused',
  'plan.mode-not-offered': 'refused', // mode, reason
  'plan.token-not-in-file': 'refused', // serial
  'plan.token-already-in-file': 'refused', // serial
  'plan.entry-locked': 'refused', // reason
  'plan.refused': 'refused', // rule
  'plan.consent-missing': 'refused', // rules
  'plan.outdated': 'refused',
  // The change. where = server
  'apply.locked': 'refused', // holder, file
  'apply.cancelled': 'refused',
  'apply.consent-missing': 'refused', // wanted
  'apply.proof-failed': 'refused', // step, expected, found
  // Calls of a window or program
  'contract.violation': 'usage',
  'contract.not-now': 'usage', // call, step
  'usage.wrong': 'usage', // detail
  'usage.secret-missing': 'usage', // what
  'program.page-not-served': 'refused', // detail
  'program.fault': 'refused', // detail
} as const satisfies Record<string, ErrorKind>;

export type ErrorCode = keyof typeof ERROR_CODES;

/** The error codes that start with `prefix`, e.g. `ErrorCodeOf<'token'>`. */
export type ErrorCodeOf<P extends string> = Extract<ErrorCode, `${P}.${string}`>;
