import { type PilotProgress, type PilotProof, type RolloutPhoneState } from '../../shared/domain/rollout/progress.ts';
import { type Registration } from '../../shared/domain/rollout/readings.ts';
import { fail } from '../../shared/domain/result.ts';
import { isRegistered, readRegistrations } from './list-phones.ts';
import { pauseBefore } from './patience.ts';
import { trustVerdict } from './trust-messages.ts';
import { barsResets, type Context, type Halt, haltBy, isRefusal, pauseAsked, unless } from './work.ts';

interface Watched {
  readonly name: string;
  /** Status messages before the reset; `null` = the phone has no page that can be read. */
  readonly messages: readonly string[] | null;
  readonly since: number | null;
  host: string;
  /** It was seen away, or has registered again: it has restarted. */
  hasGone: boolean;
  /** It has registered again: what its screen shows now is of after the reset. */
  isBack: boolean;
}

export const refusedPilot = (name: string): Halt => ({ how: 'stopped', error: fail('rollout.pilot-refused', name, { name }).error });

async function decide({ work }: Context, pilot: PilotProgress, verdict: PilotProgress['verdict'], proof: PilotProof | null): Promise<Halt | null> {
  return unless(await work.note({ what: 'pilot', pilot: { ...pilot, verdict, proof } }));
}

/** Writes down what became of a pilot as one of all phones; one that was named by hand is not in their list. */
export async function judgePilot({ work }: Pick<Context, 'work'>, name: string, state: RolloutPhoneState): Promise<Halt | null> {
  return work.table.row(name) === undefined ? null : unless(await work.notePhones({ what: 'judged', states: { [state]: [name] } }));
}

/** The reset was refused, so that the phone heard nothing: it waits again. */
const notReset = async (context: Context, pilot: PilotProgress): Promise<Halt | null> => (await decide(context, pilot, 'waiting', null)) ?? (await judgePilot(context, pilot.name, 'waiting'));

const asked = ({ work }: Context): readonly PilotProgress[] => work.progress.pilots.filter(({ verdict }) => verdict === 'asked');

/** Resets the pilots that wait: each once. One that is not registered would not get it. */
async function resetPilots(context: Context, watched: Map<string, Watched>): Promise<Halt | null> {
  const { work, operations, options } = context;
  const waiting = work.progress.pilots.filter(({ verdict }) => verdict === 'waiting');
  const registrations = await readRegistrations(context, waiting.map(({ name }) => name));
  if (!registrations.ok) return haltBy(registrations.error);
  const off = waiting.find(({ name }) => !isRegistered(registrations.value, name));
  if (off !== undefined) return { how: 'stopped', error: fail('rollout.pilot-off', off.name, { name: off.name }).error };
  for (const pilot of waiting) {
    const halt = pauseAsked(context);
    if (halt !== null) return halt;
    const registration = registrations.value.get(pilot.name);
    const host = registration?.host ?? '';
    const status = host === '' ? null : await operations.phoneStatus(host, options);
    const since = registration?.since ?? null;
    // The list first: without it nobody could read afterwards whether the phone has restarted.
    const noted = (work.table.row(pilot.name) === undefined ? null : unless(await work.notePhones({ what: 'asked', phones: [[pilot.name, since]] }))) ?? (await decide(context, pilot, 'asked', null));
    if (noted !== null) return noted;
    const reset = await operations.resetPhone(pilot.name, options);
    // A phone that was refused its reset shows nothing that could be judged.
    if (!reset.ok && (barsResets(reset.error) || reset.error.code === 'platform.reset-refused')) return (options.signal?.aborted === true ? null : await notReset(context, pilot)) ?? haltBy(reset.error);
    watched.set(pilot.name, { name: pilot.name, messages: status?.ok === true ? (status.value?.messages ?? null) : null, since, host, hasGone: false, isBack: false });
  }
  return null;
}

/** Whether a phone has registered again since. A phone that was seen away is back however its times read. */
export const hasComeBack = (now: Registration | undefined, since: number | null, wasAway: boolean): boolean => now?.state === 'registered' && (wasAway || (now.since !== null && since !== null && now.since > since));

