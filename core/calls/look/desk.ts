/** The look under way; `null` = none was ever begun. */
export interface LookDesk {
  last: { readonly abort: () => void; readonly done: Promise<unknown> } | null;
}

export const createLookDesk = (): LookDesk => ({ last: null });

/** Ends the look under way and waits for its end: whoever dials the same ports is alone on them. */
export async function endLook({ last }: LookDesk): Promise<void> {
  last?.abort();
  await last?.done;
}
