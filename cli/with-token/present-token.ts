import { fail } from '../../shared/domain/result.ts';
import { type TokenView } from '../../shared/session/view-state.ts';
import { fill } from '../../shared/texts/fill.ts';
import { type CommandSession, CommandStopped } from '../session.ts';

const find = (session: CommandSession, serial: string): TokenView | undefined => session.state.tokens.tokens.find((token) => token.serial === serial);

/** Whether somebody is there to insert a token. */
export const isAsked = ({ options }: CommandSession): boolean => process.stdin.isTTY && !options.practice;

/** The token with this serial number; on a terminal a person is asked to insert it, and the engine sees it come. */
export async function presentToken(session: CommandSession, serial: string): Promise<TokenView> {
  const there = find(session, serial);
  if (there !== undefined) return there;
  if (!isAsked(session)) throw new CommandStopped(fail('token.not-found', serial, { serial }).error);
  session.context.tell(fill(session.context.texts.commandLine.ask.insertToken, { serial }));
  await Promise.race([session.waitFor(({ tokens }) => tokens.tokens.some((token) => token.serial === serial)), session.interrupted]);
  const found = find(session, serial);
  if (found === undefined) throw new CommandStopped(fail('apply.cancelled').error);
  return found;
}

/** The one certificate of a token; with several it is not clear which is meant. */
export function onlyCertificate(token: TokenView): TokenView['certificates'][number] {
  const [certificate, another] = token.certificates;
  const [other] = token.others;
  if (certificate === undefined && other !== undefined) throw new CommandStopped(fail('token.certificate-unusable', token.serial, { serial: token.serial, reason: other.reason }).error);
  if (certificate === undefined) throw new CommandStopped(fail('token.certificate-missing', token.serial).error);
  if (another !== undefined) throw new CommandStopped(fail('token.several-present', token.serial, { serials: token.certificates.map(({ sha256 }) => sha256).join(', ') }).error);
  return certificate;
}
