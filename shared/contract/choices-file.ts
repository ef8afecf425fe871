import * as z from 'zod/mini';
import { type JsonBounds, parseStrictJson } from '../domain/bounded-json.ts';
import { type ChangeKind } from '../domain/change-kind.ts';
import { type EntryName, type WriterStyle, choicesFor } from '../domain/choices.ts';
import { type Result, fail, ok } from '../domain/result.ts';
import { addedServerField, certificateField, changeKindField, entryNameField, serialField, styleField } from './fields.ts';

/** A token to be added: with its certificate (DER, base64), or inserted when the choices are used. */
interface WantedToken {
  readonly serial: string;
  readonly certificate: string | null;
}

/** What `ctl plan` and `ctl apply` take from a file: the choices of the wizard, as a person writes them. */
export interface ChoicesFile {
  readonly mode: ChangeKind;
  readonly anew: boolean;
  readonly addTokens: readonly WantedToken[];
  readonly addServers: readonly z.infer<typeof addedServerField>[];
  /** An entry as the choices name it, or a part of its name that only one entry has. */
  readonly removeEntries: readonly (EntryName | string)[];
  readonly style: WriterStyle;
  readonly phoneSastTrust: boolean;
}

const MAX = 32;
/** All three lists full, with room. */
const FILE_JSON: JsonBounds = { depth: 8, values: 10_000, members: 64 };
/** The second as places of a file are named, since it is one: two members of one object have the same name. */
const PROBLEMS = { 'not-json': 'JSON', 'too-much': 'JSON', 'key-twice': 'JSON {"a": …, "a": …}' } as const;

const schema = z.strictObject({
  mode: changeKindField,
  anew: z.optional(z.boolean()),
  addTokens: z.optional(z.array(z.strictObject({ serial: serialField, certificate: z.optional(certificateField) })).check(z.maxLength(MAX))),
  addServers: z.optional(z.array(addedServerField).check(z.maxLength(MAX))),
  removeEntries: z.optional(z.array(z.union([entryNameField, z.string().check(z.minLength(1), z.maxLength(1024))])).check(z.maxLength(MAX))),
  style: z.optional(styleField),
  phoneSastTrust: z.optional(z.boolean()),
});

/** Reads the text of a choices file; everything but `mode` may be left out. A key that is said twice is refused: a person may have meant either. `usage.wrong` names the first place that is wrong. */
export function parseChoicesFile(text: string, name: string): Result<ChoicesFile> {
  const json = parseStrictJson(text, FILE_JSON);
  if (!json.ok) return fail('usage.wrong', name, { detail: `${name}: ${PROBLEMS[json.error]}` });
  const parsed = schema.safeParse(json.value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const place = issue === undefined || issue.path.length === 0 ? 'JSON' : issue.path.map(String).join('.');
    return fail('usage.wrong', name, { detail: `${name}: ${place}` });
  }
  const { mode, anew, addTokens, addServers, removeEntries, style, phoneSastTrust } = parsed.data;
  const none = choicesFor(mode);
  return ok({
    mode,
    anew: anew ?? none.anew,
    addTokens: (addTokens ?? []).map(({ serial, certificate }) => ({ serial, certificate: certificate ?? null })),
    addServers: addServers ?? none.addServers,
    removeEntries: removeEntries ?? none.removeEntries,
    style: style ?? none.style,
    phoneSastTrust: phoneSastTrust ?? none.phoneSastTrust,
  });
}
