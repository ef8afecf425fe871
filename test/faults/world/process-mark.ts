/** Stands in for `core/files/process-mark.ts`: the programs of this world are one process, and whoever left something is dead (`diskOf` hides what is being written). */
export { markText, readMark, type ProcessMark } from '../../../core/files/process-mark.ts';
import { type ProcessMark } from '../../../core/files/process-mark.ts';

const OWN: ProcessMark = { pid: 1, start: '1', boot: '0', space: '0' };

export const ownMark = (): Promise<ProcessMark> => Promise.resolve(OWN);
export const mayRun = (): Promise<boolean> => Promise.resolve(false);
