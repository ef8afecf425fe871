import { expect, it } from 'vitest';
import { probeProvider } from '../../core/ctl-provider/probe.ts';
import { type StartedPracticeCluster, startPracticeCluster } from '../../practice/cluster/start.ts';
import { PRACTICE_SCENARIOS, type PracticeScenario } from '../../shared/domain/practice-scenario.ts';
import { readFolder } from '../oracle/node-folder.ts';

const OURS = ['0054f509', '008580ef'];
const NEW = ['00a4c1d7', '00b83e5f'];

interface Found {
  readonly mode: 'mixed' | 'non-secure';
  /** CTL files on publisher and subscriber. */
  readonly files: 'same' | 'differ' | 'none';
  readonly subscriber: string;
  readonly subscriberAnswers: boolean;
  /** The first phone holds a CTL file. */
  readonly phonesHoldFile: boolean;
  /** Serial numbers of the tokens with which a person could sign. */
  readonly tokens: readonly string[];
  readonly otherTftpServer: boolean;
}

const DOCUMENT: Found = { mode: 'mixed', files: 'same', subscriber: '10.48.47.154', subscriberAnswers: true, phonesHoldFile: true, tokens: OURS, otherTftpServer: false };

/** What an administrator finds in each scenario; a scenario without a row does not compile. */
const FOUND: Readonly<Record<PracticeScenario<'ctl-provider'>, Found>> = {
  'founding-document': DOCUMENT,
  'never-secured': { ...DOCUMENT, mode: 'non-secure', files: 'none', phonesHoldFile: false },
  'ctl-file-lost': { ...DOCUMENT, files: 'none', tokens: NEW },
  'ctl-file-empty': { ...DOCUMENT, tokens: NEW },
  'tokenless-mixed': { ...DOCUMENT, tokens: NEW },
  'one-token-lost': { ...DOCUMENT, tokens: ['0054f509', '00a4c1d7'] },
  'server-unreachable': { ...DOCUMENT, subscriberAnswers: false },
  'files-differ': { ...DOCUMENT, files: 'differ' },
  'server-renamed': { ...DOCUMENT, subscriber: '10.48.47.155' },
  'other-tftp-server': { ...DOCUMENT, otherTftpServer: true },
  'change-interrupted': { ...DOCUMENT, files: 'differ' },
  // Nobody but Cisco's own client speaks with it.
  'vendor-provider': { ...DOCUMENT, subscriberAnswers: false },
};

async function look(cluster: StartedPracticeCluster): Promise<Found> {
  const [publisher, subscriber] = cluster.servers;
  const [first, second] = [...cluster.folders.values()].map(readFolder);
  if (publisher === undefined || subscriber === undefined || first === undefined || second === undefined) return expect.fail('two servers');
  return {
    mode: first.mode === 'mixed' ? 'mixed' : 'non-secure',
    files: first.ctlSha256 === null && second.ctlSha256 === null ? 'none' : first.ctlSha256 === second.ctlSha256 ? 'same' : 'differ',
    subscriber: subscriber.name,
    subscriberAnswers: (await probeProvider({ host: subscriber.host, port: subscriber.port })).ok,
    phonesHoldFile: cluster.phones()[0]?.ctlSha256 !== null,
    tokens: cluster.tokensOnTable().flatMap(({ serial }) => ([...OURS, ...NEW].includes(serial) ? [serial] : [])),
    otherTftpServer: cluster.otherTftpServer !== null,
  };
}

it.each(PRACTICE_SCENARIOS['ctl-provider'])('%s is found as it is described', async (scenario) => {
  const cluster = await startPracticeCluster({ extraSast: null, scenario });
  try {
    expect(await look(cluster)).toEqual(FOUND[scenario]);
  } finally {
    await cluster.close();
  }
});
