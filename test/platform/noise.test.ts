import { describe, expect, test } from 'vitest';
import { CHANGES } from '../../core/platform/commands.ts';
import { showCtlText } from '../../core/trust/show.ts';
import { verifyCtlFile } from '../../core/trust/verify.ts';
import { showNoCtl } from '../../shared/ctl-file/show.ts';
import { foundingParts, mixedFile, nonSecureFile } from '../helpers/founding-document.ts';
import { NOISES, type Noise } from '../helpers/platform/noise.ts';
import { type Insertion, partOf, play, type Script } from '../helpers/platform/play.ts';
import { Random } from '../helpers/random.ts';
import { HAS_REFERENCE, referenceAnswers } from '../helpers/reference-transcripts.ts';
import { runs } from '../helpers/runs.ts';

const crlf = (text: string): string => text.replace(/\r?\n/g, '\r\n');
const FILE = mixedFile(foundingParts());
const dump = Array.from({ length: Math.ceil(FILE.bytes.length / 16) }, (_, row) => {
  const bytes = [...FILE.bytes.subarray(row * 16, row * 16 + 16)].map((byte) => byte.toString(16).padStart(2, '0'));
  return `${(row * 16).toString(16).padStart(8, '0')}  ${bytes.join(' ')}`;
}).slice(0, 24);
const RESTART = 'Please Restart the TFTP and Cisco CallManager services on all nodes in the cluster that run these services';
const CONTINUE = 'Do you want to continue? (y/n):';
const EXPORT =
  'Command cannot be executed because the Unified Communications Manager cluster is not registered to a Smart/Virtual Account with Allow export-controlled functionality.';

/** Transcripts of our own, in the forms of the documents. */
const OWN: readonly Script[] = [
  { name: 'release', command: 'show version active', first: 'Active Master Version: 15.0.1.11900-40\nActive Version Installed Software Options:\nciscocm.cer.cop\n' },
  {
    name: 'nodes',
    command: 'show network cluster',
    first:
      '10.1.89.20 CUCM10.example.com CUCM10 Publisher callmanager DBPub authenticated\n10.1.89.30 CUCMv10SUB  Subscriber callmanager DBSub authenticated using TCP since Mon Jul  1 13:44:09 2019\n' +
      '10.1.89.40 imp.example.com imp Subscriber cups DBPub not authenticated\n\nServer Table (processnode) Entries\n----------------------------------\n10.1.89.20\n10.1.89.30\n',
  },
  { name: 'mode', command: "run sql select paramname,paramvalue from processconfig where paramname='ClusterSecurityMode'", first: 'paramname           paramvalue\n=================== ==========\nClusterSecurityMode 1\n' },
  {
    name: 'services',
    command: 'utils service list',
    first:
      'Requesting service status, please wait...\nSystem SSH [STARTED]\nCisco Tftp[STARTED]\nCisco DirSync[STOPPED]  Service Not Activated\nCisco HCS Admin UI[ STOPPED ] Component is not running\nCisco CallManager[STARTED]\nPrimary Node =true\n',
  },
  { name: 'no file listed', command: 'file list tftp CTLFile.tlv detail', first: 'no such file or directory can be found\n' },
  { name: 'file listed', command: 'file list tftp CTLFile.tlv detail', first: ' 09 Mar,2015 11:38:50        5,728  CTLFile.tlv\n\ndir count = 0, file count = 1\n' },
  { name: 'dump', command: 'file dump tftp CTLFile.tlv hex', first: `${dump.join('\n')}\n` },
  { name: 'mixed file', command: 'show ctl', first: showCtlText(FILE, verifyCtlFile(FILE), new Date('2015-02-24T15:37:45Z')) },
  { name: 'non-secure file', command: 'show ctl', first: showCtlText(nonSecureFile(foundingParts()), verifyCtlFile(nonSecureFile(foundingParts())), new Date('2015-02-24T15:37:45Z')) },
  { name: 'no file', command: 'show ctl', first: showNoCtl() },
  {
    name: 'to non-secure mode',
    command: 'utils ctl set-cluster non-secure-mode',
    first: `The cluster is already in non secure mode.\nThis operation will set the cluster to non secure mode. ${CONTINUE}`,
    behindY: `y\n\nMoving Cluster to Non Secure Mode\nCluster set to Non Secure Mode\n${RESTART}\n`,
  },
  {
    name: 'to mixed mode',
    command: 'utils ctl set-cluster mixed-mode',
    first: `This operation will set the cluster to Mixed mode. Auto-registration is enabled on at least one CM node. ${CONTINUE}`,
    behindY: 'y\n\nMoving Cluster to Mixed Mode\nCluster set to Mixed Mode\nYou must reset all phones to ensure they received the updated CTL file.\n',
  },
  { name: 'mixed mode refused', command: 'utils ctl set-cluster mixed-mode', first: `This operation will set the cluster to Mixed mode. ${CONTINUE}`, behindY: `y\n${EXPORT}\n` },
  { name: 'update', command: 'utils ctl update CTLFile', first: `This operation updates the CTLFile. ${CONTINUE}`, behindY: `y\nUpdating CTL file\nCTL file Updated\n${RESTART}\n` },
  { name: 'deletion', command: 'file delete tftp CTLFile.tlv', first: 'Delete the File CTLFile.tlv?\nEnter "y" followed by return to continue: ', behindY: 'y\n\nfiles: found = 1, deleted = 1\n' },
];

