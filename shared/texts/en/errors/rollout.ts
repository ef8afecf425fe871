import { type ErrorCodeOf } from '../../../domain/error-codes.ts';
import { type ErrorText } from '../../catalog.ts';

/** The restart of services and phones behind a change. */
export const rolloutErrorsEn = {
  'rollout.not-found': {
    title: 'There is no such restart on this computer',
    explanation: 'No restart of services and phones with the number {id} was started from this computer, or its folder was removed.',
    action: 'The list of restarts names those that can be opened.',
  },
  'rollout.id-unknown': {
    title: 'No change and no restart has this number',
    explanation: 'Give the number of a restart that was started from this computer, to continue it or to see its report. Or give the number of a change, to restart after it. Neither has the number {id}.',
    action: '"ctl changes" lists the numbers of both. Without a number, a restart is started by itself.',
  },
  'rollout.open': {
    title: 'A restart of this cluster is open',
    explanation: 'The restart {id} of the services and phones of this cluster was started and is not over.',
    action: 'Open it and continue it, or end it there. Then plan another one.',
  },
  'rollout.not-over': {
    title: 'This restart is not over',
    explanation: 'The restart {id} can still be continued, so what is known of it has to be kept.',
    action: 'Continue it or end it first.',
  },
  'rollout.other-cluster': {
    title: 'This restart, or its change, belongs to another cluster',
    explanation: 'It was started on the cluster {host}, by the host key of its publisher. You are signed in to another one.',
    action: 'Sign in to that cluster first.',
  },
  'rollout.change-not-done': {
    title: 'That change needs no restart',
    explanation: 'Change {id} ended as not done: mode and CTL file are as before, so a restart after it would end calls for nothing. Nothing was sent.',
    action: 'If services are to be restarted for another reason, start a restart by itself, without the number of a change.',
  },
  'rollout.not-agreed': {
    title: 'Nothing was sent',
    explanation: 'Nobody agreed to it: this command restarted no service, reset no phone and ended no restart. What was done before stays as it is.',
    action: 'Answer with yes on a terminal, or give --yes.',
  },
  'rollout.passwords-needed': {
    title: 'The passwords are needed again',
    explanation: 'The passwords are no longer kept: they were wiped when the restart was paused, or after 30 minutes without work. Nothing is lost.',
    action: 'Enter them to continue where the restart stopped.',
  },
  'rollout.file-changed': {
    title: 'The cluster has another CTL file now',
    explanation: 'The publisher lists a different CTL file than the one this restart was planned for. Somebody changed it meanwhile. After this was read, nothing was sent.',
    action: 'End this restart with its report, and plan a new one for the file that the cluster has now.',
  },
  'rollout.no-pilot': {
    title: 'No pilot phone is named',
    explanation: 'Before all phones are reset, one to three phones have to show that they accept the new file. None was named.',
    action: 'Name at least one pilot phone that somebody can look at.',
  },
  'rollout.pilot-unknown': {
    title: 'The cluster lists no such phone',
    explanation: '{name} is not among the phones of this cluster. Gateways and trunks are never reset here.',
    action: 'Name a phone as the cluster lists it, for example SEP followed by its MAC address.',
  },
  'rollout.service-not-proved': {
    title: 'The restart of a service is not proved',
    explanation: 'The node was asked to restart {service}. What the node says afterwards does not prove that the service was restarted and runs again ({words}).',
    action: 'Look at the service on the node. Then continue: the node is read first, and asked again only if it was not restarted. Or leave this restart out.',
  },
  'rollout.served-other': {
    title: 'The node still serves another CTL file',
    explanation: 'Cisco Tftp of this node does not give phones the CTL file that the publisher lists (SHA-1 served: {sha1}). No phone is reset while that is so.',
    action: 'Compare "show ctl" on this node and on the publisher, and restart Cisco Tftp on the node. Then continue.',
  },
  'rollout.pilot-off': {
    title: 'The pilot phone is not registered',
    explanation: 'A reset reaches registered phones only, and {name} is not registered. So no phone was reset.',
    action: 'Have it connected and continue, or end this restart and name another pilot phone.',
  },
  'rollout.pilot-refused': {
    title: 'A phone refused the new CTL file',
    explanation: '{name} did not accept the new file. Everything was stopped, so that the other phones keep what they have.',
    action:
      'Reset no other phone. Find out who signed the new file and which file the phones hold. If the signer is the problem, use a file signed with the CallManager key ("utils ctl reset localkey", 12.5 and later) or with a token that phones know. On the phone that refused, delete the CTL file by hand.',
  },
  'rollout.pilot-not-registered': {
    title: 'A phone that accepted the file does not register',
    explanation: '{name} accepted the CTL file and is not registered after the services were restarted. Everything was stopped before all phones.',
    action: 'Look at the status messages of this phone and at the security mode of its profile. If Cisco CallManager was not restarted, restart it on the nodes of the phone. Then continue or end the restart.',
  },
  'rollout.phones-not-back': {
    title: 'Too many phones of a batch did not come back',
    explanation: 'Of {asked} phones that were reset, {missing} did not register again in time. No further phone was reset.',
    action: 'Look at some of these phones. Then continue with the next ones or end the restart.',
  },
} as const satisfies Readonly<Record<ErrorCodeOf<'rollout'>, ErrorText>>;
