import path from 'node:path';
import { codeOf } from '../../core/files/patience.ts';
import { type Files } from '../../core/ports/files.ts';
import { readCtlFile } from '../../shared/ctl-file/read.ts';
import { type EventBody } from '../events.ts';
import { FOR_ALL_PHONES, fileOfPhone, isPublished } from './names.ts';
import { writeRecord } from './record.ts';

/** What a server serves, as far as phones get it. */
export interface ServedFile {
  readonly bytes: Uint8Array;
  readonly sha256: string;
}

/** What phones get from the TFTP folder. */
export interface Publication {
  /**
   * Makes it what this server serves; nothing is done where it is so already.
   * @param file `null`, or what is no CTL file: phones get none, and keep the one they have.
   * @throws system errors; the next call tries again.
   */
  show(file: ServedFile | null): Promise<void>;
  /** Tries whether a file of so many bytes could be published, before it is activated. @throws system errors. */
  tryRoom(length: number): Promise<void>;
  /** Other phones with a file of their own name, from the next {@link Publication.show} on. */
  setPhones(macs: readonly string[]): void;
}

/** Of a server whose files phones get in another way. */
export const UNPUBLISHED: Publication = { show: () => Promise.resolve(), tryRoom: () => Promise.resolve(), setPhones: () => undefined };

export interface PublishedPlace {
  readonly files: Files;
  /** As {@link openFolder} returned it. */
  readonly folder: string;
  readonly dataFolder: string;
  readonly emit: (event: EventBody) => void;
}

const isCtlFile = ({ bytes }: ServedFile): boolean => readCtlFile(bytes).ok;

/** @param macs phones that get a file of their own name. */
export function createPublication({ files, folder, dataFolder, emit }: PublishedPlace, macs: readonly string[]): Publication {
  const at = (name: string): string => path.join(folder, name);
  let names = new Set(macs.map(fileOfPhone));
  /** What was put there last: the digest and the names of it. */
  let shown: string | undefined;

  /** Tells the operator that it is this folder that a refusal speaks of. */
  const reported = (error: unknown): unknown => {
    emit({ kind: 'not-published', detail: codeOf(error) });
    return error;
  };

  /** Phones ask for the file of their own name first: it is there before one that has gone from the list leaves. */
  const put = async (bytes: Uint8Array | null): Promise<void> => {
    if (bytes !== null) {
      await files.writeDurably(at(FOR_ALL_PHONES), bytes, 'everybody');
      await files.giveNames(at(FOR_ALL_PHONES), [...names].map(at));
    }
    const isWanted = (name: string): boolean => bytes !== null && (name === FOR_ALL_PHONES || names.has(name));
    for (const name of await files.list(folder)) if (isPublished(name) && !isWanted(name)) await files.remove(at(name));
  };

  return {
    async show(served) {
      const file = served !== null && isCtlFile(served) ? served : null;
      const sha256 = file?.sha256 ?? null;
      const wanted = [sha256, ...names].join(' ');
      if (shown === wanted) return;
      shown = undefined;
      try {
        await put(file?.bytes ?? null);
        await writeRecord(files, dataFolder, sha256);
      } catch (error) {
        throw reported(error);
      }
      shown = wanted;
      emit({ kind: 'published', sha256, phones: file === null ? 0 : names.size });
    },

    async tryRoom(length) {
      // Under the name of what it makes room for, so that a kill leaves what the next start clears away; there is nothing in it to be read.
      const trial = at(`${FOR_ALL_PHONES}.room.unfinished`);
      try {
        await files.writeDurably(trial, new Uint8Array(length));
        await files.remove(trial);
      } catch (error) {
        throw reported(error);
      }
    },

    setPhones: (next) => {
      names = new Set(next.map(fileOfPhone));
    },
  };
}
