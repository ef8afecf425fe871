import { describe, expect, it } from 'vitest';
import { reportLines } from '../../../cli/changes/report-lines.ts';
import { type KeptReport } from '../../../shared/domain/kept-report.ts';
import { fill } from '../../../shared/texts/fill.ts';
import { keptByCommand, keptWithToken } from '../../helpers/kept-report.ts';
import { LANGUAGES } from '../../helpers/every-text.ts';

const folder = '/data/changes/20261125T191000Z-0a1b2c3d';
const last = (kept: KeptReport, texts: (typeof LANGUAGES)[keyof typeof LANGUAGES]): string | undefined => reportLines(kept, folder, texts).at(-1);

describe.each(Object.values(LANGUAGES))('the records of a change', (texts) => {
  it('are named by the words of its route: no file was replaced by hand where the cluster made its own', () => {
    const { report } = keptByCommand();
    expect(last(keptByCommand(), texts)).toBe(fill(texts.platform.report.kept, { folder }));
    expect(last({ ...keptByCommand(), report: { ...report, transcriptKept: false } }, texts)).toBe(fill(texts.platform.report.keptPartly, { folder }));
    expect(last(keptWithToken(), texts)).toBe(fill(texts.report.kept, { folder }));
    expect(last(keptWithToken({ kept: false }), texts)).toBe(fill(texts.report.keptPartly, { folder }));
  });
});
