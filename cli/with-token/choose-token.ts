import { type ChoicesFile } from '../../shared/contract/choices-file.ts';
import { type AddedToken, type EntryName } from '../../shared/domain/choices.ts';
import { fail } from '../../shared/domain/result.ts';
import { anyCtlFile, usableCertificates } from '../../shared/session/usable-tokens.ts';
import { type TokenCertificateView, type TokenView } from '../../shared/session/view-state.ts';
import { isAsked, onlyCertificate, presentToken } from './present-token.ts';
import { CommandStopped, type CommandSession } from '../session.ts';

interface Choice {
  readonly token: TokenView;
  readonly certificate: TokenCertificateView;
}

/** Certificates of present tokens that could sign, the one asked for with --token only, if any. */
function candidates(session: CommandSession): readonly Choice[] {
  const wanted = session.options.token;
  return session.state.tokens.tokens
    .filter((token) => wanted === null || token.serial === wanted)
    .flatMap((token) => usableCertificates(session.state, token).map((certificate) => ({ token, certificate })));
}

/** Why no token that is there may sign: what it holds cannot, or the engine says which server's file does not name it. */
async function noCandidate(session: CommandSession): Promise<never> {
  const { tokens } = session.state.tokens;
  const wanted = session.options.token;
  if (tokens.length === 0) throw new CommandStopped(fail('token.none-present').error);
  if (wanted !== null && !tokens.some((token) => token.serial === wanted)) {
    throw new CommandStopped(fail('token.not-found', wanted, { serial: wanted }).error);
  }
  const present = tokens.filter((token) => wanted === null || token.serial === wanted);
  for (const { serial, others } of present) {
    const other = others.find(({ inCtlFile }) => inCtlFile) ?? (present.every(({ certificates }) => certificates.length === 0) ? others[0] : undefined);
    if (other !== undefined) throw new CommandStopped(fail('token.certificate-unusable', serial, { serial, reason: other.reason }).error);
  }
  for (const { serial, certificates } of present) {
    const [certificate] = certificates;
    if (certificate !== undefined) await session.call('chooseToken', { serial, certificateSha256: certificate.sha256 });
  }
  throw new CommandStopped(fail('token.certificate-missing', present[0]?.serial ?? '').error);
}

/** Another file than the library used before is opened only when its SHA-256 was given with --trust. */
async function settleChangedModule(session: CommandSession): Promise<void> {
  const changed = session.state.tokens.changedModule;
  if (changed === null) return;
  const { path, sha256, expected } = changed;
  if (!session.options.trust.includes(sha256)) throw new CommandStopped(fail('token.module-changed', path, { path, sha256, expected }).error);
  await session.call('acceptModule', { path, sha256 });
}

function lockedOut({ serial }: TokenView): never {
  throw new CommandStopped(fail('token.pin-locked', serial).error);
}

/** The token of the present file that signs and is not locked; of practice tokens the first that may. */
async function signerOf(session: CommandSession): Promise<Choice> {
  const { token: wanted } = session.options;
  if (wanted !== null && isAsked(session)) await presentToken(session, wanted);
  const all = candidates(session);
  const choices = all.filter(({ token }) => !token.pin.locked);
  const [first] = choices;
  const [locked] = all;
  if (first === undefined) return locked === undefined ? await noCandidate(session) : lockedOut(locked.token);
  if (choices.length > 1 && !session.options.practice) {
    const serials = choices.map(({ token }) => token.serial).join(', ');
    throw new CommandStopped(fail('token.several-present', '', { serials }).error);
  }
  return first;
}

/** Who signs a file without predecessor: the token added last, or the one that is there. */
async function firstSigner(session: CommandSession, last: AddedToken | undefined): Promise<Choice> {
  if (last === undefined) return signerOf(session);
  const token = await presentToken(session, last.serial);
  return { token, certificate: onlyCertificate(token) };
}

const hasFile = ({ state }: CommandSession): boolean => anyCtlFile(state);

/** Practice tokens that lie on the table and are in no reader's way: the cluster's own and new ones. */
const practiceSerials = ({ state, options }: CommandSession): readonly string[] =>
  options.practice ? (state.practice?.tokens ?? []).filter(({ kind }) => kind === 'token').map(({ serial }) => serial) : [];

/** The certificates of the tokens to be added, read from the tokens themselves where the file does not hold them. */
async function addedTokens(session: CommandSession, wanted: ChoicesFile['addTokens']): Promise<readonly AddedToken[]> {
  const added: AddedToken[] = [];
  for (const { serial, certificate } of wanted) {
    if (certificate !== null) {
      added.push({ serial, certificate });
      continue;
    }
    const { sha256 } = onlyCertificate(await presentToken(session, serial));
    const { base64 } = await session.call('tokenCertificate', { serial, sha256 });
    added.push({ serial, certificate: base64 });
  }
  return added;
}

/** Entries that are named by a part of their name: exactly one must have it. */
function removedEntries(session: CommandSession, wanted: ChoicesFile['removeEntries']): readonly EntryName[] {
  const names = (session.state.plan?.entries ?? [])
    .filter(({ change }) => change !== 'added')
    .map((entry): EntryName => ({ function: entry.function, name: entry.name === '' ? entry.subject : entry.name, certificateSha1: entry.certificateSha1 }));
  return wanted.map((one) => {
    if (typeof one !== 'string') return one;
    const fitting = names.filter(({ name }) => name.includes(one));
    const [only] = fitting;
    if (only === undefined || fitting.length > 1) throw new CommandStopped(fail('usage.wrong', '', { detail: `${one}: ${fitting.length} entries` }).error);
    return only;
  });
}

/**
 * The token that is to sign behind the others: in a file without predecessor the one added last signs (Cisco document 118893), and it is the one that stays in the computer.
 */
function signerLast(wanted: ChoicesFile['addTokens'], serial: string | null): ChoicesFile['addTokens'] {
  if (serial === null || wanted.length === 0) return wanted;
  const signer = wanted.find((one) => one.serial === serial) ?? { serial, certificate: null };
  return [...wanted.filter((one) => one.serial !== serial), signer];
}

/** Opens the library, chooses the token that signs, and has the plan made with all choices. */
export async function chooseToken(session: CommandSession, library: string, wish: ChoicesFile): Promise<void> {
  await session.call('chooseMode', { mode: wish.mode });
  const practice = practiceSerials(session);
  for (const serial of practice) await session.call('movePracticeToken', { serial, inserted: true });
  await session.call('openModule', { path: library });
  await settleChangedModule(session);
  const first = wish.anew || !hasFile(session);
  const allPractice = practice.map((serial) => ({ serial, certificate: null }));
  // With a present file one of its tokens signs, whatever is added: known before its place is needed for another one.
  const known = first ? null : await signerOf(session);
  const wanted = first && wish.addTokens.length === 0 ? allPractice : wish.addTokens;
  const added = await addedTokens(session, first ? signerLast(wanted, session.options.token) : wanted);
  const { token, certificate } = known ?? (await firstSigner(session, added.at(-1)));
  await presentToken(session, token.serial);
  await session.call('chooseToken', { serial: token.serial, certificateSha256: certificate.sha256, anew: wish.anew });
  const chosen = session.state.choices;
  if (chosen === null) throw new Error('a chosen token has choices');
  const { addServers, style, phoneSastTrust } = wish;
  const addTokens = added.length === 0 ? chosen.addTokens : added;
  await session.call('setChoices', { changed: { addTokens, addServers, style, phoneSastTrust, removeEntries: removedEntries(session, wish.removeEntries) } });
}
