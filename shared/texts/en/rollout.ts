import { type PilotProgress, type PilotProof, type RestartStatus, type RolloutPart, type RolloutPhoneState } from '../../domain/rollout/progress.ts';
import { type RestartReason } from '../../domain/rollout/record.ts';
import { type Foretold, type ListedRollout, type PhoneTrouble, type RolloutLeft, type RolloutOutcome, type SecureShare } from '../../domain/rollout/report.ts';
import { type RolloutView, type RolloutWait } from '../../session/rollout-view.ts';
import { historyEn } from './history.ts';
import { leftByRestartEn } from './left-by-restart.ts';

/** What is said of the restart of services and phones behind a change, in the window, on the command line and in its report. */
export const rolloutEn = {
  title: 'Restart services and phones',
  part: { services: 'Services', pilot: 'Pilot phones', phones: 'All phones', proof: 'Proof' } satisfies Readonly<Record<RolloutPart, string>>,
  state: {
    planned: 'planned, nothing sent yet',
    running: 'running',
    paused: 'paused',
    stopped: 'stopped',
    ended: 'ended',
  } satisfies Readonly<Record<RolloutView['state'], string>>,
  /** Time in which something goes on or has gone on. */
  duration: { seconds: '{seconds} s', minutes: '{minutes} min {seconds} s', hours: '{hours} h {minutes} min', days: '{days} d {hours} h' },
  restart: {
    waiting: 'to come',
    running: 'restarting',
    proved: 'restarted and read back',
    started: 'running; whether it was restarted could not be read',
    failed: 'failed',
    skipped: 'left out',
    'not-run': 'not active there',
  } satisfies Readonly<Record<RestartStatus, string>>,
  /** In place of the same words once it has ended: nothing of it comes any more. */
  ended: {
    restart: { waiting: 'not restarted: the restart ended before that', running: 'asked to restart; the result was not read' },
    pilotVerdict: { waiting: 'not tried: the restart ended before that', asked: 'reset; whether it accepted the file was not read' },
    phone: { waiting: 'not reset', reset: 'reset; its return was not read' },
    witness: '{name} ({model}) has a secure profile and was left alone while the pilot phones were tried. Whether it came back by itself was not read.',
  },
  /** Of one whose turn it is, before it is asked for. */
  restartNext: 'being read before its restart',
  restartLine: '{node}, {service}: {status}',
  /** Behind a line, what proves it. */
  upTime: 'up for {after}, before the restart for {before}',
  upTimeBefore: 'up for {before}',
  served: 'serves the CTL file with SHA-256 {sha256}',
  /** Phones show one of these. */
  servedWanted: 'serves the CTL file with MD5 {md5} and SHA-1 {sha1}',
  servedNone: 'serves no CTL file',
  calls: 'live calls directly before: {calls}',
  wait: {
    service: '{where}: restart of the service, waiting until it runs again',
    served: '{where}: Cisco Tftp runs again; waiting until it serves the new CTL file',
    registrations: '{where}: waiting until the number of registered phones no longer rises',
    pilot: '{where}: waiting for this pilot phone',
    batch: '{where}: waiting until the phones that were reset are back',
    limit: '{where}: reading which phones are registered; the cluster allows a limited number of such requests a minute',
    person: '{where}: waiting for your answer',
  } satisfies Readonly<Record<RolloutWait['what'], string>>,
  /** The same where no place is named. */
  waitAnywhere: {
    service: 'Restart of the service, waiting until it runs again',
    served: 'Cisco Tftp runs again; waiting until it serves the new CTL file',
    registrations: 'Waiting until the number of registered phones no longer rises',
    pilot: 'Waiting for the pilot phones',
    batch: 'Waiting until the phones that were reset are back',
    limit: 'Reading which phones are registered; the cluster allows a limited number of such requests a minute',
    person: 'Waiting for your answer',
  } satisfies Readonly<Record<RolloutWait['what'], string>>,
  waitFor: '{wait}, for {time}.',
  pilotWhy: {
    named: 'named by you',
    'secure-profile': 'has a secure profile',
    'without-tvs': 'its model does not use TVS',
    remote: 'outside: shares its address with others, as phones behind Expressway-C do',
  } satisfies Readonly<Record<PilotProgress['why'], string>>,
  pilotVerdict: {
    waiting: 'to come',
    asked: 'reset; not judged yet',
    accepted: 'holds the new CTL file',
    refused: 'refused the new CTL file',
    unknown: 'not known',
  } satisfies Readonly<Record<PilotProgress['verdict'], string>>,
  pilotProof: {
    'status-message': 'by its own status message',
    md5: 'by the MD5 that it shows',
    sha1: 'by the SHA-1 that it shows',
    'signer-serial': 'by the serial number of the signer that it shows',
    practice: 'read from the practice phone',
  } satisfies Readonly<Record<PilotProof, string>>,
  pilotLine: '{name} ({model}): {verdict}',
  pilotProved: '{line}, {proof}',
  /** Between what is told of one thing, and between things. */
  proofComma: '; ',
  listComma: ', ',
  pilotRegistered: 'registered after the restart of the services',
  pilotNotRegistered: 'not registered after the restart of the services',
  /** Short, as a column or a filter has them. */
  phone: {
    waiting: 'to come',
    reset: 'reset, not back yet',
    'came-back': 'came back',
    'not-back': 'did not come back',
    refused: 'refused the file',
    'not-reached': 'was not registered',
    'left-out': 'left out',
  } satisfies Readonly<Record<RolloutPhoneState, string>>,
  count: '{state}: {count}',
  /** Why a phone is told by its name. A reset reaches registered phones only. */
  trouble: {
    'not-registered': 'Not registered: a reset does not reach such a phone. It loads the file at its next start.',
    'not-back': 'Did not register again after its reset: look at it.',
    refused: 'Refused the new file: delete the CTL file in the security settings of the phone; it then loads the new one.',
    foretold: 'Registered again, which does not show whether it took the file; the forecast is that it refuses it.',
    'not-asked': 'Not reset.',
    'not-known': 'It was reset; that it came back was not read.',
  } satisfies Readonly<Record<PhoneTrouble, string>>,
  foretold: { takes: 'accepts the file, by itself or through TVS', visit: 'needs a visit', unknown: 'not known' } satisfies Readonly<Record<Foretold, string>>,
  /** Columns of the table of phones. */
  foretoldHeading: 'Forecast and result:',
  foretoldLine: 'forecast "{foretold}": {counts}',
  reason: {
    words: 'These are the services that the answer of the command asks for, and those that this release needs.',
    release: 'These are the services for this release and this kind of change.',
    person: 'You chose these services.',
  } satisfies Readonly<Record<RestartReason, string>>,
  witness: '{name} ({model}) has a secure profile and is left alone until all phones are reset: it shows whether such phones come back by themselves.',
  witnessBack: '{name} ({model}), which was left alone, is registered after the restart of the services.',
  witnessAway: '{name} ({model}), which was left alone, is not registered after the restart of the services: phones like it may come back only when they are reset.',
  notListed: 'The phones of the cluster are not listed, because no application user of AXL is known. The program restarts the services; a person resets the phones.',
  secureShare: {
    none: 'Proof: no phone is registered with security any more, on any node.',
    some: 'Phones are still registered with security on: {nodes}.',
    unknown: 'Whether phones are still registered with security was not read on every node.',
    'not-asked': '',
  } satisfies Readonly<Record<SecureShare['verdict'], string>>,
  outcome: {
    done: 'Done: every service was restarted and read back, and every phone came back or is on the visit list as forecast.',
    incomplete: 'Not complete: a service or phone was left out, or phones did not come back as forecast.',
    refused: 'Stopped: a pilot phone refused the new CTL file. Nothing was reset after that.',
    failed: 'Failed: not everything ended as it should.',
    unknown: 'Not known: something that decides could not be read.',
  } satisfies Readonly<Record<RolloutOutcome, string>>,
  /** Behind the outcome of one that has ended before all of it was done. */
  restIsNotDone: 'It has ended: services and phones that it did not reach stay as they are. A new restart can do the rest.',
  /** In place of the outcome where it can go on. */
  notOver: 'Not finished: this restart can be continued.',
  openPhones: 'Phones that still need a look: {count}',
  /** One or two words. */
  outcomeName: {
    open: 'unfinished',
    'not-begun': 'not started',
    done: 'done',
    incomplete: 'incomplete',
    refused: 'refused by a pilot phone',
    failed: 'failed',
    unknown: 'not known',
  } satisfies Readonly<Record<ListedRollout['outcome'], string>>,
  problem: {
    'newer-version': historyEn.problem['newer-version'],
    damaged: 'The beginning of its journal cannot be read, so it is not known which cluster it belongs to or how far it came. It cannot be continued. Plan a new restart on that cluster: it reads what is true now. Nothing in this folder is changed.',
  } satisfies Readonly<Record<NonNullable<ListedRollout['problem']>, string>>,
  /** In the list; then where it is shown. */
  damagedFrom: 'Its journal is damaged from line {line} on. Continue it: what the lost lines said is read from the cluster.',
  damaged: 'Lines of the journal or of the list of phones of this restart are damaged. What they said is read from the cluster: a service is restarted only if the cluster shows that it was not restarted yet. A phone whose lines are lost may be reset a second time. The damaged file stays as it is; new lines are written beside it.',
  leftHeading: 'Left to do:',
  left: {
    ...leftByRestartEn,
    'restart-services': 'Restart the services whose restart was not confirmed, on the nodes in the list of services.',
    'reset-phones': 'Reset the phones that were not reset, in Cisco Unified CM Administration by device pool.',
    'visit-phones': 'Visit the phones that refused the file, or are expected to (they are in the list of phones): delete the CTL file in the security settings of the phone. It then loads the new one.',
    'look-at-itl': 'Compare "show itl" on every node with its current certificates, and check that one phone loads its configuration: before the change the ITL file of a node did not fit its certificates, or that was not known. If phones refuse it, an administrator can run "utils itl reset localkey" on the publisher.',
    'look-at-neighbours': 'Check what else uses the CTL file, and tick it off.',
  } satisfies Readonly<Record<RolloutLeft, string>>,
  pilotsHeading: 'Pilot phones:',
  phonesHeading: 'Phones:',
  phoneLine: '{name} ({model}): {trouble}',
  /** Words of the table of phones (CSV) and of the report. */
  table: { name: 'Phone', model: 'Model', description: 'Description', pool: 'Device pool', foretold: 'Forecast', state: 'State', trouble: 'What happened', done: 'Ticked off', yes: 'yes', no: 'no' },
  moreByName: '{count} more: see the table of phones in the folder.',
  /** In the report of a change, and in the list of changes. */
  behind: 'Restart of services and phones ({id}): {outcome}, {time}.',
  kept: 'Journal, phones and report: {folder}',
  keptPartly: 'Some records could not be written to {folder}.',
  counters: '{node}: {registered} phones registered (before: {before}), of these {secure} with security (before: {secureBefore})',
  unknown: 'not known',
  none: 'none',
  pool: '{name}: {done} of {phones} phones done',
  poolWithoutName: '(no device pool)',
} as const;
