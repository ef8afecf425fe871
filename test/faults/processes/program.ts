// First: what is loaded behind it takes the functions that it makes fail.
import { heed, standOnGround } from './ground.ts';
import { createPrivateKey } from 'node:crypto';
import { createEngine } from '../../../core/engine.ts';
import { createNodeFiles } from '../../../core/files/node.ts';
import { TLS_CARRIER } from '../../../core/network/tls-carrier.ts';
import { type PracticeTokenIdentity } from '../../../practice/identities/issue.ts';
import { createPracticeTokens } from '../../../practice/tokens/port.ts';
import { type ChangeKind } from '../../../shared/domain/change-kind.ts';
import { type ResumeAs } from '../../../shared/domain/change-record.ts';
import { moment } from './moment.ts';
import { clustersOf, type Desk, Evening, type Trouble } from '../evening.ts';
import { sentencesOf } from '../sentences.ts';

/** What the program is to do, and with what. */
export interface Task {
  readonly desk: Omit<Desk, 'tokens'>;
  readonly tokens: readonly { readonly serial: string; readonly label: string; readonly certificate: string; readonly key: string }[];
  readonly dataDir: string;
  /** A change to this mode, or what is open finished or undone. */
  readonly what: { readonly change: ChangeKind } | { readonly resume: ResumeAs };
}

/** The last click of a new change comes now. */
export interface Applies {
  readonly applies: true;
}

/** What became of it. */
export interface Told {
  /** When the last of it was over. */
  readonly at: number;
  /** Empty = nothing went wrong with the clicks themselves. */
  readonly trouble: string;
  /** Changes named as open at the start. */
  readonly named: readonly string[];
  readonly as: 'change' | 'finish' | 'undo' | 'nothing';
  /** `null` = there is no report. */
  readonly sentences: readonly string[] | null;
  readonly reportId: string;
}

/** A person who sees that a server did not let them in, or was too slow, signs in once more before anything else. */
async function signInEverywhere(evening: Evening): Promise<Trouble> {
  let trouble = await evening.signIn();
  for (let again = 0; again < 2 && trouble === null && evening.state.cluster?.servers.some(({ signedIn }) => !signedIn) === true; again += 1) {
    await evening.call('signOut', {});
    trouble = await evening.signIn();
  }
  return trouble;
}

async function spend(evening: Evening, what: Task['what']): Promise<Pick<Told, 'trouble' | 'as'>> {
  if ('change' in what) {
    const notReady = (await signInEverywhere(evening)) ?? (await evening.choose(what.change, false));
    process.send?.({ applies: true } satisfies Applies);
    const trouble = notReady ?? (await evening.apply()) ?? '';
    if (trouble === '') await evening.idle();
    return { trouble, as: 'change' };
  }
  if (evening.state.unfinished.changes.length === 0) return { trouble: '', as: 'nothing' };
  const refused = await signInEverywhere(evening);
  if (refused !== null) return { trouble: refused, as: 'nothing' };
  const as = await evening.resume(what.resume);
  if (typeof as === 'object') return { trouble: as.trouble, as: 'nothing' };
  await evening.idle();
  return { trouble: '', as };
}

/** The engine in a process of its own, with real files and real TLS, and somebody who clicks. */
async function work(task: Task): Promise<void> {
  standOnGround();
  process.on('message', heed);
  const identities = task.tokens.map(({ serial, label, certificate, key }): PracticeTokenIdentity => ({ serial, label, certificate: Buffer.from(certificate, 'base64'), privateKey: createPrivateKey(key) }));
  const unwanted = (): never => {
    throw new Error('there is no such process here');
  };
  const engine = createEngine({
    spawnHost: unwanted,
    spawnSshHost: unwanted,
    documents: '',
    practiceClusters: clustersOf({ ...task.desk, tokens: createPracticeTokens(identities) }),
    dataDir: task.dataDir,
    ...TLS_CARRIER,
    files: createNodeFiles(),
    log: { info: () => undefined, error: (message, facts) => process.stderr.write(`${message} ${JSON.stringify(facts)}\n`) },
    pickFile: null,
    openFolder: null,
    holder: 'faults',
    program: '0.0.0',
    operator: 'nobody',
    language: 'en',
  });
  const evening = new Evening(engine, task.desk);
  await evening.opened();
  const named = evening.state.unfinished.changes.map(({ id }) => id);
  const { trouble, as } = await spend(evening, task.what);
  const { report } = evening.state;
  const told: Told = { at: moment(), trouble, named, as, sentences: report === null ? null : sentencesOf(report), reportId: report?.id ?? '' };
  process.send?.(told, () => void engine.close().then(() => process.exit()));
}

process.once('message', (task: Task) => void work(task));
process.once('disconnect', () => process.exit());
