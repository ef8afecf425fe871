/** By what a token is recognised; the library it is reached through goes without saying. */
export interface TokenIdentity {
  readonly serial: string;
  readonly label: string;
  /** SHA-256 of its certificates. */
  readonly certificates: readonly string[];
}

/** What happened to a token. `swapped` = one went and another came; `re-seated` = the same one was back within {@link GRACE}. */
export interface TokenEvent {
  /** Counts up, so that two equal events can be told apart. */
  readonly number: number;
  readonly kind: 'inserted' | 'removed' | 'swapped' | 're-seated';
  readonly serial: string;
  readonly label: string;
}

/** Milliseconds in which a token that comes back counts as re-seated, and another one that comes as swapped. */
export const GRACE = 3000;

/** A token that went, and when (milliseconds of any steady clock). */
export interface GoneToken extends TokenIdentity {
  readonly at: number;
}

const keyOf = ({ serial, certificates }: TokenIdentity): string => JSON.stringify([serial, [...certificates].sort()]);

/** Whether both are the same token with the same certificates. */
export const isSameToken = (a: TokenIdentity, b: TokenIdentity): boolean => keyOf(a) === keyOf(b);

/**
 * What happened between two looks at the readers, oldest first, and which tokens are gone since less than {@link GRACE}.
 * Nothing but the difference counts: a token in another slot is the same token.
 */
export function tokenEvents(
  before: readonly TokenIdentity[],
  now: readonly TokenIdentity[],
  gone: readonly GoneToken[],
  at: number,
): { readonly events: readonly Omit<TokenEvent, 'number'>[]; readonly gone: readonly GoneToken[] } {
  const lately = gone.filter((token) => at - token.at < GRACE);
  const left = before.filter((token) => !now.some((other) => isSameToken(token, other)));
  const came = now.filter((token) => !before.some((other) => isSameToken(token, other)));
  const mayBeReplaced = [...lately, ...left];
  const inserted = came.map(({ serial, label, certificates }) => {
    const back = lately.findIndex((token) => isSameToken(token, { serial, label, certificates }));
    const kind = back >= 0 ? 're-seated' : mayBeReplaced.length > 0 ? 'swapped' : 'inserted';
    return { kind, serial, label } as const;
  });
  const removed = came.length >= left.length ? [] : left.map(({ serial, label }) => ({ kind: 'removed', serial, label }) as const);
  const stillGone = [...lately, ...left.map((token) => ({ ...token, at }))].filter((token) => !now.some((other) => isSameToken(token, other)));
  // One that came took the place of one that went: it is not taken for a swap a second time.
  return { events: [...removed, ...inserted], gone: came.length > 0 ? [] : stillGone };
}
