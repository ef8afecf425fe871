import { type ChangeAdvice } from '../platform/answers.ts';
import { type RecordedKind } from '../change-record.ts';
import { isAtLeast, RELEASES } from '../release.ts';
import { type CallManagerGroup } from './readings.ts';
import { type PlannedRestart, type RestartReason } from './record.ts';
import { RESTARTED_SERVICES, type RestartedService } from './services.ts';

/** What decides which services are restarted. */
export interface RestartFacts {
  readonly release: string;
  /** What was done; `null` = nothing that this computer knows of. */
  readonly kind: RecordedKind | null;
  /** What the command asked for by its words; `null` = they were not read, or say nothing of services. */
  readonly advice: readonly ChangeAdvice[] | null;
  /** What a person chose; `null` = nothing was chosen. */
  readonly chosen: readonly RestartedService[] | null;
}

/** Up to 11.5 no document names Cisco CTIManager (see `left-to-do.ts`, sources). */
const all = (release: string): readonly RestartedService[] => RESTARTED_SERVICES.filter((name) => name !== 'Cisco CTIManager' || isAtLeast(release, RELEASES.itlRecoverySigns));

/**
 * The services that are restarted, and why these. An update of the CTL file leaves CallManager alone unless its words or a person ask for it: calls in flight would end for nothing.
 * Cisco Tftp is restarted behind every change, since it serves what it has cached. Behind a change of the mode the words add to the services of the release and take none away: since 12.x they
 * name CTIManager alone, while the guide of that release (security guide 12.5, chapter on the CTL client) restarts CallManager too, without which phones with a secure profile may be refused.
 */
export function servicesToRestart({ release, kind, advice, chosen }: RestartFacts): { readonly services: readonly RestartedService[]; readonly reason: RestartReason } {
  const inOrder = (services: readonly RestartedService[]): readonly RestartedService[] => RESTARTED_SERVICES.filter((name) => services.includes(name));
  if (chosen !== null) return { services: inOrder(chosen), reason: 'person' };
  const said = (advice ?? []).flatMap((one): readonly RestartedService[] => {
    if (one === 'restart-tftp-and-callmanager') return ['Cisco Tftp', 'Cisco CallManager'];
    return one === 'restart-ctimanager' ? ['Cisco CTIManager'] : [];
  });
  const needed = kind === 'update' ? (['Cisco Tftp'] as readonly RestartedService[]) : all(release);
  return { services: inOrder([...needed, ...said]), reason: said.length > 0 ? 'words' : 'release' };
}

/** A node with what runs on it; `null` = not known, so that it is asked. */
export interface RestartNode {
  readonly name: string;
  readonly services: readonly string[] | null;
}

/**
 * Nodes in an order in which no two members of a CallManager group come one directly after the other, as far as there is one: phones that have lost their primary are with its backup.
 * Where there is none, the wait for the registrations stands between them all the same.
 */
export function apartByGroup(nodes: readonly string[], groups: readonly CallManagerGroup[]): readonly string[] {
  const share = (one: string, other: string): boolean => groups.some(({ members }) => members.includes(one) && members.includes(other));
  const left = [...nodes];
  const ordered: string[] = [];
  while (left.length > 0) {
    const last = ordered.at(-1);
    // Who shares a group with the most others goes first: late, nobody is left to stand between them.
    const free = left.filter((name) => last === undefined || !share(last, name));
    const ties = (name: string): number => left.filter((other) => other !== name && share(name, other)).length;
    const most = Math.max(...free.map(ties), 0);
    const next = free.find((name) => ties(name) === most) ?? left[0] ?? '';
    ordered.push(next);
    left.splice(left.indexOf(next), 1);
  }
  return ordered;
}

/** All restarts in their order: each service on all its nodes before the next one. Tftp and CTIManager in the order of the cluster's list. */
export function plannedRestarts(services: readonly RestartedService[], nodes: readonly RestartNode[], groups: readonly CallManagerGroup[]): readonly PlannedRestart[] {
  return services.flatMap((service) => {
    const running = nodes.filter((node) => node.services?.includes(service) ?? true).map(({ name }) => name);
    return (service === 'Cisco CallManager' ? apartByGroup(running, groups) : running).map((node) => ({ node, service }));
  });
}
