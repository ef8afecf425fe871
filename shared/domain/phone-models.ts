/** Whether a phone asks the Trust Verification Service (TVS) about a signer that its CTL file does not name. */
export type TvsUse = 'asks' | 'never' | 'unknown';

interface ModelRow {
  /** As a person calls the models. */
  readonly name: string;
  /** As AXL and practice phones call them. */
  readonly pattern: RegExp;
  readonly use: TvsUse;
  readonly source: string;
}

const NOTE = 'Cisco document 118893, note on Security by Default';

/**
 * Models of which a document says that they do not ask TVS. `never`: named without reserve. `unknown`: "Cisco Jabber and many Cisco TelePresence" endpoints, of
 * which no list is published, so that nobody is known to vouch for a signer there. Names of Jabber's device types: enumeration XModel of the AXL schema.
 */
const MODEL_ROWS: readonly ModelRow[] = [
  { name: '7940', pattern: /\b7940G?\b/i, use: 'never', source: NOTE },
  { name: '7960', pattern: /\b7960G?\b/i, use: 'never', source: NOTE },
  { name: 'Jabber', pattern: /Jabber|Unified Client Services Framework|Dual Mode for (?:iPhone|Android)/i, use: 'unknown', source: NOTE },
  { name: 'TelePresence', pattern: /TelePresence|Webex (?:Room|Board|Desk|Codec)|Spark Room/i, use: 'unknown', source: `${NOTE}; that its successors count too is inferred` },
];

/** What else a model is, the same document says of it that it asks ("7945 and 7965 phones or newer"). */
export const tvsUseOf = (model: string): TvsUse => MODEL_ROWS.find(({ pattern }) => pattern.test(model))?.use ?? 'asks';

const namesOf = (use: TvsUse): string => MODEL_ROWS.filter((row) => row.use === use).map(({ name }) => name).join(', ');

export const MODELS_WITHOUT_TVS = namesOf('never');
export const MODELS_NOT_KNOWN_TO_ASK = namesOf('unknown');

/** How many phones of a list are of these models. */
export interface ModelCounts {
  readonly never: number;
  readonly unknown: number;
}

export function countModels(phones: readonly { readonly model: string }[]): ModelCounts {
  const uses = phones.map(({ model }) => tvsUseOf(model));
  const count = (use: TvsUse): number => uses.filter((one) => one === use).length;
  return { never: count('never'), unknown: count('unknown') };
}
