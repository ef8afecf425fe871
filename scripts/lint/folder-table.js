/** What shells wire together: the engine, and the implementations of ports that they hand to it. */
const WIRED = ['core/engine.ts', 'core/ports', 'core/files', 'core/time', 'core/network/tls-carrier.ts', 'core/hosts/fork.ts', 'practice'];

/** What both routes of a change share. */
const CHANGE = ['steps', 'folder', 'id', 'observer', 'persist', 'end', 'reported-file', 'maker', 'journal', 'past'].map((name) => `core/change/${name}.ts`);

/** What the two kinds of practice cluster stand on. */
const PRACTICE_BELOW = [
  'shared',
  'core/ports',
  'core/trust',
  'core/files',
  'core/time',
  'provider',
  ...['identities', 'scenarios', 'nodes', 'kept', 'ctl-files', 'phones'].map((name) => `practice/${name}`),
];

/** What the wizard's screens stand on. */
const SCREENS = ['renderer/wizard', 'renderer/frame', 'renderer/ui'];

/**
 * Which folder may import which (docs/architecture.md, "Folders and what they may import").
 * The longest matching `folder` decides for a file; a folder may always import itself.
 * `node` tells whether `node:` built-ins may be used; `packages` lists the only packages allowed (absent: any).
 */
export const FOLDER_TABLE = [
  { folder: 'shared/ctl-file', mayImport: [], node: false, packages: [] },
  { folder: 'shared/domain', mayImport: [], node: false, packages: [] },
  { folder: 'shared/contract', mayImport: ['shared'], node: false, packages: ['zod'] },
  { folder: 'shared/session', mayImport: ['shared'], node: false, packages: [] },
  { folder: 'shared/texts', mayImport: ['shared'], node: false, packages: [] },
  { folder: 'shared/report-page', mayImport: ['shared'], node: false, packages: [] },
  { folder: 'shared/provider', mayImport: ['shared'], node: false, packages: ['zod'] },
  { folder: 'core/ports', mayImport: ['shared'], node: false, packages: [] },
  { folder: 'core/trust', mayImport: ['shared'], node: true },
  { folder: 'core/time', mayImport: ['core/ports'], node: false, packages: [] },
  { folder: 'core/network', mayImport: ['shared', 'core/ports', 'core/trust', 'core/time'], node: true, packages: [] },
  { folder: 'core/files', mayImport: ['shared', 'core/ports', 'core/hosts'], node: true },
  { folder: 'core/hosts', mayImport: ['core/ports'], node: true, packages: [] },
  { folder: 'core/data-folder', mayImport: ['shared', 'core/ports'], node: true },
  { folder: 'core/tokens', mayImport: ['shared', 'core/ports', 'core/trust', 'core/hosts', 'core/files/patience.ts'], node: true },
  { folder: 'core/ctl-provider', mayImport: ['shared', 'core/ports', 'core/trust', 'core/network'], node: true },
  { folder: 'core/platform', mayImport: ['shared', 'core/ports', 'core/trust', 'core/network', 'core/hosts'], node: true },
  // What is operated behind a change: by the platform's own interfaces alone.
  {
    folder: 'core/platform/operations',
    mayImport: ['shared', 'core/ports', 'core/network', 'core/platform/axl', 'core/platform/https', 'core/platform/http-files', 'core/platform/reach.ts'],
    node: true,
    packages: [],
  },
  // Hellos before anything is chosen: no client of either route.
  { folder: 'core/look', mayImport: ['shared', 'core/ports', 'core/network', 'core/platform/reach.ts', 'core/platform/ssh/algorithms.ts'], node: true, packages: [] },
  { folder: 'core/journal', mayImport: ['shared', 'core/ports', 'core/trust'], node: true, packages: [] },
  // A change knows no carrier: neither of the folders of carriers above, by whichever route.
  { folder: 'core/change', mayImport: ['shared', 'core/ports', 'core/trust', 'core/journal'], node: true, packages: [] },
  { folder: 'core/change/with-token', mayImport: ['shared', 'core/ports', 'core/trust', 'core/journal', ...CHANGE], node: true, packages: [] },
  { folder: 'core/change/by-command', mayImport: ['shared', 'core/ports', 'core/trust', 'core/journal', ...CHANGE], node: true, packages: [] },
  // Nor does a rollout: it knows the port Operations, and no change but by its report.
  { folder: 'core/rollout', mayImport: ['shared', 'core/ports', 'core/trust', 'core/journal'], node: true, packages: [] },
  // What is looked at before a change: by what a change reads, and no carrier of its own.
  { folder: 'core/preflight', mayImport: ['shared', 'core/ports', 'core/trust', 'core/change/by-command'], node: false, packages: [] },
  { folder: 'core/calls', mayImport: ['shared', 'core'], node: true },
  { folder: 'core', mayImport: ['shared', 'core'], node: true },
  { folder: 'provider', mayImport: ['package.json', 'shared', 'core/trust', 'core/files', 'core/ports', 'core/time'], node: true },
  { folder: 'practice/identities', mayImport: [], node: true },
  { folder: 'practice/scenarios', mayImport: ['shared'], node: false, packages: [] },
  { folder: 'practice/nodes', mayImport: ['shared', 'core/files', 'core/network', 'provider'], node: true },
  { folder: 'practice/kept', mayImport: ['shared', 'core/ports', 'core/files', 'practice/nodes', 'practice/identities'], node: true },
  { folder: 'practice/ctl-files', mayImport: ['shared', 'core/trust', 'practice/identities', 'practice/scenarios'], node: true },
  { folder: 'practice/phones', mayImport: ['shared', 'core/ports', 'core/trust', 'practice/kept'], node: true },
  { folder: 'practice/tokens', mayImport: ['shared', 'core/ports', 'core/trust', 'practice/kept', 'practice/identities'], node: true },
  { folder: 'practice/platform', mayImport: PRACTICE_BELOW, node: true },
  { folder: 'practice/cluster', mayImport: [...PRACTICE_BELOW, 'practice/tokens', 'practice/platform'], node: true },
  { folder: 'shell', mayImport: ['shared', ...WIRED, 'package.json'], node: true, packages: ['env-paths', 'ws'] },
  { folder: 'electron', mayImport: ['shared', 'shell', ...WIRED], node: true },
  { folder: 'cli', mayImport: ['shared', 'shell', ...WIRED, 'core/trust', 'provider/usage.ts', 'package.json'], node: true },
  { folder: 'renderer/ui', mayImport: ['shared/texts'], node: false },
  { folder: 'renderer/wizard', mayImport: ['shared'], node: false },
  { folder: 'renderer/frame', mayImport: ['package.json', 'shared', 'renderer/wizard', 'renderer/ui'], node: false },
  { folder: 'renderer/steps', mayImport: ['shared', ...SCREENS], node: false },
  { folder: 'renderer/gates', mayImport: ['shared', ...SCREENS, 'renderer/steps'], node: false },
  { folder: 'renderer/app', mayImport: ['shared', 'renderer'], node: false },
  { folder: 'test/oracle', mayImport: [], node: true, packages: [] },
  {
    folder: 'test',
    mayImport: ['shared', 'core', 'provider', 'practice', 'shell', 'electron', 'cli', 'renderer', 'test', 'scripts'],
    node: true,
  },
];

/** Packages that only one folder may import. */
export const PACKAGE_OWNERS = [
  { name: 'electron', folder: 'electron' },
  { name: 'pkcs11js', folder: 'core/tokens/host' },
];
