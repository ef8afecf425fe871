import { type RolloutReport } from '../../shared/domain/rollout/report.ts';

/** What a person reads of a report, without times. @param letters of a phone's name, its last ones. */
export const told = ({ outcome, isOver, error, restarts, pilots, witness, counts, secureShare, phones, leftToDo }: RolloutReport, letters = 1) => ({
  ends: `${outcome}${isOver ? '' : ', open'}${error === null ? '' : `: ${error.code}`}`,
  restarts: restarts.map(({ service, status }) => `${service.replace('Cisco ', '')[0]}:${status}`).join(' '),
  pilots: pilots.map(({ verdict, proof, isRegistered }) => `${verdict} by ${proof ?? 'nothing'}, registered ${String(isRegistered)}`),
  witness: witness?.isRegistered ?? null,
  phones: Object.entries(counts)
    .filter(([, count]) => count > 0)
    .map(([state, count]) => `${count} ${state}`)
    .join(', '),
  secure: secureShare.verdict,
  named: phones.map(({ name, trouble }) => `${name.slice(-letters)} ${trouble}`),
  left: leftToDo,
});

export type Told = ReturnType<typeof told>;
