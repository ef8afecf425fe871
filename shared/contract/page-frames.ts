import { type Result } from '../domain/result.ts';
import { type ViewState } from '../session/view-state.ts';

/** What the page sends: its key first, then calls; `takeOver` answers `taken`. */
export type ClientFrame =
  | { readonly kind: 'key'; readonly key: string }
  | { readonly kind: 'takeOver' }
  | { readonly kind: 'call'; readonly id: number; readonly name: string; readonly input: unknown };

/** What the server sends. `taken`: another tab is connected. */
export type ServerFrame =
  | { readonly welcome: true }
  | { readonly taken: true }
  | { readonly id: number; readonly result: Result<unknown> }
  | { readonly state: ViewState };

/** Close codes of our own (RFC 6455, 7.4.2: 4000-4999 are private). */
export const CLOSE = { violation: 4400, refused: 4401, takenOver: 4409, goingAway: 1001 } as const;

/** Bytes: everything a connection may send before its key was accepted, WebSocket headers included. */
export const MAX_BEFORE_KEY = 1024;
/** Bytes of one later frame; the contract bounds each field far below. */
export const MAX_FRAME = 65_536;

/** Reads a frame; `null` = none of ours. The input of a call is checked by the engine's contract. */
export function readFrame(text: string): ClientFrame | null {
  const value = jsonObject(text);
  if (value === null) return null;
  const { key, takeOver, id, name, input } = value;
  switch (Object.keys(value).sort().join()) {
    case 'key':
      return typeof key === 'string' ? { kind: 'key', key } : null;
    case 'takeOver':
      return takeOver === true ? { kind: 'takeOver' } : null;
    case 'id,input,name':
      return typeof id === 'number' && Number.isSafeInteger(id) && typeof name === 'string' ? { kind: 'call', id, name, input } : null;
    default:
      return null;
  }
}

function jsonObject(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
