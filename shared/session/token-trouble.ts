import { type OtherCardView, type TokenTrouble } from './tokens-view.ts';

/** What the operating system says about smart cards, `null` = nothing amiss, or nothing known. */
export type SystemTrouble = Extract<TokenTrouble, 'remote-desktop' | 'service-disabled' | 'service-stopped' | 'pcscd-not-running'>;

interface Readers {
  readonly tokens: readonly { readonly certificates: readonly unknown[] }[];
  readonly others: readonly OtherCardView[];
  readonly slots: number;
}

/**
 * What stands behind "no token": what sits in the readers says more than the state of the system, and an empty reader
 * needs no explanation but that of the system.
 */
export function tokenTrouble({ tokens, others, slots }: Readers, system: SystemTrouble | null): TokenTrouble | null {
  if (tokens.some(({ certificates }) => certificates.length > 0)) return null;
  if (others.some(({ kind }) => kind === 'foreign-card')) return 'foreign-card';
  if (others.some(({ kind }) => kind === 'unreadable')) return 'unreadable';
  if (tokens.length > 0) return 'no-certificate';
  if (others.length > 0) return 'blank-token';
  return system ?? (slots === 0 ? 'no-reader' : null);
}
