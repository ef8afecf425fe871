import { fetchCtlFile } from '../../../core/platform/http-files/ctl-file.ts';
import { connectOperations } from '../../../core/platform/operations/connect.ts';
import { readPhoneStatus } from '../../../core/platform/operations/phone-page.ts';
import { HeldSecret } from '../../../core/ports/secret.ts';
import { serveApart } from '../../helpers/apart/serve.ts';
import { quickClock } from '../../helpers/quick-clock.ts';

/** Milliseconds of one call. */
const DEADLINE = 600;
const HOST = '127.0.0.1';

/** A node whose services answer at one port. */
export interface Node {
  readonly port: number;
  readonly sha256: string;
  /** Its address as the cluster has it. */
  readonly publisher: string;
  readonly username: string;
  /** Of the phone that is asked about. */
  readonly phone: string;
}

/** Where a CTL file and the page of a phone are. */
export interface Files {
  readonly file: { readonly scheme: 'http' | 'https'; readonly port: number; readonly sha256: string };
  readonly phonePort: number;
}

/** Everything that a rollout asks. */
async function operate({ port, sha256, publisher, username, phone }: Node) {
  const operations = connectOperations({
    nodes: [{ address: publisher, role: 'publisher', names: ['host-1'], soapSha256: sha256, httpsSha256: null, hostKeySha256: null, commands: null }],
    locate: (_node, of) => (of === 'axl' ? { host: HOST, port } : null),
    application: { username, password: new HeldSecret('Pass-Wörd-1') },
    administrator: null,
    olderNode: false,
    clock: quickClock(new Date()),
  });
  const within = { deadline: DEADLINE };
  const services = await operations.services(publisher, ['Cisco Tftp'], within);
  const counters = await operations.counters(publisher, within);
  const registrations = await operations.registrations([phone], within);
  const groups = await operations.groups(within);
  const phones = await operations.phones(0, within);
  await operations.close();
  return { services, counters, registrations, groups, phones };
}

async function fetchBoth({ file: { scheme, port, sha256 }, phonePort }: Files) {
  const [fetched, shown] = await Promise.all([
    fetchCtlFile(scheme === 'http' ? { scheme, host: HOST, port, deadline: DEADLINE } : { scheme, host: HOST, port, expectedSha256: sha256, deadline: DEADLINE }),
    readPhoneStatus({ host: HOST, port: phonePort }, '10.64.0.7', { deadline: DEADLINE }),
  ]);
  return { fetched, shown };
}

export type Operated = Awaited<ReturnType<typeof operate>>;
export type Fetched = Awaited<ReturnType<typeof fetchBoth>>;

serveApart((input: Node | Files): Promise<Operated | Fetched> => ('phonePort' in input ? fetchBoth(input) : operate(input)));
