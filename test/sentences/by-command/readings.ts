import { type ItlReading } from '../../../core/change/by-command/itl.ts';
import { type PlatformReading } from '../../../core/change/by-command/read-cluster.ts';
import { isJudged, type NodeReading, TVS } from '../../../core/change/by-command/read-node.ts';
import { sha1Hex } from '../../../core/trust/digests.ts';
import { type ItlListing, type ListedRecord } from '../../../shared/domain/platform/answers.ts';
import { fail, ok, type Result } from '../../../shared/domain/result.ts';
import { listed, readingOf } from '../../helpers/platform/reading.ts';
import { nth } from '../turns.ts';

/** A cluster as it was read, told by what went into it. */
export interface DrawnReading {
  readonly name: string;
  readonly reading: PlatformReading;
}

/** On the disk of a node: one of two files, none, or nobody knows. */
const DISKS = ['a', 'b', 'none', 'unread'] as const;
type Disk = (typeof DISKS)[number];
/** `off` = Cisco Tftp is not active. */
const SERVED = ['same', 'same', 'same', 'other', 'none', 'unread', 'off'] as const;
type Served = (typeof SERVED)[number];

const BYTES = { a: Uint8Array.of(1), b: Uint8Array.of(2), other: Uint8Array.of(3) } as const;
const SIGNER = { sha256: null, sha1: '5a'.repeat(20), serialNumber: '5a' };
const LATER = { sha256: null, sha1: '1a'.repeat(20), serialNumber: '1a' };
const EARLIER = { sha256: null, sha1: 'e5'.repeat(20), serialNumber: 'e5' };
const closed = { ok: false, error: fail('platform.port-closed', '10.0.0.1', { host: '10.0.0.1', port: 22 }).error } as const;

const UPGRADES = ['none', 'running', 'likely', null] as const;

/** Who may sign by the lists of the nodes: who signs now, one from before, a token, or the list tells nothing. */
const LISTS: readonly [readonly ListedRecord[] | null, ...(readonly ListedRecord[] | null)[]] = [
  [listed(SIGNER, { usedToSign: true, subject: 'CN=cucm-pub.example.com' })],
  [listed(EARLIER, { usedToSign: true, subject: 'CN=cucm-pub.example.com' }), listed({ sha1: '77'.repeat(20), serialNumber: '77' }, { subject: 'CN=SAST-ADN0054f509', issuer: 'CN=Cisco Manufacturing CA' })],
  null,
];

function nodeOf(node: NodeReading, disk: Disk, served: Served, turn: number): NodeReading {
  const bytes = served === 'other' ? BYTES.other : disk === 'a' || disk === 'b' ? BYTES[disk] : null;
  const file = bytes === null || served === 'none' ? null : { bytes, sha256: '', lastModified: null, clockSkew: null };
  const isOff = served === 'off';
  const records = nth(LISTS, turn);
  const listing = disk === 'a' || disk === 'b' ? ({ kind: 'file', md5: 'm', sha1: sha1Hex(BYTES[disk]), length: 1, lastModified: null, records, verified: turn % 5 !== 0 } as const) : ({ kind: 'none' } as const);
  return {
    ...node,
    // Nothing is asked of it any more.
    link: { ...node.link, commands: disk === 'unread' ? null : ({} as never), error: disk === 'unread' ? closed.error : null },
    services: isOff ? [] : ['Cisco Tftp'],
    running: [...(isOff ? [] : ['Cisco Tftp']), ...(turn % 2 === 0 ? [TVS, 'Cisco CTL Provider', 'Cisco Certificate Authority Proxy Function'] : [])],
    disk: disk === 'unread' ? closed : ok({ listing, text: '' }),
    served: isOff ? null : served === 'unread' ? closed : ok({ by: 'https', file }),
  };
}

/** As its ITL file is read: one that fits, one that cannot be read, and none that was had. */
function itlOf({ link }: NodeReading, turn: number): ItlReading {
  const own = ok(SIGNER);
  const entry = (role: string): ListedRecord => listed(SIGNER, { function: role, usedToSign: role === 'System Administrator Security Token' });
  const fits = { kind: 'file', md5: 'm', sha1: 's', length: 1, lastModified: null, records: ['System Administrator Security Token', 'CCM+TFTP', 'TVS'].map(entry), verified: true } as const;
  return { link, disk: nth<Result<ItlListing>>([ok(fits), ok({ kind: 'broken' }), closed], turn), served: null, callManager: own, itlRecovery: own, tvs: own };
}

/** Clusters of a publisher and a subscriber by what each holds and serves; everything else goes round. */
export function drawnReadings(): readonly DrawnReading[] {
  const files = DISKS.flatMap((publisher) => DISKS.flatMap((subscriber) => SERVED.map((served) => ({ publisher, subscriber, served }))));
  return files.flatMap(({ publisher, subscriber, served }, at) =>
    (['mixed', 'non-secure'] as const).map((mode, of) => {
      const turn = at * 2 + of;
      const release = nth(['10.0.1', '11.5.1.13900-1', '12.5.1.11900-146', '14.0.1.13900-1', '9.1.2'], turn);
      const present = nth([ok(SIGNER), closed, ok(EARLIER), ok(LATER)], Math.floor(turn / 3));
      const more = { mode, release, present: { CallManager: turn % 4 === 0 ? ok(SIGNER) : present, ITLRecovery: present }, upgrade: nth(UPGRADES, turn), axlError: turn % 3 === 0 ? fail('platform.axl-not-asked').error : null } as const;
      const reading = readingOf([{ disk: 1 }, { disk: 1 }], more);
      const [first, second] = reading.nodes;
      if (first === undefined || second === undefined) throw new Error('two nodes');
      const nodes = [nodeOf(first, publisher, nth(SERVED, Math.floor(turn / 2)), Math.floor(turn / 4)), nodeOf(second, subscriber, served, Math.floor(turn / 4) + (turn % 11 === 0 ? 1 : 0))];
      return { name: `${release} ${mode}, disks ${publisher}/${subscriber}, served ${served}, turn ${turn}`, reading: { ...reading, nodes, itls: nodes.filter(isJudged).map((node) => itlOf(node, turn)) } };
    }),
  );
}
