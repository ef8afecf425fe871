/** What a program that calls us should conclude: see the exit codes in docs/command-line.md. */
export type ErrorKind = 'refused' | 'usage' | 'unreachable' | 'not-checked';

/**
 * Every error of the product, what kind it is, and the parameters that its sentences show. The catalogues in `shared/texts` hold a title,
 * an explanation and an action for each of them.
 */
export const ERROR_CODES = {
  // Reaching a server. where = server
  'connect.name-not-found': { kind: 'unreachable', params: ['host'] },
  'connect.refused': { kind: 'unreachable', params: ['host', 'port'] },
  'connect.unreachable': { kind: 'unreachable', params: ['host', 'port', 'detail'] },
  'connect.timeout': { kind: 'unreachable', params: ['host', 'port'] },
  'connect.lost': { kind: 'unreachable', params: ['detail'] },
  'connect.tls-failed': { kind: 'unreachable', params: ['detail'] },
  'connect.not-open-provider': { kind: 'unreachable', params: ['host', 'port'] },
  'connect.cancelled': { kind: 'refused', params: [] },
  // Whom we talk to. where = server
  'trust.certificate-unknown': { kind: 'refused', params: ['sha256'] },
  'trust.certificate-changed': { kind: 'refused', params: ['sha256', 'expected'] },
  'trust.certificate-unreadable': { kind: 'unreachable', params: ['detail'] },
  'trust.certificate-unusable': { kind: 'refused', params: ['sha256', 'detail'] },
  // The protocol itself. where = server
  'protocol.violation': { kind: 'unreachable', params: ['detail'] },
  'protocol.version': { kind: 'unreachable', params: ['offered'] },
  // Signing in. where = server
  'login.refused': { kind: 'refused', params: [] },
  'login.throttled': { kind: 'refused', params: ['seconds'] },
  'login.required': { kind: 'refused', params: [] },
  'login.ticket-expired': { kind: 'refused', params: [] },
  // Refusals of a provider. where = server
  'provider.not-publisher': { kind: 'refused', params: [] },
  'provider.not-subscriber': { kind: 'refused', params: [] },
  'provider.server-unknown': { kind: 'refused', params: ['name'] },
  'provider.servers-changed': { kind: 'refused', params: [] },
  'provider.file-refused': { kind: 'refused', params: ['problem'] },
  'provider.stale-predecessor': { kind: 'refused', params: ['expected', 'present'] },
  'provider.nothing-staged': { kind: 'refused', params: ['expected'] },
  'provider.busy': { kind: 'refused', params: ['since'] },
  'provider.mode-file-mismatch': { kind: 'refused', params: ['expected', 'present'] },
  'provider.certificate-missing': { kind: 'refused', params: ['name', 'role'] },
  'provider.storage': { kind: 'refused', params: ['detail'] },
  'provider.no-ctl-file': { kind: 'refused', params: [] },
  // The platform of a node: CLI over SSH, AXL, files by HTTP. where = node
  'platform.port-closed': { kind: 'unreachable', params: ['host', 'port'] },
  'platform.tls-failed': { kind: 'unreachable', params: ['detail'] },
  'platform.ssh-failed': { kind: 'unreachable', params: ['detail'] },
  'platform.no-common-algorithm': { kind: 'refused', params: ['detail'] },
  'platform.host-key-changed': { kind: 'refused', params: ['sha256', 'expected', 'type'] },
  'platform.host-key-unknown': { kind: 'refused', params: ['sha256', 'type'] },
  'platform.not-publisher': { kind: 'refused', params: ['publisher'] },
  'platform.release-too-old': { kind: 'refused', params: ['release'] },
  'platform.not-read': { kind: 'unreachable', params: ['command', 'reason', 'detail'] },
  'platform.axl-not-asked': { kind: 'refused', params: [] },
  'platform.command-refused': { kind: 'refused', params: ['command', 'reason'] },
  'platform.words-unknown': { kind: 'refused', params: ['command', 'reason', 'detail'] },
  'platform.no-shell': { kind: 'unreachable', params: ['detail'] },
  'platform.question-unexpected': { kind: 'refused', params: ['command', 'text'] },
  'platform.output-too-long': { kind: 'unreachable', params: ['command', 'max'] },
  'platform.axl-versions': { kind: 'refused', params: ['offered'] },
  'platform.axl-forbidden': { kind: 'refused', params: ['username'] },
  'platform.axl-fault': { kind: 'unreachable', params: ['detail'] },
  'platform.busy': { kind: 'unreachable', params: [] },
  'platform.answer-unusable': { kind: 'unreachable', params: ['detail'] },
  // CTL files. where = file or server
  'ctl-file.unreadable': { kind: 'unreachable', params: ['problem', 'offset'] },
  'ctl-file.signature-bad': { kind: 'refused', params: ['signer'] },
  'ctl-file.not-checked': { kind: 'not-checked', params: ['reason'] },
  'file.unreadable': { kind: 'unreachable', params: ['path', 'detail'] },
  'file.not-written': { kind: 'refused', params: ['path', 'detail'] },
  // Tokens. where = token serial or library path
  'token.support-missing': { kind: 'refused', params: ['packages'] },
  'token.module-missing': { kind: 'unreachable', params: ['path'] },
  'token.module-architecture': { kind: 'refused', params: ['path', 'found', 'needed'] },
  'token.module-unreadable': { kind: 'unreachable', params: ['path', 'detail'] },
  'token.module-needs': { kind: 'refused', params: ['path', 'library'] },
  'token.module-unloadable': { kind: 'refused', params: ['path', 'detail'] },
  'token.module-changed': { kind: 'refused', params: ['path', 'sha256', 'expected'] },
  'token.module-not-pkcs11': { kind: 'refused', params: ['path'] },
  'token.none-present': { kind: 'refused', params: [] },
  'token.not-found': { kind: 'refused', params: ['serial'] },
  'token.several-present': { kind: 'refused', params: ['serials'] },
  'token.removed': { kind: 'refused', params: [] },
  'token.changed': { kind: 'refused', params: [] },
  'token.not-recognized': { kind: 'refused', params: [] },
  'token.certificate-missing': { kind: 'refused', params: [] },
  'token.certificate-unusable': { kind: 'refused', params: ['serial', 'reason'] },
  'token.key-missing': { kind: 'refused', params: [] },
  'token.key-unusable': { kind: 'refused', params: ['detail'] },
  'token.pin-incorrect': { kind: 'refused', params: [] },
  'token.pin-locked': { kind: 'refused', params: [] },
  'token.last-try': { kind: 'refused', params: [] },
  'token.pin-length': { kind: 'refused', params: ['min', 'max'] },
  'token.pin-expired': { kind: 'refused', params: [] },
  'token.pin-not-set': { kind: 'refused', params: [] },
  'token.busy': { kind: 'refused', params: [] },
  'token.cancelled': { kind: 'refused', params: [] },
  'token.timeout': { kind: 'unreachable', params: ['seconds'] },
  'token.host-ended': { kind: 'unreachable', params: ['detail'] },
  'token.signature-wrong': { kind: 'refused', params: [] },
  'token.fault': { kind: 'unreachable', params: ['name', 'number'] },
  // The plan. where = server or token
  'plan.no-ctl-file': { kind: 'refused', params: [] },
  'plan.mode-not-offered': { kind: 'refused', params: ['mode', 'reason'] },
  'plan.token-not-in-file': { kind: 'refused', params: ['serial'] },
  'plan.token-already-in-file': { kind: 'refused', params: ['serial'] },
  'plan.entry-locked': { kind: 'refused', params: ['reason'] },
  'plan.refused': { kind: 'refused', params: ['rule'] },
  'plan.consent-missing': { kind: 'refused', params: ['rules'] },
  'plan.outdated': { kind: 'refused', params: [] },
  // The change. where = server
  'apply.locked': { kind: 'refused', params: ['holder', 'file'] },
  'apply.cancelled': { kind: 'refused', params: [] },
  'apply.consent-missing': { kind: 'refused', params: ['wanted'] },
  'apply.proof-failed': { kind: 'refused', params: ['step', 'expected', 'found'] },
  // Calls of a window or program
  'contract.violation': { kind: 'usage', params: [] },
  'contract.not-now': { kind: 'usage', params: ['call'] },
  'usage.wrong': { kind: 'usage', params: ['detail'] },
  'usage.other-route': { kind: 'usage', params: ['option', 'via'] },
  'usage.not-in-practice': { kind: 'usage', params: ['option'] },
  'usage.option-alone': { kind: 'usage', params: ['option', 'needed'] },
  'usage.same-descriptor': { kind: 'usage', params: ['option', 'other'] },
  'usage.file-given': { kind: 'usage', params: ['option', 'path'] },
  'usage.secret-missing': { kind: 'usage', params: ['what'] },
  'program.page-not-served': { kind: 'refused', params: ['detail'] },
  'program.fault': { kind: 'refused', params: ['detail'] },
} as const satisfies Record<string, { readonly kind: ErrorKind; readonly params: readonly string[] }>;

export type ErrorCode = keyof typeof ERROR_CODES;

/** The error codes that start with `prefix`, e.g. `ErrorCodeOf<'token'>`. */
export type ErrorCodeOf<P extends string> = Extract<ErrorCode, `${P}.${string}`>;

/** Values of an error: all that its sentences show, and more for programs if there is more. */
export type ErrorParams<C extends ErrorCode> = Readonly<Record<(typeof ERROR_CODES)[C]['params'][number], string | number>> & Readonly<Record<string, string | number>>;
