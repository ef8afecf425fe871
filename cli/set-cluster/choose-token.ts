import { fail } from '../../shared/domain/result.ts';
import { type TokenCertificateView, type TokenView } from '../../shared/session/view-state.ts';
import { CommandStopped, type CommandSession } from './session.ts';

interface Choice {
  readonly token: TokenView;
  readonly certificate: TokenCertificateView;
}

/** Certificates of present tokens that could sign, the one asked for with --token only, if any. */
function candidates(session: CommandSession): readonly Choice[] {
  const { tokens } = session.state.tokens;
  const wanted = session.options.token;
  return tokens
    .filter((token) => wanted === null || token.serial === wanted)
    .flatMap((token) => token.certificates.filter(({ inCtlFile }) => inCtlFile).map((certificate) => ({ token, certificate })));
}

function noCandidate(session: CommandSession): never {
  const { tokens } = session.state.tokens;
  const wanted = session.options.token;
  if (tokens.length === 0) throw new CommandStopped(fail('token.none-present').error);
  if (wanted !== null && !tokens.some((token) => token.serial === wanted)) {
    throw new CommandStopped(fail('token.not-found', wanted, { serial: wanted }).error);
  }
  const serial = wanted ?? tokens.map((token) => token.serial).join(', ');
  throw new CommandStopped(fail('plan.token-not-in-file', serial, { serial }).error);
}

/** Another file than the library used before is opened only when its SHA-256 was given with --trust. */
async function settleChangedModule(session: CommandSession): Promise<void> {
  const changed = session.state.tokens.changedModule;
  if (changed === null) return;
  const { path, sha256, expected } = changed;
  if (!session.options.trust.includes(sha256)) throw new CommandStopped(fail('token.module-changed', path, { path, sha256, expected }).error);
  await session.call('acceptModule', { path, sha256 });
}

/** Opens the library, chooses the token that may sign, and has the plan made. */
export async function chooseToken(session: CommandSession): Promise<TokenView> {
  await session.call('chooseMode', { mode: 'non-secure' });
  const [practiceToken] = session.options.practice ? (session.state.practice?.tokens ?? []) : [];
  if (practiceToken !== undefined) await session.call('movePracticeToken', { serial: practiceToken.serial, inserted: true });
  await session.call('openModule', { path: session.options.practice ? 'practice' : session.options.module });
  await settleChangedModule(session);
  const choices = candidates(session);
  const [first] = choices;
  if (first === undefined) return noCandidate(session);
  if (choices.length > 1) {
    const serials = choices.map(({ token }) => token.serial).join(', ');
    throw new CommandStopped(fail('token.several-present', '', { serials }).error);
  }
  await session.call('chooseToken', { serial: first.token.serial, certificateSha256: first.certificate.sha256 });
  return first.token;
}
