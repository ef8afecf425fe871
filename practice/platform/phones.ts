import { type PhoneOutcome } from '../../shared/domain/phone.ts';
import { type PracticeStore } from '../kept/store.ts';
import { type PracticePhones } from '../phones/fleet.ts';
import { type ClusterModel } from './model.ts';
import { type Operation } from './operation.ts';
import { type PhoneState } from './registrations/table.ts';

/** How phones stand to a practice cluster. */
export interface Registrations {
  /** By node, how many are registered with it, and how many of them securely. */
  readonly byNode: Readonly<Record<string, { readonly registered: number; readonly encrypted: number; readonly authenticated: number }>>;
  /** Of one phone; `undefined` = no such phone is configured. */
  phone(name: string): { readonly state: PhoneState; readonly node: string | null; readonly outcome: PhoneOutcome } | undefined;
}

/** Lets happen what was to happen until now, and tells how phones stand. */
export async function registrationsIn({ nodes }: ClusterModel, operation: Operation): Promise<Registrations> {
  await operation.settle();
  const { registrations, table } = operation;
  return {
    byNode: Object.fromEntries(nodes.map((node, number) => [node.name, registrations.count(number)])),
    phone: (name) => {
      const at = table.indexOf(name);
      if (at < 0) return undefined;
      const { state, node } = registrations.row(at);
      return { state, node: nodes[node]?.name ?? null, outcome: operation.outcomeOf(at) };
    },
  };
}

/** What a person does to phones, with what follows from it for their registration. */
export function withRegistrations(phones: PracticePhones, operation: Operation, store: PracticeStore): PracticePhones {
  const { registrations, table } = operation;
  return {
    ...phones,
    restart: async () => {
      const states = await phones.restart();
      await operation.restartAll();
      await store.save();
      return states;
    },
    visit: async (name) => {
      const states = await phones.visit(name);
      await operation.settle();
      if (phones.phone(name) !== undefined) await operation.comeBack(table.indexOf(name));
      await store.save();
      return states;
    },
    switchTo: async (name, power) => {
      await operation.settle();
      const at = phones.phone(name) === undefined ? -1 : table.indexOf(name);
      if (at >= 0 && power === 'off') registrations.switchOff(at, operation.now());
      await phones.switchTo(name, power);
      if (at >= 0 && power === 'on') registrations.powerCycle(at, operation.now());
      await store.save();
    },
  };
}
