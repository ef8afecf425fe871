import { useState } from 'react';
import { useWizard } from '../../../wizard/context.ts';

/** Passwords as they are typed for a rollout. They live in the screen that asks, until they are sent. */
export interface RolloutCredentials {
  readonly osPassword: string;
  readonly axlUsername: string;
  readonly axlPassword: string;
}

export type CredentialProblems = Readonly<Partial<Record<keyof RolloutCredentials, true>>>;

/** What is missing: an application user without a password, or no password at all. */
export const credentialProblems = ({ osPassword, axlUsername, axlPassword }: RolloutCredentials): CredentialProblems => ({
  ...(osPassword === '' ? { osPassword: true } : {}),
  ...(axlUsername !== '' && axlPassword === '' ? { axlPassword: true } : {}),
});

export interface TypedCredentials {
  readonly values: RolloutCredentials;
  readonly type: (part: Partial<RolloutCredentials>) => void;
  /** Drops the passwords. */
  readonly forget: () => void;
}

/** What is typed, beginning with the names that are known; the practice cluster's passwords are no secrets and are filled in. */
export function useCredentials(): TypedCredentials {
  const { state } = useWizard();
  const practice = state.atPractice ? (state.practice?.platform ?? null) : null;
  const start: RolloutCredentials = {
    osPassword: practice?.osPassword ?? '',
    axlUsername: practice?.axlUsername ?? state.platform?.axlUsername ?? '',
    axlPassword: practice?.axlPassword ?? '',
  };
  const [typed, setTyped] = useState<Partial<RolloutCredentials>>({});
  return {
    // What nobody typed follows the practice cluster, where somebody may change a password meanwhile.
    values: { ...start, ...typed },
    type: (part) => setTyped((now) => ({ ...now, ...part })),
    forget: () => setTyped(({ axlUsername }) => (axlUsername === undefined ? {} : { axlUsername })),
  };
}
