import { createHash } from 'node:crypto';
import { type NodeLink, type PlatformLinks } from '../../../core/change/by-command/links.ts';
import { type CommandOutcome, type PlatformCommands, type PlatformError, type PlatformReadings } from '../../../core/ports/platform/commands.ts';
import { type FetchCtlFile } from '../../../core/ports/platform/ctl-file.ts';
import { type OwnCertificate, type UnknownReason } from '../../../shared/domain/platform/answers.ts';
import { fail, ok, type Result } from '../../../shared/domain/result.ts';
import { type SecurityMode } from '../../../shared/domain/server.ts';

/** One node: what is on its disk, and what phones get. */
export interface Node {
  readonly address: string;
  disk: Uint8Array;
  served: Uint8Array;
}

/** What becomes of something that is asked of a node: `null` = nothing unusual. */
export type Asked = (place: string, node: string, session: Session) => Unusual | null;

export type Unusual =
  /** There is no answer; `works` = what was asked is done all the same, so many milliseconds later. */
  | { readonly kind: 'no-answer'; readonly error: 'connect.lost' | 'connect.timeout'; readonly works: number | null }
  /** The answer is not understood; `works` = it is done. */
  | { readonly kind: 'unknown'; readonly reason: UnknownReason; readonly works: boolean }
  | { readonly kind: 'refused' }
  /** The program is dead. */
  | { readonly kind: 'never'; readonly works: boolean };

/** One signed-in session. */
export interface Session {
  isOpen: boolean;
}

const sha1 = (bytes: Uint8Array): string => createHash('sha1').update(bytes).digest('hex');
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const never = <T>(): Promise<T> => new Promise<T>(() => undefined);

/** The nodes of a cluster behind the ports of the platform, with whatever goes wrong. */
export class Nodes {
  readonly list: readonly Node[];
  readonly #certificate: OwnCertificate;
  readonly #after: (milliseconds: number, work: () => void) => void;
  mode: SecurityMode = 'mixed';
  asked: Asked = () => null;
  /** How often the command arrived. */
  commands = 0;
  readonly #sessions = new Map<string, Session[]>();
  #work = 0;

  constructor(count: number, certificate: OwnCertificate, after: (milliseconds: number, work: () => void) => void) {
    this.list = Array.from({ length: count }, (_, index) => ({ address: `10.48.47.${153 + index}`, disk: Uint8Array.of(1), served: Uint8Array.of(1) }));
    this.#certificate = certificate;
    this.#after = after;
  }

  /** What the command does: mode and files of all nodes; Cisco Tftp gives the old one until it is restarted. */
  #carryOut(): void {
    this.#work += 1;
    this.mode = 'non-secure';
    for (const node of this.list) node.disk = Uint8Array.of(2, this.#work);
  }

  /** Somebody else's change. */
  foreign(): void {
    for (const node of this.list) node.disk = Uint8Array.of(9);
  }

