import { type JsonBounds, parseStrictJson } from '../domain/bounded-json.ts';
import { type Result } from '../domain/result.ts';
import { type ViewState } from '../session/view-state.ts';

/** What the page sends: its key first, then calls; `takeOver` answers `taken`. */
export type PageFrame =
  | { readonly key: string }
  | { readonly takeOver: true }
  | { readonly id: number; readonly name: string; readonly input: unknown };

/** What the server sends. `taken`: another tab is connected. */
export type ServerFrame =
  | { readonly welcome: true }
  | { readonly taken: true }
  | { readonly id: number; readonly result: Result<unknown> }
  | { readonly state: ViewState };

/** Close codes of our own (RFC 6455, 7.4.2: 4000-4999 are private). */
export const CLOSE_VIOLATION = 4400;
export const CLOSE_REFUSED = 4401;
export const CLOSE_TAKEN_OVER = 4409;
/** The server ends (RFC 6455, 7.4.1). */
export const CLOSE_GOING_AWAY = 1001;

/** Bytes: everything a connection may send before its key was accepted, WebSocket headers included. */
export const MAX_BEFORE_KEY = 1024;
/** Bytes of one later frame; the contract bounds each field far below. */
export const MAX_FRAME = 65_536;
/** What a frame may hold: the choices of a plan with all its tokens, servers and entries, with much room. */
const FRAME_JSON: JsonBounds = { depth: 16, values: 10_000, members: 64 };

/** Reads what a page sent; `null` = none of these frames. The input of a call is checked by the engine's contract. */
export function readPageFrame(text: string): PageFrame | null {
  const value = jsonObject(text);
  if (value === null) return null;
  const { key, takeOver, id, name, input } = value;
  switch (Object.keys(value).sort().join()) {
    case 'key':
      return typeof key === 'string' ? { key } : null;
    case 'takeOver':
      return takeOver === true ? { takeOver } : null;
    case 'id,input,name':
      return typeof id === 'number' && Number.isSafeInteger(id) && typeof name === 'string' ? { id, name, input } : null;
    default:
      return null;
  }
}

function jsonObject(text: string): Readonly<Record<string, unknown>> | null {
  const json = parseStrictJson(text, FRAME_JSON);
  if (!json.ok) return null;
  const { value } = json;
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : null;
}
