import { describe, expect, it } from 'vitest';
import { type RolloutReport } from '../../../shared/domain/rollout/report.ts';
import { MOST_ON_PAGE } from '../../../shared/report-page/platform/rollout/phones.ts';
import { rolloutPage } from '../../../shared/report-page/platform/rollout/page.ts';
import { type Language, LANGUAGES } from '../../../shared/texts/languages.ts';
import { loadReportTexts } from '../../../shared/texts/load.ts';
import { fail } from '../../../shared/domain/result.ts';
import { restart, rolloutReport } from '../../helpers/rollout-report.ts';

const page = async (report: RolloutReport, language: Language = 'en'): Promise<string> => rolloutPage(report, { texts: await loadReportTexts[language](), language, timeZone: 'Asia/Tokyo' });

/** Foreign text as a hostile cluster or file would give it. */
const BELL = String.fromCodePoint(7);
const HOSTILE = `<img src=x onerror=alert(1)>"'&</td></table></script>\u202e${BELL}{name}`;

describe.each(LANGUAGES)('the page of a restart of services and phones in %s', (language) => {
  it('holds everything that was read: services with their proof, pilots, counters, phones, what is left', async () => {
    const report = rolloutReport();
    const html = await page(report, language);
    const { rollout, report: words } = await loadReportTexts[language]();
    const { record } = report;
    const facts = [record.cluster.host, record.cluster.release, record.id, record.change ?? '', 'mika', 'ccmadmin', 'axluser', ...['0f'.repeat(16), '1e'.repeat(20)], '10.48.47.153', 'cucm-sub', 'SEP001D45B5A2C1', 'SEP00A2EE3F7714', 'SEP000E8377D9B0', 'Lobby', 'Osaka'];
    for (const fact of [...facts, '2026-11-26 13:12:33', '2026-11-26T05:12:33Z']) expect(html).toContain(fact);
    for (const sentence of [rollout.outcome.incomplete, rollout.reason.words, rollout.restart.proved, rollout.pilotProof.md5, rollout.trouble['not-back'], rollout.secureShare.unknown]) expect(html).toContain(sentence);
    for (const item of report.leftToDo) expect(html).toContain(`☐ ${rollout.left[item]}`);
    expect(html).toContain(`☑ ${words.neighbour['secure-trunks'].replace('{counted}', words.neighbourCounted.replace('{count}', '3'))}`);
    expect(html).toContain(`☐ ${words.neighbour['unity-connection'].replace('{counted}', '')}`);
    expect(html.replace(/<style>[^<]*<\/style>/, '')).not.toMatch(/\{[a-zA-Z0-9]+\}/);
  });

  it('says why it stopped, and that it can be continued', async () => {
    const { error } = fail('connect.timeout', '10.48.47.154', { host: '10.48.47.154', port: 8443 });
    const html = await page(rolloutReport({ isOver: false, error, restarts: [restart({ status: 'failed', error, servedSha256: '' })] }), language);
    const { rollout, errors } = await loadReportTexts[language]();
    for (const sentence of [rollout.notOver, errors['connect.timeout'].title, rollout.restart.failed, rollout.servedNone]) expect(html).toContain(sentence);
  });

  it('says once it is over why it stopped, and offers no way on that has gone', async () => {
    const { error } = fail('rollout.phones-not-back', '10.48.47.153', { asked: 20, missing: 3 });
    const { errors } = await loadReportTexts[language]();
    const { title, action } = errors['rollout.phones-not-back'];
    const told = await Promise.all([false, true].map((isOver) => page(rolloutReport({ isOver, error }), language)));
    expect(told.map((html) => [html.includes(title), html.includes(action)])).toEqual([
      [true, true],
      [true, false],
    ]);
  });
});

it('tells a large number of phones by a bounded number of names, and where the others are', async () => {
  const [one] = rolloutReport().phones;
  if (one === undefined) throw new Error('it has phones');
  const phones = Array.from({ length: 30_000 }, (_, index) => ({ ...one, name: `SEP${String(index).padStart(12, '0')}` }));
  const html = await page(rolloutReport({ phones }));
  expect(html.match(/<tr>/g)?.length).toBeLessThan(MOST_ON_PAGE + 30);
  expect(html).toContain(`${30_000 - MOST_ON_PAGE} more`);
});

it('where the phones were not listed says that a person resets them', async () => {
  const { counts, foretold } = rolloutReport();
  const none = { ...counts, 'came-back': 0, 'not-back': 0, 'not-reached': 0 };
  const html = await page(rolloutReport({ counts: none, foretold: { ...foretold, takes: none, visit: none }, phones: [] }));
  expect(html).toContain((await loadReportTexts.en()).rollout.notListed);
});

it('runs nothing, and foreign text stays text', async () => {
  const hostile = (value: unknown, key = ''): unknown => {
    if (typeof value === 'string') return ['name', 'model', 'description', 'devicePool', 'host', 'hostName', 'release', 'operator', 'osUsername', 'axlUsername', 'program', 'node'].includes(key) ? HOSTILE : value;
    if (Array.isArray(value)) return value.map((one) => hostile(one, key));
    return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value).map(([name, part]) => [name, hostile(part, name)])) : value;
  };
  const html = await page(hostile(rolloutReport()) as RolloutReport);
  expect(html.split('&lt;img src=x onerror=alert(1)&gt;').length).toBeGreaterThan(15);
  expect(html).not.toMatch(/<img|<\/script|\p{Bidi_Control}/u);
  expect(await page(rolloutReport())).not.toMatch(/<script|<link|<img|<iframe|<a |\son\w+=|src=|href=|url\(|@import/i);
  expect(html).not.toContain(BELL);
  expect(html.match(/<table>/g)?.length).toBe(html.match(/<\/table>/g)?.length);
});
