import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';
import { type StartedPracticeCluster, startPracticeCluster } from '../../practice/cluster/start.ts';
import { type CtlFile } from '../../shared/ctl-file/model.ts';
import { readCtlFile } from '../../shared/ctl-file/read.ts';
import { functionName } from '../../shared/ctl-file/tags.ts';
import { type ChangeKind } from '../../shared/domain/change-kind.ts';
import { type PracticeScenario } from '../../shared/domain/practice-scenario.ts';
import { type ViewState } from '../../shared/session/view-state.ts';
import { must } from '../helpers/founding-document.ts';
import { type TestEngine, startTestEngine } from '../helpers/test-engine.ts';
import { oracleVerdict } from '../oracle/ctl-verifier.ts';
import { readFolder } from '../oracle/node-folder.ts';

export const PIN = 'Cisco123';
/** Serial numbers of the practice tokens: the two of the founding document, and two new ones. */
export const TOKEN = { first: '0054f509', second: '008580ef', newOne: '00a4c1d7', newTwo: '00b83e5f' } as const;
export const PHONE = { tvs: 'SEP001D45B5A2C1', tvsAtSubscriber: 'SEP00A2EE3F7714', withoutTvs: 'SEP000E8377D9B0', new: 'SEP00A6CA1180D2' } as const;

/** One person's way through the wizard on a practice cluster, by calls of the engine alone. */
export class PractisedWalk {
  readonly engine: TestEngine;
  readonly #cluster: () => StartedPracticeCluster;

  private constructor(engine: TestEngine, cluster: () => StartedPracticeCluster) {
    this.engine = engine;
    this.#cluster = cluster;
  }

  static async start(scenario: PracticeScenario<'ctl-provider'>): Promise<PractisedWalk> {
    let cluster: StartedPracticeCluster | null = null;
    const engine = await startTestEngine(async () => (cluster = await startPracticeCluster({ extraSast: null, scenario })));
    await engine.do('startPractice', { scenario });
    const walk = new PractisedWalk(engine, () => cluster ?? expect.fail('no practice'));
    await walk.signIn();
    return walk;
  }

  async signIn(): Promise<void> {
    const { host, port, username, password } = this.state.practice ?? expect.fail('no practice');
    await this.engine.do('probe', { host, port });
    await this.engine.do('signIn', { username, password });
  }

  get state(): ViewState {
    return this.engine.state();
  }

  get cluster(): StartedPracticeCluster {
    return this.#cluster();
  }

  /** Chooses what to do and the practice tokens as library. */
  async choose(mode: ChangeKind): Promise<void> {
    await this.engine.do('chooseMode', { mode });
    await this.engine.do('openModule', { path: 'practice' });
  }

  /** Swaps whatever is inserted for this token, as a hand does, and waits until it is seen. */
  async insert(serial: string): Promise<void> {
    for (const { serial: present, inserted } of this.state.practice?.tokens ?? []) {
      if (inserted && present !== serial) await this.engine.do('movePracticeToken', { serial: present, inserted: false });
    }
    await this.engine.do('movePracticeToken', { serial, inserted: true });
    await this.engine.waitFor(({ tokens }) => tokens.tokens.length === 1 && tokens.tokens[0]?.serial === serial);
  }

  #chosen(serial: string): { serial: string; certificateSha256: string } {
    const token = this.state.tokens.tokens.find((one) => one.serial === serial);
    return { serial, certificateSha256: token?.certificates[0]?.sha256 ?? '' };
  }

  /** Inserts the token that shall sign and chooses it; `anew` = in a file without regard to the present one. */
  async sign(serial: string, anew = false): Promise<void> {
    await this.insert(serial);
    await this.engine.do('chooseToken', { ...this.#chosen(serial), anew });
  }

  /** Add Tokens: asks for another token, swaps, adds. */
  async add(serial: string): Promise<void> {
    await this.engine.do('wishToken', { not: this.state.tokens.tokens[0]?.serial ?? '' });
    await this.insert(serial);
    await this.engine.do('addToken', this.#chosen(serial));
  }

  /** Finish: the change to its report. `typed`: what is typed where the plan wants that. */
  async finish(consents: readonly string[] = [], typed = ''): Promise<ViewState> {
    await this.engine.do('apply', { planId: this.state.plan?.id ?? '', pin: PIN, consents: [...consents], ...(typed === '' ? {} : { typed }) });
    const end = await this.engine.waitFor(({ busy }) => busy !== 'applying');
    expect(end.error).toBeNull();
    expect(end.report?.outcome).toBe('done');
    return end;
  }

  /** The number of the entry whose name or subject holds this. */
  entry(text: string): number {
    const found = this.state.plan?.entries.filter(({ name, subject }) => name.includes(text) || subject.includes(text)) ?? [];
    expect(found).toHaveLength(1);
    return found[0]?.number ?? 0;
  }

  get rules(): readonly string[] {
    return this.state.plan?.findings.map(({ rule }) => rule) ?? [];
  }

  folder(server: string): string {
    return this.cluster.folders.get(server) ?? expect.fail(server);
  }

  /** The file that every server holds, judged by the independent verifier. */
  file(): CtlFile {
    const folders = [...this.cluster.folders.values()];
    const [bytes] = folders.map((folder) => readFileSync(path.join(folder, 'CTLFile.tlv')));
    expect(new Set(folders.map((folder) => readFolder(folder).ctlSha256)).size).toBe(1);
    expect(folders.map((folder) => readFolder(folder).staged)).toEqual(folders.map(() => false));
    expect(oracleVerdict(bytes ?? new Uint8Array())).toBe('verified');
    return must(readCtlFile(bytes ?? new Uint8Array()));
  }

  /** FUNCTION, DNSNAME and length of each record. */
  records(): readonly (readonly [string, string, number])[] {
    return this.file().records.map((record) => [functionName(record.function), record.dnsName ?? '', record.bytes.length]);
  }

  /** The mode that the publisher's folder holds. */
  get mode(): string {
    return readFolder(this.folder('10.48.47.153')).mode;
  }

  keepsCapf(server: string): boolean {
    return existsSync(path.join(this.folder(server), 'capf.cer'));
  }

  /** Name, outcome and reason of each phone. */
  phones(): readonly (readonly [string, string, string])[] {
    return this.cluster.phones().map(({ name, outcome, reason }) => [name, outcome, reason ?? '']);
  }

  close(): Promise<void> {
    return this.engine.close();
  }
}
