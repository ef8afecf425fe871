import { type Files } from '../../core/ports/files.ts';

/** A disk that is full for the lines of a journal that hold these words, and takes everything else. */
export const linesNotTaken = (files: Files, words: RegExp): Files => ({
  ...files,
  appendDurably: (file, bytes) =>
    words.test(new TextDecoder().decode(bytes)) ? Promise.reject(Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' })) : files.appendDurably(file, bytes),
});
