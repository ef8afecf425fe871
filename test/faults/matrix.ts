/** The places in a change at which something can go wrong, what can go wrong there, and why some of it is left out. */

/** Every message of a change. */
export const MESSAGES = [
  'hello', 'login', 'resume', 'state', 'cluster', 'certificates', 'ctlFile', 'stage', 'discard', 'commit', 'capfCertificate', 'trustToken', 'setMode', 'bye',
] as const;
export type Message = (typeof MESSAGES)[number];

/** Every line of a journal of the route with a token; of `step` by what the step does. */
export const LINES = [
  'record', 'signed', 'step sign', 'step trust-tokens', 'step store-capf', 'step stage', 'step commit', 'step set-mode', 'step prove', 'step discard', 'reported', 'resumed', 'ended',
] as const;
export type Line = (typeof LINES)[number];

export const KINDS = [
  'refused', 'dropped before', 'dropped after', 'reset', 'delayed', 'truncated', 'garbage', 'server error',
  'program killed', 'provider killed', 'power cut at the program', 'power cut at the server', 'disk full at the program', 'disk full at the server',
  'clock jump at the program', 'clock jump at the server', 'second client',
] as const;
export type Kind = (typeof KINDS)[number];

export type Place = { readonly on: 'message'; readonly name: Message } | { readonly on: 'line'; readonly name: Line };

/** What has to be so for the place to come about. */
export type Setup =
  /** From mixed mode to non-secure. */
  | 'non-secure'
  /** To mixed mode: subscribers get the certificate of CAPF. */
  | 'mixed'
  /** The file alone. */
  | 'update'
  /** New tokens go into Phone-SAST-trust first. */
  | 'trust'
  /** All connections are lost before it begins. */
  | 'idle'
  /** The person cancels once a file is staged. */
  | 'cancelled'
  /** A server goes away at the commit, for longer than anything waits: the change stays open behind its report. */
  | 'away'
  /** The program was killed at a commit, and the change is finished or taken back after the next start. */
  | 'resumed';

export interface Cell {
  readonly place: Place;
  readonly kind: Kind;
  /** Taken in turns. */
  readonly setups: readonly Setup[];
}

const USUAL: readonly Setup[] = ['non-secure', 'mixed', 'update'];

/** Setups that are needed for a place to come about at all. */
const NEEDS: Readonly<Partial<Record<Place['name'], readonly Setup[]>>> = {
  hello: ['idle'],
  resume: ['idle'],
  login: ['resumed'],
  reported: ['away'],
  resumed: ['resumed'],
  // A late one may come behind what was taken back.
  stage: ['cancelled', ...USUAL],
  discard: ['cancelled'],
  'step discard': ['cancelled'],
  capfCertificate: ['mixed'],
  'step store-capf': ['mixed'],
  trustToken: ['trust'],
  'step trust-tokens': ['trust'],
  setMode: ['non-secure', 'mixed'],
  'step set-mode': ['non-secure', 'mixed'],
};

/** Kinds that happen to a message on its way. */
const ON_THE_WAY: readonly Kind[] = ['refused', 'dropped before', 'dropped after', 'reset', 'delayed', 'truncated', 'garbage', 'server error'];

/** Why there is no such cell; `null` = there is one. */
export function leftOut({ on, name }: Place, kind: Kind): string | null {
  if (on === 'line' && ON_THE_WAY.includes(kind)) return 'no message is on its way while a line is written: it is the same fault at the message that follows';
  if (name === 'bye' && ON_THE_WAY.includes(kind)) return 'nobody waits for the answer to a goodbye, and the report is made by then';
  return null;
}

const PLACES: readonly Place[] = [...MESSAGES.map((name): Place => ({ on: 'message', name })), ...LINES.map((name): Place => ({ on: 'line', name }))];

export const CELLS: readonly Cell[] = PLACES.flatMap((place) => KINDS.filter((kind) => leftOut(place, kind) === null).map((kind) => ({ place, kind, setups: NEEDS[place.name] ?? USUAL })));

export const LEFT_OUT: readonly { readonly place: Place; readonly kind: Kind; readonly why: string }[] = PLACES.flatMap((place) =>
  KINDS.flatMap((kind) => {
    const why = leftOut(place, kind);
    return why === null ? [] : [{ place, kind, why }];
  }),
);

/** After these the change itself goes on; it is wholly done or wholly not, by itself. */
export const endsTheProgram = (kind: Kind): boolean => kind === 'program killed' || kind === 'power cut at the program';
