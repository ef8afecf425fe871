import { tvsUseOf } from '../phone-models.ts';
import { type ContinuityVerdict } from '../signer-continuity.ts';
import { type PilotProgress } from './progress.ts';
import { type Registration, type RolloutPhone } from './readings.ts';
import { type Foretold } from './report.ts';

/** Most phones that are tried before all phones: one with a secure profile, one without TVS, one outside. */
export const MAX_PILOTS = 3;

/** What a phone is foretold to make of the file (rule SIGNER-CONTINUITY), by its model where TVS has to vouch. */
export function foretoldOf(continuity: ContinuityVerdict, model: string): Foretold {
  if (continuity === 'sast') return 'takes';
  if (continuity === 'visits') return 'visit';
  if (continuity === 'unknown') return 'unknown';
  const use = tvsUseOf(model);
  if (use === 'asks') return 'takes';
  return use === 'never' ? 'visit' : 'unknown';
}

export const isSecure = ({ profile }: Pick<RolloutPhone, 'profile'>): boolean => profile === 'encrypted' || profile === 'authenticated';

/** Phones whose address others have too come through a device that stands in for them, as Expressway-C does for phones outside (inferred). */
function sharedHosts(registrations: Iterable<Registration>): ReadonlySet<string> {
  const [seen, shared] = [new Set<string>(), new Set<string>()];
  for (const { host } of registrations) {
    if (seen.has(host)) shared.add(host);
    if (host !== '') seen.add(host);
  }
  return shared;
}

const asPilot = ({ name, model }: RolloutPhone, why: PilotProgress['why']): PilotProgress => ({ name, model, why, verdict: 'waiting', proof: null, isRegistered: null });

/**
 * Phones to be tried before all phones, of those that are registered: one with a secure profile, one that does not ask TVS, one outside; where there are none of these, the first one. One that is foretold
 * to refuse the file would only show that it does, and stop everything.
 */
export function suggestedPilots(phones: readonly RolloutPhone[], registrations: ReadonlyMap<string, Registration>, continuity: ContinuityVerdict): readonly PilotProgress[] {
  const registered = phones.filter(({ name, model }) => registrations.get(name)?.state === 'registered' && foretoldOf(continuity, model) !== 'visit');
  const shared = sharedHosts(registrations.values());
  const kinds = [
    ['secure-profile', isSecure],
    ['without-tvs', ({ model }: RolloutPhone) => tvsUseOf(model) === 'never'],
    ['remote', ({ name }: RolloutPhone) => shared.has(registrations.get(name)?.host ?? '')],
  ] as const;
  const suggested: PilotProgress[] = [];
  for (const [why, fits] of kinds) {
    const found = registered.find((phone) => fits(phone) && !suggested.some(({ name }) => name === phone.name));
    if (found !== undefined) suggested.push(asPilot(found, why));
  }
  const [first] = registered;
  return suggested.length > 0 || first === undefined ? suggested : [asPilot(first, 'named')];
}

/** What the named phones are tried for; one that is not listed is tried too, by its name alone. */
export const namedPilots = (names: readonly string[], phones: readonly RolloutPhone[], suggested: readonly PilotProgress[]): readonly PilotProgress[] =>
  names.map((name) => suggested.find((pilot) => pilot.name === name) ?? asPilot(phones.find((phone) => phone.name === name) ?? { name, model: '', description: '', devicePool: '', profile: 'unknown' }, 'named'));

/** A registered phone with a secure profile that is none of the pilots: it is left alone until all phones are reset. */
export const witnessAmong = (phones: readonly RolloutPhone[], registrations: ReadonlyMap<string, Registration>, pilots: readonly string[]): RolloutPhone | null =>
  phones.find((phone) => isSecure(phone) && !pilots.includes(phone.name) && registrations.get(phone.name)?.state === 'registered') ?? null;
