import { useStore } from 'zustand/react';
import { INITIAL_PLATFORM_VIEW, type PlatformOffers } from '../../../../shared/session/platform/view.ts';
import { isPracticeAddress } from '../../../../shared/session/practice-address.ts';
import { type ViewState } from '../../../../shared/session/view-state.ts';
import { useFirstScreen } from '../../../wizard/context.ts';
import { hostOf, isHost, isPort, portOf } from '../../../wizard/typed-address.ts';
import { type PlatformTyped, wizardUi } from '../../../wizard/typed.ts';

/** The values of the sign-in screen of the platform: what was typed, else what the engine knows. */
export interface PlatformValues {
  readonly host: string;
  readonly sshPort: string;
  readonly axlPort: string;
  readonly olderNode: boolean;
  readonly osUsername: string;
  readonly osPassword: string;
  readonly axlUsername: string;
  readonly axlPassword: string;
}

export type PlatformProblems = Readonly<Partial<Record<keyof PlatformValues, true>>>;

export function platformValues(state: ViewState, typed: PlatformTyped): PlatformValues {
  const known = state.platform ?? INITIAL_PLATFORM_VIEW;
  const host = typed.host ?? known.host;
  const sshPort = typed.sshPort ?? String(known.sshPort);
  // The practice cluster's passwords are no secrets: they are filled in, as long as its address is.
  const practice = isPracticeAddress(state.practice, { connection: 'platform', host, port: portOf(sshPort) }) ? state.practice?.platform : null;
  return {
    host,
    sshPort,
    axlPort: typed.axlPort ?? String(known.axlPort),
    olderNode: typed.olderNode ?? known.olderNode,
    osUsername: typed.osUsername ?? known.osUsername,
    osPassword: typed.osPassword ?? practice?.osPassword ?? '',
    axlUsername: typed.axlUsername ?? known.axlUsername,
    axlPassword: typed.axlPassword ?? practice?.axlPassword ?? '',
  };
}

export function usePlatformValues(): PlatformValues {
  const { state } = useFirstScreen();
  return platformValues(state, useStore(wizardUi, (ui) => ui.platform));
}

/** What was found with the address and the algorithms that are typed now; `null` = nothing was, or it is about others. */
export function useOffers(): PlatformOffers | null {
  const { platform } = useFirstScreen().state;
  const typed = usePlatformValues();
  if (platform === null) return null;
  const { host, sshPort, axlPort, olderNode } = platform;
  const isSame = hostOf(typed.host) === host && portOf(typed.sshPort) === sshPort && portOf(typed.axlPort) === axlPort && typed.olderNode === olderNode;
  return isSame ? platform.offers : null;
}

/** What the contract would refuse of the address alone. */
export const addressProblems = ({ host, sshPort, axlPort }: PlatformValues): PlatformProblems => ({
  ...(isHost(host) ? {} : { host: true }),
  ...(isPort(sshPort) ? {} : { sshPort: true }),
  ...(isPort(axlPort) ? {} : { axlPort: true }),
});

/** What the contract would refuse, and an application user without a password. */
export const platformProblems = (values: PlatformValues): PlatformProblems => ({
  ...addressProblems(values),
  ...(values.osUsername === '' ? { osUsername: true } : {}),
  ...(values.osPassword === '' ? { osPassword: true } : {}),
  ...(values.axlUsername !== '' && values.axlPassword === '' ? { axlPassword: true } : {}),
});