/** Whether a phone is registered as long as before, so that it has not restarted. */
export const isAsBefore = (now: Registration | undefined, since: number | null): boolean => now?.state === 'registered' && now.since !== null && now.since === since;

/** What one pilot shows by itself: its status messages, or, in practice, the file that it holds. */
async function look(context: Context, pilot: PilotProgress, watched: Watched | undefined): Promise<Halt | null> {
  const { operations, options, practicePhone, work } = context;
  if (watched !== undefined && watched.messages !== null && watched.host !== '') {
    const status = await operations.phoneStatus(watched.host, options);
    const verdict = status.ok && status.value !== null ? trustVerdict(watched.messages, status.value.messages) : null;
    if (verdict !== null) return decide(context, pilot, verdict, 'status-message');
  }
  // What Cisco Tftp was proved to serve. It need not be registered: with a secure profile it may be refused until Cisco CallManager was restarted.
  const served = work.progress.restarts.find(({ servedSha256 }) => servedSha256 !== null)?.servedSha256;
  const shown = practicePhone?.(pilot.name) ?? null;
  if (shown !== null && served !== undefined && shown.sha256 === served) return decide(context, pilot, 'accepted', 'practice');
  if (shown?.hasRefused === true && watched?.hasGone === true) return decide(context, pilot, 'refused', 'practice');
  return null;
}

/** A pilot that was reset by a program that has ended: what its page said before is not known, so that nothing it says now is new for certain. */
const askedBefore = ({ work }: Context, name: string): Watched => ({ name, messages: null, since: work.table.row(name)?.since ?? null, host: '', hasGone: false, isBack: false });

/** Waits for the pilots: for what they show, then for a person who reads it at the phone. */
async function judge(context: Context, watched: Map<string, Watched>): Promise<Halt | null> {
  const { work } = context;
  const { pilotBack, phoneGone, person, personLook } = work.patience;
  const began = work.clock.elapsed();
  for (let looks = 0; ; looks += 1) {
    const halt = pauseAsked(context);
    if (halt !== null) return halt;
    // What a slow answer tells is as old as its request.
    const passed = work.clock.elapsed() - began;
    const registrations = await readRegistrations(context, asked(context).map(({ name }) => name));
    if (!registrations.ok && isRefusal(registrations.error)) return haltBy(registrations.error);
    for (const pilot of asked(context)) {
      const one = watched.get(pilot.name) ?? askedBefore(context, pilot.name);
      watched.set(pilot.name, one);
      const now = registrations.ok ? registrations.value.get(pilot.name) : undefined;
      if (registrations.ok) {
        one.host = now?.host !== undefined && now.host !== '' ? now.host : one.host;
        one.isBack ||= hasComeBack(now, one.since, one.hasGone);
        one.hasGone ||= now?.state !== 'registered' || hasComeBack(now, one.since, false);
      }
      const noted = await look(context, pilot, one);
      if (noted !== null) return noted;
    }
    const refused = work.progress.pilots.find(({ verdict }) => verdict === 'refused');
    if (refused !== undefined) {
      return (await judgePilot(context, refused.name, 'refused')) ?? refusedPilot(refused.name);
    }
    if (asked(context).length === 0) return null;
    const canShow = asked(context).some(({ name }) => watched.get(name)?.messages !== null) || context.practicePhone !== null;
    const isScreenOfAfter = passed >= phoneGone || asked(context).every(({ name }) => watched.get(name)?.isBack === true);
    const isLeftToPerson = (!canShow && isScreenOfAfter) || passed >= pilotBack;
    work.waitFor(isLeftToPerson ? 'person' : 'pilot', asked(context)[0]?.name ?? '');
    if (isLeftToPerson && (!context.holds || passed >= person)) return { how: 'paused', error: null, waits: true };
    await work.rest(isLeftToPerson ? Math.min(person, Math.max(personLook, person - passed)) : pauseBefore(work.patience, 'pilot', looks));
  }
}

