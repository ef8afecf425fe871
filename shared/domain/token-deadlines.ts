/**
 * Milliseconds that a library of tokens may take before its process is ended. A card that no library knows makes every look at the
 * readers take seconds; hence so long. A person may type on a PIN pad while it signs.
 */
export const TOKEN_DEADLINES = { opening: 30_000, listing: 30_000, signing: 60_000 } as const;
