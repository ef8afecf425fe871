import { type CallInput, type CallOutput } from '../../../shared/contract/calls.ts';
import { compareFingerprint, type FingerprintAnswer } from '../../../shared/domain/compare-fingerprint.ts';
import { awaitsAnswer, isOpenRestart, type PilotProof } from '../../../shared/domain/rollout/progress.ts';
import { type ReportedPhone } from '../../../shared/domain/rollout/report.ts';
import { type Result, fail, ok } from '../../../shared/domain/result.ts';
import { ROLLOUT_PAGE_SIZE } from '../../../shared/session/rollout-view.ts';
import { phoneList, reportedOfList } from '../../../shared/texts/sentences/phone-list.ts';
import { pageWords } from '../page-words.ts';
import { conclude } from '../../rollout/end.ts';
import { judgePilot, refusedPilot } from '../../rollout/pilots.ts';
import { type Workbench } from '../workbench.ts';
import { tellChange } from './behind.ts';
import { ticksOf } from './desk.ts';
import { showRollout } from './show.ts';
import { leftOut } from './left-out.ts';
import { tellOpenRollouts } from './list.ts';

const PROOFS: Readonly<Record<'md5' | 'sha1' | 'serial', PilotProof>> = { md5: 'md5', sha1: 'sha1', serial: 'signer-serial' };

/** Only the whole of what a person says that it is: an MD5 that fits a part of the SHA-1 proves nothing. */
function compared({ md5, sha1, serial }: CallInput<'answerPilot'>, bench: Workbench): { readonly answer: FingerprintAnswer; readonly proof: PilotProof } | null {
  const record = bench.rollout.work?.progress.record;
  const [kind, typed] = md5 !== undefined ? (['md5', md5] as const) : sha1 !== undefined ? (['sha1', sha1] as const) : (['serial', serial ?? ''] as const);
  if (record?.file === undefined || record.file === null) return null;
  const answer = compareFingerprint(typed, record.file, record.previous);
  const isOfKind = !('part' in answer) || answer.part === kind;
  return { answer: isOfKind ? answer : { kind: 'different' }, proof: PROOFS[kind] };
}

/** What a person read on a pilot phone. Only what fits the new file, and not the one before, accepts it; a refusal stops everything. */
export async function answerPilot(bench: Workbench, input: CallInput<'answerPilot'>): Promise<Result<CallOutput<'answerPilot'>>> {
  const { rollout: desk } = bench;
  const { work } = desk;
  const pilot = work?.pilotOf(input.name);
  if (work === null || desk.isPlanned || pilot === undefined || work.progress.outcome !== null || !awaitsAnswer(pilot)) return fail('contract.not-now', '', { call: 'answerPilot' });
  if (input.refused === true) {
    const noted = await work.note({ what: 'pilot', pilot: { ...pilot, verdict: 'refused', proof: null } });
    if (!noted.ok) return noted;
    work.wake();
    // Nobody works on it, so that nobody else would write down that it is over.
    if (!desk.isWorking) {
      await judgePilot({ work }, input.name, 'refused');
      const report = await conclude(work, refusedPilot(input.name), false, ticksOf(desk));
      desk.report = report;
      await tellChange(bench, report);
      showRollout(bench);
      await tellOpenRollouts(bench);
    }
    return ok({ answer: null });
  }
  const found = compared(input, bench);
  if (found === null) return fail('rollout.file-changed');
  if (found.answer.kind === 'same') {
    const noted = await work.note({ what: 'pilot', pilot: { ...pilot, verdict: 'accepted', proof: found.proof } });
    if (!noted.ok) return noted;
    work.wake();
  }
  return ok({ answer: found.answer });
}

/** Leaves a restart out that waits, hangs or has failed; of a plan, or puts it back. */
export async function skipRestart(bench: Workbench, { node, service, skipped }: CallInput<'skipRestart'>): Promise<Result<null>> {
  const { work, isPlanned } = bench.rollout;
  const restart = work?.restartOf({ node, service });
  if (work !== null && isPlanned && restart !== undefined) {
    work.progress = { ...work.progress, restarts: leftOut(work.progress.restarts, restart, skipped) };
    // A plan that is being made shows it at its end; shown now, nothing would be under way any more.
    if (bench.store.state().busy === null) showRollout(bench);
    return ok(null);
  }
  if (work === null || isPlanned || !skipped || restart === undefined || !isOpenRestart(restart) || work.progress.outcome !== null) return fail('contract.not-now', '', { call: 'skipRestart' });
  const noted = await work.note({ what: 'restart', restart: { ...restart, status: 'skipped' } });
  work.wake();
  return noted.ok ? ok(null) : noted;
}

/** Phones of the rollout that is shown, page by page. */
export function rolloutPhones({ rollout: desk }: Workbench, { state, from }: CallInput<'rolloutPhones'>): Promise<Result<CallOutput<'rolloutPhones'>>> {
  const { work, tickedPhones } = desk;
  if (work === null) return Promise.resolve(fail('contract.not-now', '', { call: 'rolloutPhones' }));
  const rows: ReportedPhone[] = [];
  let inAll = 0;
  for (const row of work.table.rows()) {
    if (state === 'trouble' ? work.table.troubleOf(row) === null : row.state !== state) continue;
    if (inAll >= from && rows.length < ROLLOUT_PAGE_SIZE) rows.push(work.table.reported(row, tickedPhones.has(row.name)));
    inAll += 1;
  }
  return Promise.resolve(ok({ rows, inAll }));
}

/** Every phone of the rollout that is shown, those that came back too, as a table. */
export async function rolloutPhonesCsv(bench: Workbench): Promise<Result<CallOutput<'rolloutPhonesCsv'>>> {
  const { work, tickedPhones } = bench.rollout;
  if (work === null) return fail('contract.not-now', '', { call: 'rolloutPhonesCsv' });
  const rows = [...work.table.rows()].map((row) => work.table.reported(row, tickedPhones.has(row.name)));
  const { texts } = await pageWords(bench);
  const { cluster, file } = work.progress.record;
  return ok({ csv: phoneList(rows.map((row) => reportedOfList(row, texts)), { cluster: cluster.places[0]?.name ?? cluster.host, file, at: work.clock.now() }, texts) });
}
