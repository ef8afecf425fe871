import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

const reference = path.resolve(import.meta.dirname, '../../../shared/reference');

/** Reference material beside the repository; tests that need it say in their names that they were left out without it. */
export const FOUNDING_DOCUMENT = path.join(reference, 'seed.md');
export const SAMPLE = path.join(reference, 'samples/CTLFile-cucm-2015.tlv');
export const NONSECURE_TRANSCRIPT = path.join(reference, 'transcripts/nonsecure-3746-en.txt');
export const NO_FILE_TRANSCRIPT = path.join(reference, 'transcripts/no-file.txt');

/** A file of a case from the field, beside the reference material. */
export const fieldFile = (name: string): string => path.join(reference, '../field', name);

export const isThere = (file: string): boolean => existsSync(file);
export const sampleBytes = (): Uint8Array => new Uint8Array(readFileSync(SAMPLE));
/** A transcript without its first line, which is a comment. */
export const transcript = (file: string): string => readFileSync(file, 'utf8').replace(/^#.*\n/, '');