/** Pilots whose reset was written down by a program that has ended, and that are registered as long as before: they were not asked, and are now. */
async function reconsider(context: Context): Promise<Halt | null> {
  const { work } = context;
  const known = asked(context).filter(({ name }) => work.table.row(name) !== undefined);
  const youngest = Math.max(...known.map(({ name }) => work.table.row(name)?.askedAt ?? 0), 0);
  const { phoneGone } = work.patience;
  await work.rest(Math.min(phoneGone, Math.max(0, youngest + phoneGone - work.clock.now().getTime())));
  const registrations = await readRegistrations(context, known.map(({ name }) => name));
  if (!registrations.ok) return haltBy(registrations.error);
  for (const pilot of known) {
    const noted = isAsBefore(registrations.value.get(pilot.name), work.table.row(pilot.name)?.since ?? null) ? await decide(context, pilot, 'waiting', null) : null;
    if (noted !== null) return noted;
  }
  return null;
}

/** Pilots that the list of phones knows to be reset, and the journal does not: its line was not written, or is lost. */
async function askedByList(context: Context): Promise<Halt | null> {
  const { work } = context;
  for (const pilot of work.progress.pilots.filter(({ verdict, name }) => verdict === 'waiting' && work.table.row(name)?.state === 'reset')) {
    const noted = await decide(context, pilot, 'asked', null);
    if (noted !== null) return noted;
  }
  return null;
}

/** One to three phones before all phones: each is reset once every Cisco Tftp serves the new file, and judged by its trust list alone. */
export async function tryPilots(context: Context): Promise<Halt | null> {
  const { work } = context;
  const refused = work.progress.pilots.find(({ verdict }) => verdict === 'refused');
  if (refused !== undefined) return refusedPilot(refused.name);
  const known = await askedByList(context);
  if (known !== null) return known;
  if (work.progress.pilots.every(({ verdict }) => verdict === 'accepted')) return null;
  const watched = new Map<string, Watched>();
  work.waitFor('pilot', work.progress.pilots[0]?.name ?? '');
  try {
    const halt = (asked(context).length === 0 ? null : await reconsider(context)) ?? (await resetPilots(context, watched));
    return halt ?? (await judge(context, watched));
  } finally {
    work.waitFor(null);
  }
}

/**
 * Behind the restart of CallManager: pilots that took the file have to be registered, since a phone with a secure profile may be refused before that. The phone that was left alone is
 * looked at too.
 */
export async function pilotsRegistered(context: Context): Promise<Halt | null> {
  const { work } = context;
  const { witness } = work.progress;
  const began = work.clock.elapsed();
  const unjudged = (): readonly PilotProgress[] => work.progress.pilots.filter((pilot) => pilot.isRegistered !== true);
  if (unjudged().length === 0 && (witness === null || witness.isRegistered !== null)) return null;
  work.waitFor('pilot', unjudged()[0]?.name ?? witness?.name ?? '');
  try {
    for (let looks = 0; ; looks += 1) {
      const names = [...unjudged().map(({ name }) => name), ...(witness === null ? [] : [witness.name])];
      const at = work.clock.elapsed();
      const registrations = await readRegistrations(context, names);
      if (!registrations.ok) return haltBy(registrations.error);
      for (const pilot of unjudged()) {
        if (!isRegistered(registrations.value, pilot.name)) continue;
        const noted = unless(await work.note({ what: 'pilot', pilot: { ...pilot, isRegistered: true } })) ?? (await judgePilot(context, pilot.name, 'came-back'));
        if (noted !== null) return noted;
      }
      const isLate = at - began >= work.patience.pilotBack;
      const isWitnessBack = witness === null || isRegistered(registrations.value, witness.name);
      if (unjudged().length === 0 && (isWitnessBack || isLate)) return witness === null ? null : unless(await work.note({ what: 'witness', witness: { ...witness, isRegistered: isWitnessBack } }));
      const [missing] = unjudged();
      if (isLate && missing !== undefined) {
        const noted = unless(await work.note({ what: 'pilot', pilot: { ...missing, isRegistered: false } }));
        return noted ?? { how: 'stopped', error: fail('rollout.pilot-not-registered', missing.name, { name: missing.name }).error };
      }
      const halt = pauseAsked(context);
      if (halt !== null) return halt;
      await work.rest(pauseBefore(work.patience, 'pilot', looks));
    }
  } finally {
    work.waitFor(null);
  }
}
