/** How a step is taken back, or why it cannot be. */
type UndoRule = { readonly kind: 'nothing-written' } | { readonly kind: 'discard' } | { readonly kind: 'none'; readonly why: string };

interface StepRule {
  /** Checked immediately before the step; the step is not begun when it does not hold. */
  readonly precondition: string;
  /** Read afterwards from where the step took effect; words of success count for nothing. */
  readonly proof: string;
  readonly undo: UndoRule;
}

/**
 * The kinds of step of the route with a token, in the order in which a plan runs them. A precondition or a proof is a word here and a function where the
 * step is carried out (`core/change`): a word without one does not compile.
 */
const TOKEN_STEPS = {
  sign: { precondition: 'cluster-as-planned', proof: 'signature-verifies', undo: { kind: 'nothing-written' } },
  'trust-tokens': { precondition: 'none', proof: 'trust-list-read-back', undo: { kind: 'none', why: 'trust-list-keeps-it' } },
  'store-capf': { precondition: 'none', proof: 'capf-certificate-read-back', undo: { kind: 'none', why: 'capf-certificate-stays' } },
  stage: { precondition: 'server-holds-predecessor', proof: 'staged-hash-equal', undo: { kind: 'discard' } },
  commit: { precondition: 'server-staged-file', proof: 'read-back-equal', undo: { kind: 'none', why: 'phones-may-have-loaded-it' } },
  'set-mode': { precondition: 'every-server-holds-file', proof: 'mode-reads-back', undo: { kind: 'none', why: 'mode-follows-the-file' } },
  prove: { precondition: 'none', proof: 'all-as-asked', undo: { kind: 'nothing-written' } },
} as const satisfies Readonly<Record<string, StepRule>>;

/** The same for the route by the publisher's command. */
const COMMAND_STEPS = {
  copy: { precondition: 'none', proof: 'copy-has-listed-digests', undo: { kind: 'nothing-written' } },
  command: { precondition: 'cluster-as-planned', proof: 'mode-reads-back', undo: { kind: 'none', why: 'command-has-no-undo' } },
  'read-node': { precondition: 'none', proof: 'node-lists-new-file', undo: { kind: 'nothing-written' } },
  'read-all': { precondition: 'none', proof: 'all-as-asked', undo: { kind: 'nothing-written' } },
} as const satisfies Readonly<Record<string, StepRule>>;

const STEPS = { ...TOKEN_STEPS, ...COMMAND_STEPS } as const;

export type TokenStepKind = keyof typeof TOKEN_STEPS;
/** Of these an open change needs no other. */
export type ResumedStepKind = Extract<TokenStepKind, 'stage' | 'commit' | 'set-mode' | 'prove'>;
export type CommandStepKind = keyof typeof COMMAND_STEPS;
export type StepKind = TokenStepKind | CommandStepKind;

/** One step of a plan. */
export interface PlanStep<Kind extends StepKind = StepKind> {
  /** `kind` or `kind:server`; unique in the plan. */
  readonly id: string;
  readonly kind: Kind;
  /** {@link ClusterServer.name} or address of a node, or `null` for a step that concerns no single one. */
  readonly server: string | null;
  readonly precondition: (typeof STEPS)[Kind]['precondition'];
  readonly proof: (typeof STEPS)[Kind]['proof'];
  readonly undo: (typeof STEPS)[Kind]['undo'];
}

export type TokenStep = PlanStep<TokenStepKind>;
export type CommandStep = PlanStep<CommandStepKind>;

function step<Kind extends StepKind>(kind: Kind, server: string | null = null): PlanStep<Kind> {
  const { precondition, proof, undo } = STEPS[kind];
  return { id: server === null ? kind : `${kind}:${server}`, kind, server, precondition, proof, undo };
}

/** What a plan does besides putting one file onto every server. */
export interface StepChoices {
  /** The publisher, when the tokens' certificates go into its Phone-SAST-trust. */
  readonly trustTokensOn: string | null;
  /** Servers that get the certificate of CAPF. */
  readonly storeCapfOn: readonly string[];
  readonly setMode: boolean;
}

/** The steps that bring one file onto `servers`; what only prepares stands before what phones may load. */
export const stepsWithToken = (servers: readonly string[], { trustTokensOn, storeCapfOn, setMode }: StepChoices): readonly TokenStep[] => [
  step('sign'),
  ...(trustTokensOn === null ? [] : [step('trust-tokens', trustTokensOn)]),
  ...storeCapfOn.map((server) => step('store-capf', server)),
  ...servers.map((server) => step('stage', server)),
  ...servers.map((server) => step('commit', server)),
  ...(setMode ? [step('set-mode')] : []),
  step('prove'),
];

/** The steps of a change that the cluster makes itself: copies first, then the one command, then nothing but reading. */
export const stepsByCommand = (publisher: string, copied: readonly string[], judged: readonly string[]): readonly CommandStep[] => [
  ...copied.map((node) => step('copy', node)),
  step('command', publisher),
  ...judged.map((node) => step('read-node', node)),
  step('read-all'),
];

/** The steps that bring an open change to its end, or take it back; nothing is signed. @param committed servers that get a file to serve. */
export const stepsResumed = (servers: readonly string[], committed: readonly string[], setMode: boolean): readonly PlanStep<ResumedStepKind>[] => [
  ...servers.map((server) => step('stage', server)),
  ...committed.map((server) => step('commit', server)),
  ...(setMode ? [step('set-mode')] : []),
  step('prove'),
];
