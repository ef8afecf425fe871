import { type Running } from '../program.ts';
import { type Stage } from '../stage.ts';
import { type Page } from './client.ts';

/** The page and the program behind it. */
export interface OnPage {
  readonly page: Page;
  readonly program: Running;
}

/** Looks into the engine behind a step, where all of the evening is played: what a step leaves behind is still there at the end of its route, unless a later one has taken it away. */
export const lookAfter = async ({ watch, isWhole }: Stage, { program }: OnPage, at: string): Promise<void> => {
  if (isWhole) await watch.look(program.pid, `page: ${at}`);
};
