import { realpath } from 'node:fs';
import { promisify } from 'node:util';

/** The path behind all links, found step by step: what asks the system in one go fails on Windows for long paths and for drives that stand for a folder. */
export const realPath: (file: string) => Promise<string> = promisify(realpath);
