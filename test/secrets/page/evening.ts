import path from 'node:path';
import { type Piece } from '../../helpers/secrets/places.ts';
import { Running } from '../program.ts';
import { type Stage } from '../stage.ts';
import { byCommand } from '../by-command/page.ts';
import { Page } from './client.ts';
import { withToken } from './with-token.ts';

/** The page, from its start to its end: a change by each route. */
export async function inThePage(stage: Stage): Promise<readonly Piece[]> {
  const { root, watch, ground, steps } = stage;
  const program = new Running(process.execPath, [path.join(root, 'out/ctl.js'), '--lang', 'en', 'serve', '--no-open'], { ...ground.environment, ...watch.environment(root) });
  const [address] = await program.prints(/http:\/\/127\.0\.0\.1:\d+\/#[\w-]+/);
  const page = await Page.open(address);
  const on = { page, program };
  await steps.part(() => withToken(stage, on));
  await steps.part(() => byCommand(stage, on));
  page.end();
  program.child.kill('SIGTERM');
  await program.ended;
  watch.collect('page: end');
  return program.pieces(page);
}
