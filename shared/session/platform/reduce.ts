import { type PlatformEvent } from './events.ts';
import { INITIAL_PLATFORM_VIEW, NO_TRANSCRIPT, type PlatformView, type TranscriptView } from './view.ts';
import { endedJob } from '../progress.ts';
import { preflightBegan, preflightLeft, preflightOf, preflightRow } from './preflight.ts';
import { type ViewState } from '../view-state.ts';

/** The state holds this many lines of at most so many characters, and so many characters of JSON in all: the rest is on disk. */
const MAX_LINES = 120;
const MAX_LINE = 160;
const MAX_JSON = 9_000;

const idle = { busy: null, error: null } as const;
const noChange = { plan: null, planReplaced: false, consented: false, transcript: NO_TRANSCRIPT, report: null, lostTokens: null } as const;

/** How many of the last lines fit: a quote or a backslash is two characters of JSON. */
function fitting(lines: readonly string[]): readonly string[] {
  let first = Math.max(0, lines.length - MAX_LINES);
  while (JSON.stringify(lines.slice(first)).length > MAX_JSON) first += 1;
  return lines.slice(first);
}

const withLines = ({ lines, leftOut }: TranscriptView, added: readonly string[]): TranscriptView => {
  const kept = fitting([...lines, ...added.slice(-MAX_LINES).map((line) => line.slice(0, MAX_LINE))]);
  return { lines: kept, leftOut: leftOut + lines.length + added.length - kept.length };
};

/** A change that never started begins its transcript again when it is started once more. */
export const withoutTranscript = (platform: PlatformView | null): PlatformView | null => (platform === null ? null : { ...platform, transcript: NO_TRANSCRIPT });

/** While services and phones are restarted, the plan of the change and what its session showed make room: the state is sent whole. The transcript is had by its call. */
export const behindChange = (platform: PlatformView | null): PlatformView | null =>
  platform === null ? null : { ...platform, plan: null, transcript: { lines: [], leftOut: platform.transcript.leftOut + platform.transcript.lines.length } };

/** What of the platform's view goes when a screen is left backwards. */
export const platformBack = (platform: PlatformView, to: string): PlatformView =>
  to === 'sign-in' ? { ...platform, ...noChange, cluster: null, preflight: null, sessionEnded: false, trust: [], offers: null, waitsForTrust: false } : { ...platform, ...noChange };

/** The part of {@link reduce} for the platform route. */
export function platformChanges(state: ViewState, event: PlatformEvent): Partial<ViewState> {
  const platform = state.platform ?? INITIAL_PLATFORM_VIEW;
  const set = (part: Partial<PlatformView>): Pick<ViewState, 'platform'> => ({ platform: { ...platform, ...part } });
  switch (event.type) {
    case 'connection-chosen':
      return { ...idle, signIn: { ...state.signIn, connection: event.connection }, ...(event.connection === 'platform' ? { platform } : {}) };
    case 'platform-named':
      return { ...idle, signIn: { ...state.signIn, connection: 'platform' }, ...set({ ...event.target, trust: [], offers: null }) };
    case 'platform-probed':
      return { ...idle, ...set({ ...event.target, trust: event.trust, offers: event.offers }) };
    case 'platform-trust':
      // While a sign-in waits it stays what is under way.
      return set({ trust: event.trust, waitsForTrust: event.waits });
    case 'platform-signed-in': {
      // The table was settled: what was accepted is kept by the engine, and a large cluster has many rows.
      const { osUsername, axlUsername, cluster, offers, preflight } = event;
      const signedIn = { ...noChange, osUsername, axlUsername, cluster, offers, sessionEnded: false, trust: [], waitsForTrust: false };
      // Who goes on with the same cluster has been at the checks, and Back leads there again.
      if (preflight === undefined) return { ...idle, step: 'mode', job: null, ...set({ ...signedIn, preflight: preflightLeft(platform.preflight) }) };
      return { error: null, busy: 'checking', step: 'preflight', job: null, ...set({ ...signedIn, preflight: preflightOf([], preflight) }) };
    }
    case 'preflight-began':
      return { error: null, busy: 'checking', ...set({ preflight: preflightBegan(platform.preflight, event.ids), ...(event.cluster === undefined ? {} : { cluster: event.cluster }) }) };
    case 'preflight-row':
      return platform.preflight === null ? {} : set({ preflight: preflightRow(platform.preflight, event.id, event.rows) });
    case 'preflight-ended':
      return { ...idle, ...set({ preflight: platform.preflight === null ? null : { ...platform.preflight, pending: [] } }) };
    case 'preflight-left':
      return { ...idle, step: 'mode', ...set({ preflight: preflightLeft(platform.preflight) }) };
    case 'preflight-opened':
      return { ...idle, step: 'preflight', ...set({ ...noChange, preflight: preflightOf(event.rows) }) };
    case 'platform-read':
      return { ...idle, ...set({ cluster: event.cluster }) };
    case 'platform-planned':
      return { ...idle, step: 'preview', job: null, ...set({ ...noChange, plan: event.plan, planReplaced: event.replaces }) };
    case 'platform-session-ended':
      return set({ sessionEnded: true });
    case 'platform-signed-in-again':
      return { ...idle, ...set({ sessionEnded: false, cluster: event.cluster }) };
    case 'platform-consented':
      return { ...idle, ...set({ consented: true }) };
    case 'platform-lines':
      return set({ transcript: withLines(platform.transcript, event.lines) });
    case 'platform-reported':
      return { ...idle, step: 'finish', job: endedJob(state.job), ...set({ report: event.report }) };
    case 'platform-report-amended':
      return set({ report: event.report });
    case 'lost-tokens':
      return { ...idle, ...set({ lostTokens: event.lostTokens }) };
  }
}
