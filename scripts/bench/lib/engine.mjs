import process from 'node:process';

/**
 * The engine of a measurement, with the cluster that "practise" starts.
 * @param {any} parts
 * @param {{ readonly dataDir: string, readonly practice: () => Promise<any>, readonly spawnHost?: () => any }} options
 */
export const startEngine = (parts, { dataDir, practice, spawnHost }) =>
  parts.createEngine({
    spawnHost: spawnHost ?? (() => undefined),
    spawnSshHost: () => undefined,
    practiceClusters: { start: practice, kept: () => Promise.resolve([]), startAgain: () => Promise.resolve(null), clear: () => Promise.resolve() },
    dataDir,
    ...parts.TLS_CARRIER,
    files: parts.createNodeFiles(),
    log: { info: () => undefined, error: (text) => process.stderr.write(`${text}\n`) },
    pickFile: null,
    openFolder: null,
    holder: 'bench',
    language: 'en',
    program: '0',
    operator: '',
  });
