import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type PracticePlatform } from '../../../practice/platform/start.ts';
import { startPracticePlatform } from '../../helpers/platform/start.ts';
import { type PlatformReport } from '../../../shared/domain/platform/report.ts';
import { BESIDE_VENDOR_PROVIDER } from '../../../shared/domain/practice-scenario.ts';
import { fill } from '../../../shared/texts/fill.ts';
import { LANGUAGES } from '../../helpers/every-text.ts';
import { foldBlanks } from '../../helpers/fold-blanks.ts';
import { changesFolder } from '../../helpers/data-home.ts';
import { runCtl } from '../../helpers/run-ctl.ts';
import { runs } from '../../helpers/runs.ts';
import { FOUNDING_DOCUMENT, isThere } from '../../helpers/shared-reference.ts';

const PRACTICE = ['--via', 'platform', '--practice'];

const reportOf = (stdout: string): PlatformReport => (JSON.parse(stdout) as { readonly report: PlatformReport }).report;

/** The CLI section of the founding document: from the command to the prompt that comes back. */
function foundingSession(): string {
  const text = readFileSync(FOUNDING_DOCUMENT, 'utf8');
  const from = text.indexOf('admin:utils ctl set-cluster non-secure-mode');
  return text.slice(from, text.indexOf('```', from));
}

/** What stood on the terminal; the document does not print the answer to the question. */
const session = (text: string): string => foldBlanks(text).replace('(y/n):y ', '(y/n): ').replace(/ admin:$/, '');

describe('ctl set-cluster non-secure --via platform --practice', () => {
  let run: Awaited<ReturnType<typeof runCtl>>;
  let folder: string;
  beforeAll(async () => {
    run = await runCtl(['set-cluster', 'non-secure', ...PRACTICE]);
    folder = /this report: (.*)/.exec(run.stdout)?.[1] ?? '';
  });

  it('shows the exact command, then its transcript as it comes, and ends with a report that was read', () => {
    expect(run.code).toBe(0);
    expect(run.stderr).toContain('Sent to the publisher 10.48.47.153: utils ctl set-cluster non-secure-mode');
    expect(run.stderr).toContain('The change cannot be undone on this connection');
    expect(run.stderr).toContain('  | Cluster set to Non Secure Mode');
    expect(run.stdout.match(/Length of CTL file: (\d+)/g)).toEqual(['Length of CTL file: 5728', 'Length of CTL file: 2703']);
    expect(run.stdout).toContain('Done: set the cluster to non-secure mode. The mode and the file on every judged node were read back.');
    expect(run.stdout).toContain('phones get the new CTL file');
    // The file is long: what came of it and what is left stand behind it.
    expect(run.stdout.slice(run.stdout.lastIndexOf('Length of CTL file'))).toMatch(/\nDone: set the cluster to non-secure mode[^\n]*\nLeft to do:\n1\. /);
    expect(run.stdout.match(/^Left to do:$/gm)).toHaveLength(1);
  });

  it('keeps copies, journal, report and transcripts', () => {
    expect(readdirSync(folder).sort()).toEqual([
      'before-1.tlv',
      'before-2.tlv',
      'journal.jsonl',
      'report.html',
      'report.json',
      'transcript-node-1.txt',
      'transcript-node-2.txt',
      'transcript.txt',
    ]);
    expect(readFileSync(path.join(folder, 'before-1.tlv')).length).toBe(5728);
  });

  it.runIf(isThere(FOUNDING_DOCUMENT))('has the transcript of the founding document, blanks folded (left out where the document is not there)', () => {
    const kept = readFileSync(path.join(folder, 'transcript.txt'), 'utf8');
    const sent = kept.slice(kept.indexOf('admin:utils ctl'));
    expect(session(sent)).toBe(session(foundingSession()));
  });
});

