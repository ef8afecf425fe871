import * as z from 'zod/mini';
import { LANGUAGES } from '../texts/languages.ts';
import { type CallRule } from './call-rule.ts';
import { type GuidePart } from './guide.ts';

/** What the program can show of itself without a network. */
export const PROGRAM_DOCUMENTS = ['guide', 'licences'] as const;
export type ProgramDocument = (typeof PROGRAM_DOCUMENTS)[number];

/** Calls about the program itself. */
export const ABOUT_CALLS = {
  /** Where it keeps its data on this computer. */
  about: { input: z.strictObject({}), on: 'any' },
  /** Opens that folder in the system's file manager; there is no way to name another one. */
  openDataFolder: { input: z.strictObject({}), on: 'any' },
  programDocument: { input: z.strictObject({ document: z.enum(PROGRAM_DOCUMENTS), language: z.enum(LANGUAGES) }), on: 'any' },
} as const satisfies Record<string, CallRule>;

export interface AboutOutputs {
  about: { readonly dataFolder: string; readonly canOpen: boolean };
  openDataFolder: { readonly opened: boolean };
  /** Its parts where it has some, which are shown instead of the text. */
  programDocument: { readonly text: string; readonly parts: readonly GuidePart[] };
}
