import { type Connection } from './connection.ts';

/** The clusters there are to practise on, by the connection that they are practised with; the first is the one to begin with. */
export const PRACTICE_SCENARIOS = {
  'ctl-provider': ['founding-document'],
  platform: [
    'founding-document',
    'tvs-does-not-vouch',
    'release-11.5',
    'release-12.5',
    'release-15',
    'export-control-refused',
    'subscriber-named',
    'already-non-secure',
    'auto-registration-on',
    'host-key-changes',
    'password-refused',
    'connection-lost-done',
    'connection-lost-not-done',
    'stale-tftp',
    'tftp-on-publisher',
    'presence-node',
    'node-unreachable',
    'pre-10',
    'axl-busy',
    'axl-throttled',
    'older-algorithms',
    'words-without-deed',
  ],
} as const satisfies Readonly<Record<Connection, readonly [string, ...string[]]>>;

export type PracticeScenario<C extends Connection = Connection> = (typeof PRACTICE_SCENARIOS)[C][number];

export const isScenarioOf = <C extends Connection>(connection: C, name: string): name is PracticeScenario<C> =>
  PRACTICE_SCENARIOS[connection].some((scenario) => scenario === name);
