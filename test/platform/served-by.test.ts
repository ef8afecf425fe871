import { afterEach, expect, it } from 'vitest';
import { pick } from '../../practice/nodes/seed.ts';
import { consentsIn } from '../../shared/domain/rules/consent.ts';
import { platformReportSentences } from '../../shared/texts/sentences/platform/report.ts';
import { LANGUAGES } from '../helpers/every-text.ts';
import { must } from '../helpers/founding-document.ts';
import { type PlatformEngine, startPlatformEngine } from '../helpers/platform/engine.ts';
import { SEEDS } from '../helpers/seed.ts';

const VERSIONS = ['TLSv1.3', 'TLSv1.2'] as const;
const seedFor = (version: (typeof VERSIONS)[number]): number => SEEDS.find((seed) => pick(seed, 'file service: newest TLS', VERSIONS) === version) ?? expect.fail('no seed');

let walk: PlatformEngine;
afterEach(() => walk.close());

it.each(VERSIONS)('where HTTPS wants a certificate the file is loaded by HTTP, and every place says so: %s', async (version) => {
  walk = await startPlatformEngine('tftp-client-certificate', seedFor(version));
  must(await walk.probe());
  must(await walk.signIn());
  expect(walk.view().cluster?.nodes.map(({ served }) => served?.by)).toEqual(['http-for-certificate', 'http-for-certificate']);
  await walk.do('choosePlatformChange', { kind: 'non-secure' });
  const { plan } = walk.view();
  await walk.do('applyPlatform', { planId: plan?.id ?? '', consents: [...consentsIn(plan?.findings ?? [])] });
  const { platform } = await walk.waitFor(({ busy }) => busy !== 'applying');
  const report = platform?.report ?? expect.fail('no report');
  expect(report.nodes.map(({ served }) => [served?.held, served?.by])).toEqual([
    ['previous', 'http-for-certificate'],
    ['previous', 'http-for-certificate'],
  ]);
  const sentences = { en: 'because port 6971 requires a client certificate. HTTP does not prove', ja: 'ポート 6971 がクライアント証明書を要求' };
  for (const [language, words] of Object.entries(sentences)) {
    const told = platformReportSentences(report, LANGUAGES[language as keyof typeof sentences]);
    expect(told.filter((line) => line.includes(words))).toHaveLength(2);
  }
});