/** The published transcripts, where they are beside this repository. */
function published(): readonly Script[] {
  return referenceAnswers().flatMap(({ name, command, answer }): readonly Script[] => {
    const question = Object.entries(CHANGES).find(([sent]) => sent === command)?.[1].question;
    if (command === 'utils service restart Cisco Tftp') return [];
    if (question === undefined) return [{ name, command, first: answer.replace(/^\s+/, '') }];
    const asked = /^\s*([^]*?(?:\(y\/n\) ?:|to continue ?:)) ?(y\s[^]*)$/.exec(answer);
    return asked === null ? [] : [{ name, command, first: asked[1] ?? '', behindY: asked[2] ?? '' }];
  });
}

const SCRIPTS = [...OWN, ...published()].map((script) => ({ ...script, first: crlf(script.first), ...(script.behindY === undefined ? {} : { behindY: crlf(script.behindY) }) }));

const partsOf = (script: Script): readonly Insertion['part'][] => (script.behindY === undefined ? ['first'] : ['first', 'behindY']);

/** Each beginning of a line, and seeded places inside lines. */
function* placesIn(script: Script, inside: number, random: Random): Generator<Omit<Insertion, 'text'>> {
  for (const part of partsOf(script)) {
    const text = partOf(script, part);
    const starts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1), text.length];
    for (const at of starts) yield { part, at };
    for (let more = 0; more < inside; more += 1) yield { part, at: random.below(text.length) };
  }
}

function disturb(script: Script, noise: Noise, place: Omit<Insertion, 'text'>, seed: number): void {
  const random = new Random(seed);
  const insertion = { ...place, text: noise.text(random) };
  // A terminal writes a line end at once: words inside of it would overwrite the line, and the end of an alarm could not be told.
  const isInLineEnd = partOf(script, place.part).slice(place.at - 1, place.at + 1) === '\r\n';
  if (isInLineEnd && !insertion.text.startsWith('\r\n')) return;
  const played = play(script, insertion, random.chance(2) ? random : undefined);
  const told = `${noise.name} in ${script.name}, ${place.part} at ${place.at}, seed ${seed}: ${JSON.stringify(insertion.text)}`;
  const plain = play(script, undefined, undefined).answer;
  if (played.answer.known) expect(played.answer, told).toEqual(plain);
  else if (noise.sure && !isInLineEnd) expect.fail(`not understood: ${told}`);
  expect(played.missingAtY ?? 0, told).toBe(0);
  expect(played.isEarly && played.answer.known, told).toBe(false);
  if (noise.sure) for (const line of insertion.text.matchAll(/Message from syslogd[^\r\n]*/g)) expect(played.transcript.join('\n'), told).toContain(line[0]);
}

test.each(SCRIPTS)('$name, $command, is understood as it comes', (script) => {
  const played = play(script, undefined, undefined);
  expect(played.answer.known, JSON.stringify(played.answer)).toBe(true);
  expect(played.missingAtY).toBe(script.behindY === undefined ? undefined : 0);
});

describe(`noise at any place of ${SCRIPTS.length} transcripts${HAS_REFERENCE ? '' : '; those of the references are left out, they are not beside this repository'}`, () => {
  test.each(NOISES)('$name: the answer is the same, or unknown', (noise) => {
    let seed = 0;
    for (const script of SCRIPTS) {
      for (const place of placesIn(script, runs(4, 60), new Random(SCRIPTS.indexOf(script) + 1))) {
        seed += 1;
        // Each kind at each line is the long run's; here every place has some of the kinds.
        if (runs((seed + NOISES.indexOf(noise)) % 5 !== 0, false)) continue;
        disturb(script, noise, place, seed);
      }
    }
  });
});
