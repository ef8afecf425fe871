import { type PlatformReport } from '../../domain/platform/report.ts';
import { fill } from '../../texts/fill.ts';
import { saidSentence, servedReadSentences } from '../../texts/sentences/platform/report.ts';
import { html } from '../html.ts';
import { type Place } from '../place.ts';
import { type Fact, figures, type PageWords, timeText } from '../words.ts';

/** Nodes by their disks, and what phones get. */
export const placesByCommand = ({ nodes }: PlatformReport, { texts }: PageWords): readonly Place[] =>
  nodes.map(({ node, judged, disk, served }) => ({
    name: node,
    holds: disk.held,
    digest: disk.sha1,
    served: served === null ? texts.reportPage.servers.notServed : texts.reportPage.held[served.held],
    notes: judged ? [] : [texts.reportPage.servers.notJudged],
  }));

export const headlineByCommand = (report: PlatformReport, words: PageWords): string =>
  fill(words.texts.platform.report.outcome[report.outcome], { change: words.texts.platform.changeName[report.kind], time: timeText(report.readAt, words) });

export const factsByCommand = (report: PlatformReport, words: PageWords): readonly Fact[] => {
  const { facts } = words.texts.reportPage;
  return [
    [facts.command, figures(report.command)],
    [facts.said, saidSentence(report, words.texts)],
    [facts.readAt, html`${timeText(report.readAt, words)}${servedReadSentences(report, words.texts).map((sentence) => html`<br>${sentence}`)}`],
  ];
};
