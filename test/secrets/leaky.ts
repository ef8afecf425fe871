import path from 'node:path';
import { FORMS, bytesIn } from '../helpers/secrets/forms.ts';
import { PLACES, hitsIn } from '../helpers/secrets/places.ts';
import { Page } from './page/client.ts';
import { Ground, Running } from './program.ts';

/** The same search over a program that lets everything out: what is missed, as `place form`. No argument and no variable holds a NUL, so UTF-16 of such a text cannot stand there. */
export async function missedOf(root: string, folder: string): Promise<readonly string[]> {
  const secret = 'leaky-secret-0123456789';
  const leaked = new Map(FORMS.map((form) => [form, bytesIn(form, secret)]));
  const carried = [...leaked].filter(([, bytes]) => !bytes.includes(0));
  const ground = new Ground(folder);
  const forms = JSON.stringify(Object.fromEntries([...leaked].map(([form, bytes]) => [form, bytes.toString('base64')])));
  const variables = Object.fromEntries(carried.map(([, bytes], index) => [`LEAKED_${index}`, bytes.toString('latin1')]));
  const leaky = new Running(process.execPath, [path.join(root, 'test/secrets/leaky.mjs'), ...carried.map(([, bytes]) => bytes.toString('latin1'))], { ...ground.environment, ...variables, LEAKY_FORMS: forms });
  const [address] = await leaky.prints(/http:\/\/127\.0\.0\.1:\d+\/#[\w-]+/);
  const page = await Page.open(address);
  leaky.see();
  page.end();
  leaky.child.kill('SIGTERM');
  await leaky.ended;
  const found = new Set(hitsIn([...leaky.pieces(page), ...ground.pieces()], new Map([['leaked', secret]])).map(({ place, form }) => `${place} ${form}`));
  const possible = PLACES.flatMap((place) => FORMS.filter((form) => !form.startsWith('utf16') || !(place === 'arguments' || place === 'environment')).map((form) => `${place} ${form}`));
  return possible.filter((one) => !found.has(one));
}
