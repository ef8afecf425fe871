/** What shells wire together: the engine, and the implementations of ports that they hand to it. */
const WIRED = ['core/engine.ts', 'core/ports', 'core/files', 'core/tokens/fork-host.ts', 'core/tokens/host-process.ts', 'practice'];

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
  { folder: 'shared/provider', mayImport: ['shared'], node: false, packages: ['zod'] },
  { folder: 'core/ports', mayImport: ['shared'], node: false, packages: [] },
  { folder: 'core/trust', mayImport: ['shared'], node: true },
  { folder: 'core/files', mayImport: ['shared', 'core/ports'], node: true },
  { folder: 'core', mayImport: ['shared', 'core'], node: true },
  { folder: 'provider', mayImport: ['shared', 'core/trust', 'core/files', 'core/ports'], node: true },
  { folder: 'practice', mayImport: ['shared', 'core/ports', 'core/trust', 'core/files', 'provider'], node: true },
  { folder: 'shell', mayImport: ['shared', ...WIRED], node: true, packages: ['env-paths'] },
  { folder: 'electron', mayImport: ['shared', 'shell', ...WIRED], node: true },
  { folder: 'cli', mayImport: ['shared', 'shell', ...WIRED, 'core/trust'], node: true },
  { folder: 'renderer', mayImport: ['shared'], node: false },
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