describe('the command line over the platform', () => {
  it('says with its exit code and its report that nothing was done when the words say that all is done', async () => {
    const { code, stdout, stderr } = await runCtl(['set-cluster', 'non-secure', ...PRACTICE, '--scenario', 'words-without-deed', '--json']);
    expect(stderr).toContain('Cluster set to Non Secure Mode');
    expect(reportOf(stdout)).toMatchObject({ outcome: 'not-done', said: { kind: 'done' }, mode: { value: 'mixed' } });
    expect(code).toBe(1);
  });

  it.each(runs(['itlrecovery-regenerated', 'both-regenerated'], ['itlrecovery-regenerated', 'callmanager-regenerated', 'both-regenerated']))('sends nothing in %s unless visits are agreed to, and then phones end as they were foretold', async (scenario) => {
    const args = ['set-cluster', 'non-secure', ...PRACTICE, '--scenario', scenario, '--yes', '--json'];
    for (const more of [[], ['--accept', 'made-anew']]) {
      const refused = await runCtl([...args, ...more]);
      expect(refused.code).toBe(1);
      expect(JSON.parse(refused.stdout)).toMatchObject({ ok: false, error: { code: 'apply.consent-missing' } });
      expect(refused.stderr).not.toContain('Moving Cluster');
    }
    const { code, stdout, stderr } = await runCtl([...args, '--accept-visits']);
    expect(stderr).toContain('Moving Cluster to Non Secure Mode');
    const { outcome, continuity, foretold, isSignerForetold, phones } = reportOf(stdout);
    expect({ code, outcome, continuity, isSignerForetold }).toEqual({ code: 0, outcome: 'done', continuity: 'visits', isSignerForetold: true });
    const ended = (one: string): number => phones?.filter((phone) => phone.outcome === one).length ?? 0;
    expect(foretold).toEqual({ direct: ended('accepted'), tvs: 0, visit: ended('rejected'), unknown: 0, complete: true });
    expect(ended('rejected')).toBe(3);
  });

  it('has CallManager sign with reset-localkey, once what cannot be read is agreed to, and says that it was the first of two steps', async () => {
    const args = ['reset-localkey', ...PRACTICE, '--scenario', 'itlrecovery-regenerated'];
    const refused = await runCtl([...args, '--yes']);
    expect([refused.code, refused.stderr.includes('Resetting CTL file')]).toEqual([1, false]);
    const { code, stdout, stderr } = await runCtl([...args, '--accept', 'export-control-unknown', '--accept', 'upgrade-unknown']);
    expect(code).toBe(0);
    expect(stderr).toContain('Sent to the publisher 10.48.47.153: utils ctl reset localkey');
    expect(stdout).toContain('Then update the CTL file (utils ctl update CTLFile)');
    expect((await runCtl(['reset-localkey', ...PRACTICE, '--scenario', 'release-11.5', '--json'])).code).toBe(1);
  });

  it('updates the CTL file in the present mode', async () => {
    const { code, stdout } = await runCtl(['update', ...PRACTICE, '--scenario', 'release-15', '--json']);
    expect(reportOf(stdout)).toMatchObject({ kind: 'update', outcome: 'done', modeBefore: 'mixed', mode: { value: 'mixed' } });
    expect(code).toBe(0);
  });

  it('ends with the code of an unreachable node when nothing could be told of it', async () => {
    const { code, stdout } = await runCtl(['set-cluster', 'non-secure', ...PRACTICE, '--scenario', 'node-unreachable', '--json']);
    expect(reportOf(stdout)).toMatchObject({ outcome: 'incomplete', nodes: [{ disk: { held: 'new' } }, { disk: { held: 'unknown' } }] });
    expect(code).toBe(3);
  });

  it.each([
    ['a scenario that is not there', ['set-cluster', 'non-secure', ...PRACTICE, '--scenario', 'nowhere']],
    ['a token', ['set-cluster', 'non-secure', ...PRACTICE, '--token', '0054f509']],
    ['consent to a rule that asks for none', ['set-cluster', 'non-secure', '--via', 'platform', '--host', 'cucm', '--accept', 'files-differ']],
    ['no address', ['set-cluster', 'non-secure', '--via', 'platform']],
  ])('refuses %s as wrong usage', async (_what, args) => {
    const { code, stdout } = await runCtl(args);
    expect(code).toBe(2);
    expect(stdout).toBe('');
  });

  it('names the provider of Cisco where that is there instead of ours, and the connection that leads in', async () => {
    const { code, stderr } = await runCtl(['update', '--practice', '--scenario', 'vendor-provider']);
    const { look, commandLine } = LANGUAGES.en;
    for (const words of [fill(look.kind['vendor-provider'], { host: '127.0.0.1' }), `${look.found['old-tls']} (TLS 1.0)`, fill(commandLine.otherConnection, { option: `--via platform --scenario ${BESIDE_VENDOR_PROVIDER}` })]) expect(stderr).toContain(words);
    expect(code).toBe(3);
  });

  describe('against a node of its own', () => {
    let platform: PracticePlatform;
    beforeAll(async () => {
      platform = await startPracticePlatform({ pace: 1 });
    });
    afterAll(() => platform.close());

    const change = (more: readonly string[]) =>
      runCtl(['set-cluster', 'non-secure', '--via', 'platform', '--host', `127.0.0.1:${platform.named.sshPort}`, '--axl-port', String(platform.named.axlPort), '--older-node', '--user', 'administrator', '--password-fd', '3', '--json', ...more], {
        secrets: [platform.osAdmin.password],
      });

    it('refuses a host key that nobody vouched for where there is no terminal to ask on, and says all of the table', async () => {
      const { code, stdout, stderr } = await change([]);
      expect(code).toBe(1);
      expect(JSON.parse(stdout)).toMatchObject({ ok: false, error: { code: 'platform.host-key-unknown' } });
      expect(stderr).toContain(platform.entry.hostKeyFingerprint);
      expect(stderr).toContain(platform.entry.certificateSha256);
    });

    it('takes --trust as OpenSSH prints it, signs in, and changes nothing where the publisher cannot be recognised', async () => {
      const before = readdirSync(changesFolder()).length;
      const { code, stdout } = await change(['--trust', platform.entry.hostKeyFingerprint, '--trust', platform.entry.certificateSha256]);
      // The nodes of the list have addresses that do not lead here.
      expect(JSON.parse(stdout)).toMatchObject({ ok: false, error: { code: 'platform.not-publisher', params: { publisher: '10.48.47.153' } } });
      expect(code).toBe(1);
      expect(readdirSync(changesFolder()).length).toBe(before);
    });
  });
});
