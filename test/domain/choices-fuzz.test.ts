import { expect, test } from 'vitest';
import { parseChoicesFile } from '../../shared/contract/choices-file.ts';
import { bendJson } from '../helpers/bent/json.ts';
import { BoundMeter } from '../helpers/bounds.ts';
import { EC_CERTIFICATE } from '../helpers/certificates.ts';
import { bendBytes } from '../helpers/mutate.ts';
import { Random } from '../helpers/random.ts';
import { runs } from '../helpers/runs.ts';

/** Their number and the seed can be set with CHOICES_FILES and CHOICES_SEED. */
const FILES = Number(process.env['CHOICES_FILES'] ?? runs(800, 50_000));
const SEED = Number(process.env['CHOICES_SEED'] ?? 20261126);
/** Characters of the longest text that is put in. */
const LARGE = runs(20_000, 1_000_000);
const certificate = Buffer.from(EC_CERTIFICATE).toString('base64');

/** Files as people write them. */
const GOOD: readonly object[] = [
  { mode: 'update', addTokens: [{ serial: '00a4c1d7' }], removeEntries: ['ADN008580ef'] },
  { mode: 'mixed', anew: true, style: 'cli', phoneSastTrust: true, addTokens: [{ serial: '0054f509', certificate }, { serial: '00a4c1d7', certificate }] },
  { mode: 'update', addServers: [{ name: 'tftp', address: '10.1.1.1', certificate }], removeEntries: [{ function: 'CCM+TFTP', name: '10.48.47.154', certificateSha1: '' }] },
];

/** What a file says, read without the product; a member that is not there is what the page *Choices in a file* says. */
function plainChoices(text: string): unknown {
  const { mode, anew = false, addTokens = [], addServers = [], removeEntries = [], style = 'token-client', phoneSastTrust = false } = JSON.parse(text) as Readonly<Record<string, unknown>>;
  const tokens = (addTokens as readonly { readonly serial: unknown; readonly certificate?: unknown }[]).map(({ serial, certificate: own = null }) => ({ serial, certificate: own }));
  return { mode, anew, addTokens: tokens, addServers, removeEntries, style, phoneSastTrust };
}

test(`bent choices files are read as a plain reader reads them, or refused with the place (${FILES} files, seed ${SEED})`, async () => {
  const random = new Random(SEED);
  const meter = new BoundMeter();
  const figures = { read: 0, refused: 0 };
  let slowest = 0;
  for (let number = 0; number < FILES; number += 1) {
    const good = random.pick(GOOD);
    const bent = bendJson(good, random, LARGE);
    const text = random.chance(5) && bent.text.length < 10_000 ? new TextDecoder().decode(bendBytes(Buffer.from(bent.text), Buffer.from(JSON.stringify(good)), random)) : bent.text;
    const from = process.cpuUsage();
    const parsed = parseChoicesFile(text, 'choices.json');
    const { user, system } = process.cpuUsage(from);
    slowest = Math.max(slowest, (user + system) / 1000);
    if (number % 10 === 0) await new Promise(setImmediate);
    if (number % 100 === 0) meter.sample();
    if (!parsed.ok) {
      figures.refused += 1;
      expect(parsed.error.code).toBe('usage.wrong');
      expect(String(parsed.error.params['detail'])).toMatch(/^choices\.json: \S/);
      expect(String(parsed.error.params['detail']).length).toBeLessThan(300);
      continue;
    }
    figures.read += 1;
    if (text === bent.text) expect(bent.isTwice, `file ${number}: ${text.slice(0, 1000)}`).toBe(false);
    expect(parsed.value, `file ${number}: ${text.slice(0, 1000)}`).toEqual(plainChoices(text));
  }
  expect(slowest).toBeLessThan(500);
  process.stdout.write(`Choices: ${JSON.stringify(figures)}, slowest ${slowest.toFixed(1)} ms, ${meter.stop()}\n`);
  meter.check();
  expect(Math.min(figures.read, figures.refused)).toBeGreaterThan(FILES / 50);
}, 1_800_000);