  /** The node is started again: its sessions end. */
  restart(address: string): void {
    for (const session of this.#sessions.get(address) ?? []) session.isOpen = false;
  }

  isReadable(address: string): boolean {
    return this.#sessions.get(address)?.at(-1)?.isOpen === true;
  }

  links(): PlatformLinks {
    const nodes = this.list.map(({ address }, index): NodeLink => ({
      node: { address, names: [`node-${index}`], role: index === 0 ? 'publisher' : 'subscriber', product: 'callmanager', authenticated: true },
      commands: null,
      error: null,
      username: 'administrator',
      hostKeySha256: 'b'.repeat(64),
      httpsSha256: null,
      soapSha256: null,
      wantsCertificate: false,
    }));
    const [publisher] = this.list;
    if (publisher === undefined) throw new Error('a cluster has a publisher');
    const act = this.#session(publisher);
    for (const [index, link] of nodes.entries()) link.commands = this.#session(this.list[index] ?? publisher);
    return { act, nodes, locate: (host) => ({ host, port: 6970 }), fetchCtlFile: this.#fetch, osUsername: 'administrator', olderNode: false };
  }

  readonly #fetch: FetchCtlFile = ({ host }) => {
    const unusual = this.asked('fetch', host, { isOpen: true });
    if (unusual?.kind === 'never') return never();
    if (unusual !== null) return Promise.resolve(fail('connect.lost', host, { detail: 'closed' }));
    const bytes = this.list.find(({ address }) => address === host)?.served ?? new Uint8Array();
    return Promise.resolve(ok({ bytes, sha256: sha256(bytes), lastModified: null, clockSkew: null }));
  };

  #session(node: Node): PlatformCommands {
    const session: Session = { isOpen: true };
    this.#sessions.set(node.address, [...(this.#sessions.get(node.address) ?? []), session]);
    const lost = (error: 'connect.lost' | 'connect.timeout'): { readonly ok: false; readonly error: PlatformError } => {
      session.isOpen = false;
      return error === 'connect.lost' ? fail('connect.lost', node.address, { detail: 'closed' }) : fail('connect.timeout', node.address, { host: node.address, port: 22, seconds: 60 });
    };
    const answer = async <T>(place: string, command: string, work: () => T): Promise<Result<CommandOutcome<T>, PlatformError>> => {
      if (!session.isOpen) return lost('connect.lost');
      const unusual = this.asked(place, node.address, session);
      // A fault may have ended the session, too.
      if (unusual === null) return ok({ command, text: '', answer: { known: true, value: work() } });
      if (unusual.kind === 'never') {
        if (unusual.works) work();
        return never();
      }
      if (unusual.kind === 'no-answer') {
        if (unusual.works === 0) work();
        else if (unusual.works !== null) this.#after(unusual.works, () => void work());
        return lost(unusual.error);
      }
      if (unusual.kind === 'refused') return ok({ command, text: '', answer: { known: true, value: { kind: 'refused', why: 'export-control' } as T } });
      if (unusual.works) work();
      return ok({ command, text: '', answer: { known: false, reason: unusual.reason, detail: '' } });
    };
    return {
      read: <K extends keyof PlatformReadings>(name: K) => answer(`read ${name}`, name, () => this.#readings(node)[name]),
      change: (command) => {
        this.commands += 1;
        return answer('change', command, () => {
          this.#carryOut();
          return { kind: 'done', advice: [] } as never;
        });
      },
      opening: '',
      transcript: () => '',
      mark: () => () => undefined,
      subscribe: () => () => undefined,
      isOpen: () => session.isOpen,
      ended: new Promise(() => undefined),
      close: () => Promise.resolve(),
    };
  }

  #readings({ disk }: Node): PlatformReadings {
    return {
      'show-version': { release: '10.0.1.11900-2' },
      'show-network-cluster': [],
      'show-ctl': { kind: 'file', md5: '', sha1: sha1(disk), length: disk.length, lastModified: null, records: null, verified: true },
      'security-mode': this.mode,
      'service-list': [{ name: 'Cisco Tftp', state: 'started', activated: true, remark: '' }],
      'cert-callmanager': this.#certificate,
      'cert-itlrecovery': { serialNumber: '02', der: null },
      'show-itl': { kind: 'broken' },
      'cert-tvs': { serialNumber: '04', der: null },
      'cert-tomcat': { serialNumber: '03', der: null },
      'cert-list': [],
      'upgrade-status': 'none',
      'list-ctl-file': { kind: 'none' },
      'dump-ctl-file': { kind: 'file', bytes: disk },
      'cert-capf': { serialNumber: '05', der: null },
      replication: { nodes: [], checkedAt: null, askedAt: null, hasErrors: null },
      'ntp-status': { synchronised: false, server: null, stratum: null, time: null },
      'backup-history': [],
      'fips-status': { enabled: false },
      'perf-callmanager': new Map(),
      'risdb-phones': [],
    };
  }
}
