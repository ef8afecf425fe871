import { HeldSecret } from '../../core/ports/secret.ts';
import { fail } from '../../shared/domain/result.ts';
import { fill } from '../../shared/texts/fill.ts';
import { ask, secretInput } from '../secret-input.ts';
import { CommandStopped } from '../session.ts';
import { type PlatformSession } from './session.ts';

/** Both users of the cluster with their passwords; an empty application user is not used. */
export interface PlatformCredentials {
  readonly osUsername: string;
  readonly osPassword: HeldSecret;
  readonly axlUsername: string;
  readonly axlPassword: HeldSecret;
}

export function wipe({ osPassword, axlPassword }: PlatformCredentials): void {
  osPassword.wipe();
  axlPassword.wipe();
}

/** For one call: passwords are texts only inside of it. */
export const textsOf = ({ osUsername, osPassword, axlUsername, axlPassword }: PlatformCredentials): { osUsername: string; osPassword: string; axlUsername: string; axlPassword: string } => ({
  osUsername,
  osPassword: osPassword.with((text) => text),
  axlUsername,
  axlPassword: axlPassword.with((text) => text),
});

/** @param again they were given once: a descriptor is at its end, so a person is asked. */
export async function credentialsOf(session: PlatformSession, again = false): Promise<PlatformCredentials> {
  const { options, context, state } = session;
  const practice = state.practice?.platform ?? null;
  if (options.practice && practice !== null) {
    const { osUsername, osPassword, axlUsername, axlPassword } = practice;
    return { osUsername, osPassword: session.hold(new HeldSecret(osPassword)), axlUsername, axlPassword: session.hold(new HeldSecret(axlPassword)) };
  }
  const words = context.texts.commandLine.ask;
  const osUsername = options.user ?? (await ask(words.osUsername));
  if (osUsername === null) throw new CommandStopped(fail('usage.wrong', '', { detail: '--user NAME' }).error);
  const osPassword = await secretInput(again ? null : options.passwordFd, fill(words.password, { username: osUsername, server: options.host }), '--password-fd');
  if (!osPassword.ok) throw new CommandStopped(osPassword.error);
  session.hold(osPassword.value);
  if (options.axlUser === null) return { osUsername, osPassword: osPassword.value, axlUsername: '', axlPassword: new HeldSecret('') };
  const question = fill(words.axlPassword, { username: options.axlUser, server: options.host });
  const axlPassword = await secretInput(again ? null : options.axlPasswordFd, question, '--axl-password-fd');
  if (!axlPassword.ok) throw new CommandStopped(axlPassword.error);
  return { osUsername, osPassword: osPassword.value, axlUsername: options.axlUser, axlPassword: session.hold(axlPassword.value) };
}
