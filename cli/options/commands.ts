import { type Options } from './declare.ts';
import { CHANGE_EXIT_CODES, type HelpEnd } from './help.ts';
import { OPTIONS } from './tables.ts';

/** An argument of a command, as commander takes its name: `<file>`, or `[id]` where it may be absent. */
export interface ArgumentRow {
  readonly name: string;
  readonly choices?: readonly string[];
  /** Whether a file may stand there. */
  readonly isFile?: true;
}

/** A command as data: what it takes, and what its help says. */
export interface CommandRow {
  readonly description: string;
  readonly options: Options;
  readonly arguments?: readonly ArgumentRow[];
  readonly end?: HelpEnd;
}

/** Shells that `ctl completion` knows. */
export const SHELLS = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof SHELLS)[number];

/** All commands, in the order of the help; what each does stands in `cli/main.ts`. */
export const COMMANDS = {
  show: {
    description: 'print a CTL file, or with --user the CTL files of a cluster, as `show ctl` does; exit code 0 verified, 1 signature bad, 3 not readable, 4 not checked',
    options: OPTIONS.show,
    arguments: [{ name: '<file or host[:port]>', isFile: true }],
  },
  verify: { description: 'check the signature of a CTL file; the same exit codes', options: OPTIONS.verify, arguments: [{ name: '<file>', isFile: true }] },
  practice: { description: 'run a practice cluster on this computer until you stop it', options: OPTIONS.practice },
  'set-cluster': {
    description: 'change the cluster security mode: sign a new CTL file, write it to every server, read it back',
    options: OPTIONS.change,
    arguments: [{ name: '<mode>', choices: ['non-secure', 'mixed'] }],
    end: {
      examples: ['set-cluster non-secure --practice', 'set-cluster non-secure --host 10.0.0.10 --user admin --module LIBRARY', 'set-cluster non-secure --via platform --host 10.0.0.10 --user administrator'],
      exitCodes: CHANGE_EXIT_CODES,
      scenarios: ['ctl-provider', 'platform'],
    },
  },
  update: {
    description: 'update the CTL file (tokens, servers, certificates) without changing the mode',
    options: OPTIONS.change,
    end: {
      examples: ['update --practice --scenario one-token-lost', 'update --via platform --host 10.0.0.10 --user administrator'],
      exitCodes: CHANGE_EXIT_CODES,
      scenarios: ['ctl-provider', 'platform'],
    },
  },
  preflight: {
    description: 'look at a cluster before a change over the platform; changes nothing',
    options: OPTIONS.preflight,
    end: {
      examples: ['preflight --practice --scenario replication-broken', 'preflight --host 10.0.0.10 --user administrator --axl-user axl-reader'],
      exitCodes: '0 nothing fails, 1 something fails, 2 wrong usage, 3 could not sign in, 4 nothing fails and something is unknown',
      scenarios: ['platform'],
    },
  },
  'reset-localkey': {
    description: 'have the publisher sign the CTL file with the CallManager key (utils ctl reset localkey), the first of two steps after ITLRecovery was regenerated',
    options: OPTIONS['reset-localkey'],
    end: { examples: ['reset-localkey --practice --scenario itlrecovery-regenerated --accept export-control-unknown'], exitCodes: CHANGE_EXIT_CODES, scenarios: ['platform'] },
  },
  plan: {
    description: 'show what the choices in a file would do; signs and writes nothing',
    options: OPTIONS.plan,
    arguments: [{ name: '<file>', isFile: true }],
    end: { exitCodes: CHANGE_EXIT_CODES, scenarios: ['ctl-provider'] },
  },
  apply: {
    description: 'make the change described by the choices in a file',
    options: OPTIONS.apply,
    arguments: [{ name: '<file>', isFile: true }],
    end: { exitCodes: CHANGE_EXIT_CODES, scenarios: ['ctl-provider'] },
  },
  rollout: {
    description: 'restart the services and reset the phones of a cluster, pilot phones first; with the number of a change: after it; with that of a restart: continue it',
    options: OPTIONS.rollout,
    arguments: [{ name: '[id]' }],
    end: {
      examples: ['rollout --practice', 'rollout --host 10.0.0.10 --user administrator --axl-user axladmin --pilot SEP001D45B5A2C1', 'rollout 20261126T102653Z-e759afab'],
      exitCodes: '0 every restart of a service was confirmed, and every phone came back or is on the visit list as forecast, 1 failed, refused or left out, 2 wrong usage, 3 not read, or paused',
      scenarios: ['platform'],
    },
  },
  changes: {
    description: 'list the changes made from this computer; finish, undo, check or remove one',
    options: OPTIONS.changes,
    arguments: [{ name: '[id]' }],
    end: { examples: ['changes', 'changes 20261126T102415Z-4f52dbfe --check', 'changes --finish'], exitCodes: CHANGE_EXIT_CODES },
  },
  diagnostics: { description: 'save versions, faults and journals as one file for support; it holds no secret', options: OPTIONS.diagnostics },
  diff: {
    description: 'compare two CTL files entry by entry; exit code 0 the same, 1 different, 3 not readable',
    options: OPTIONS.diff,
    arguments: [
      { name: '<old>', isFile: true },
      { name: '<new>', isFile: true },
    ],
  },
  serve: { description: 'serve the window to a browser on this computer until you stop it', options: OPTIONS.serve },
  completion: {
    description: 'print a script with which a shell completes commands and options',
    options: {},
    arguments: [{ name: '<shell>', choices: SHELLS }],
    end: { examples: ['completion bash > ~/.local/share/bash-completion/completions/ctl', 'completion zsh > ~/.zfunc/_ctl', 'completion fish > ~/.config/fish/completions/ctl.fish'] },
  },
} as const satisfies Readonly<Record<string, CommandRow>>;

export type CommandName = keyof typeof COMMANDS;
