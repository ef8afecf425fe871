import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { type Form, formsFound } from './forms.ts';

/** Where a secret could be written down. The data folder has the log, journals and reports in it. */
export const PLACES = ['data folder', 'temporary folder', 'home', 'standard output', 'standard error', 'arguments', 'environment', 'frames'] as const;
export type Place = (typeof PLACES)[number];

/** One piece of what was found in a place. */
export interface Piece {
  readonly place: Place;
  /** Name of the file, or of the process. */
  readonly name: string;
  readonly bytes: Buffer;
}

export interface Hit {
  readonly place: Place;
  readonly name: string;
  readonly form: Form;
  readonly secret: string;
}

/** Every file below a folder with its name, which may tell too. */
export function filesIn(place: Place, folder: string, without: readonly string[] = []): readonly Piece[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => path.join(folder, name))
    .filter((file) => !without.some((one) => file === one || file.startsWith(`${one}${path.sep}`)) && statSync(file, { throwIfNoEntry: false })?.isFile() === true)
    .map((file) => ({ place, name: file, bytes: Buffer.concat([Buffer.from(`${file}\n`), readFileSync(file)]) }));
}

/** Arguments and environment of a process and of all that it has started (Linux). One that has just ended tells nothing. */
export function processesOf(pid: number): readonly Piece[] {
  const read = (name: string): Buffer => {
    try {
      return readFileSync(`/proc/${pid}/${name}`);
    } catch {
      return Buffer.alloc(0);
    }
  };
  const children = read(`task/${pid}/children`).toString('latin1').split(' ').filter(Boolean).map(Number);
  const [args, environment] = [read('cmdline'), read('environ')];
  const name = `${args.toString('utf8').replaceAll('\0', ' ').slice(0, 80)}(${pid})`;
  return [{ place: 'arguments', name, bytes: args }, { place: 'environment', name, bytes: environment }, ...children.flatMap(processesOf)];
}

/** @param secrets what is looked for, by what it is called. */
export const hitsIn = (pieces: readonly Piece[], secrets: ReadonlyMap<string, string>): readonly Hit[] =>
  pieces.flatMap(({ place, name, bytes }) => [...secrets].flatMap(([secret, text]) => formsFound(bytes, text).map((form) => ({ place, name, form, secret }))));
