import { describe, expect, it } from 'vitest';
import { type KeptReport } from '../../shared/domain/kept-report.ts';
import { parseKeptReport } from '../../shared/contract/kept-report.ts';
import { reportPage } from '../../shared/report-page/page.ts';
import { type Language, LANGUAGES as EVERY_LANGUAGE } from '../../shared/texts/languages.ts';
import { loadReportTexts } from '../../shared/texts/load.ts';
import { LANGUAGES } from '../helpers/every-text.ts';
import { keptByCommand, keptWithToken } from '../helpers/kept-report.ts';

const page = async (kept: KeptReport, language: Language = 'en', timeZone = 'Asia/Tokyo'): Promise<string> => reportPage(kept, { texts: await loadReportTexts[language](), language, timeZone });

/** Foreign text as a hostile cluster, token or file would give it. */
const BELL = String.fromCodePoint(7);
const HOSTILE = `<img src=x onerror=alert(1)>"'&</pre></script>\u202e${BELL}{server}`;
const KEPT: Readonly<Record<string, KeptReport>> = { 'with a token': keptWithToken(), 'by command': keptByCommand() };

describe.each(EVERY_LANGUAGE)('the page of a report in %s', (language) => {
  it.each(Object.entries(KEPT))('holds everything that was kept, %s', async (_, kept) => {
    const html = await page(kept, language);
    const { record, report, after } = kept;
    const { cluster } = record;
    const facts = [cluster.host, cluster.release, cluster.keySha256, record.operator, record.username, record.program, record.id, ...cluster.places.map(({ name }) => name)];
    for (const fact of [...facts, after?.sha1 ?? '', after?.sha256 ?? '', report.finishedAt.slice(0, 19), '2026-11-26 04:12:33']) expect(html).toContain(fact);
    const texts = await loadReportTexts[language]();
    for (const item of report.leftToDo) expect(html).toContain(texts.report.left[item].split('"')[0]);
    expect(html).toContain(`<html lang="${language}">`);
    expect(html.replace(/<style>[^<]*<\/style>/, '')).not.toMatch(/\{[a-zA-Z0-9]+\}/);
  });

  it('names the practice cluster as the window does, by the route of the change', async () => {
    const texts = LANGUAGES[language];
    const practice = { scenario: 'founding-document', seed: 7 } as const;
    const [token, command] = [keptWithToken({}, { practice }), keptByCommand()];
    expect(await page(token, language)).toContain(texts.change.scenario['founding-document']);
    expect(await page({ ...command, record: { ...command.record, practice } }, language)).toContain(texts.window.practice.scenario['founding-document'].title);
  });

  it('names who ended a change that had been open beside whoever began it', async () => {
    const ended = { as: 'finish', time: '2026-11-27T00:30:00.000Z', program: '0.1.1', holder: 'command line on night-pc', operator: 'bob', username: 'night' } as const;
    const html = await page({ ...keptByCommand(), endedBy: ended }, language);
    for (const words of ['bob', 'night', 'command line on night-pc', '0.1.1', LANGUAGES[language].reportPage.facts.endedBy, keptByCommand().record.operator]) expect(html).toContain(words);
    expect(await page(keptByCommand(), language)).not.toContain(LANGUAGES[language].reportPage.facts.endedBy);
  });

  it('says what was ticked and what is open', async () => {
    const html = await page(keptWithToken(), language);
    const texts = await loadReportTexts[language]();
    expect(html).toContain(`☑ ${texts.report.left['restart-tftp']}`);
    expect(html).toContain(`☐ ${texts.report.left['reset-phones']}`);
    expect(html).toMatch(/☐ <span class="figures name">SEP001D45B5A2C2/);
  });
});

describe('the page needs nothing and runs nothing', () => {
  it.each(Object.entries(KEPT))('%s: no script, no address, a policy that forbids both', async (_, kept) => {
    const html = await page(kept);
    expect(html).toContain('content="default-src &#39;none&#39;; style-src &#39;unsafe-inline&#39;"');
    expect(html).not.toMatch(/<script|<link|<img|<iframe|<a |\son\w+=|src=|href=|url\(|@import/i);
  });
});

/** The same value with each of its texts replaced, where the form allows any text. */
function withHostileTexts(value: unknown, key = ''): unknown {
  const anyText = ['name', 'release', 'operator', 'username', 'program', 'holder', 'subject', 'issuer', 'showCtl', 'signer', 'server', 'node', 'hostName', 'model', 'tftpServer', 'where', 'serial', 'detail', 'dnsName'];
  if (typeof value === 'string') return anyText.includes(key) ? HOSTILE : value;
  if (Array.isArray(value)) return value.map((one) => withHostileTexts(one, key));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, withHostileTexts(part, name)]));
}

it.each(Object.entries(KEPT))('foreign text stays text, %s', async (_, kept) => {
  const html = await page(withHostileTexts(kept) as KeptReport);
  expect(html.split('&lt;img src=x onerror=alert(1)&gt;').length).toBeGreaterThan(10);
  expect(html).not.toMatch(/<img|<\/script|\p{Bidi_Control}/u);
  expect(html).not.toContain(BELL);
  // What is open in the page is closed by the page: the text closed nothing.
  expect(html.match(/<pre/g)?.length).toBe(html.match(/<\/pre>/g)?.length);
});

describe('a kept report that is read again', () => {
  it.each(Object.entries(KEPT))('is what was written, %s', (_, kept) => {
    expect(parseKeptReport(JSON.parse(JSON.stringify(kept)))).toEqual(kept);
  });

  it.each([
    ['another version', { version: 2 }],
    ['no record', { record: null }],
    ['the other route', { route: 'by-command' }],
    ['an unknown thing to do', { ticked: ['fly'] }],
    ['an unknown neighbour', { tickedNeighbours: ['fly'] }],
    ['an unknown rule', { warnings: [{ rule: 'constructor', severity: 'warn', params: {} }] }],
    ['a file that is none', { after: { md5: 1 } }],
    ['more than it holds', { secret: 'x' }],
  ])('is none with %s', (_, part) => {
    expect(parseKeptReport({ ...keptWithToken(), ...part })).toBeNull();
  });
});

it('of a report from before the neighbours had ticks has none of them ticked', () => {
  expect(parseKeptReport(JSON.parse(JSON.stringify({ ...keptWithToken(), tickedNeighbours: undefined })))).toEqual(keptWithToken());
});

it('names the zone and UTC, also across the change of a day', async () => {
  const html = await page(keptWithToken(), 'en', 'America/New_York');
  expect(html).toContain('2026-11-25 14:12:33 EST (2026-11-25T19:12:33Z)');
});
