/** What keeps a change, and the restarts behind it, from being called other than it is, or from being done twice. */

const TRUTH = 'test/change/with-token/truth.test.ts';
const PATIENCE = 'test/rollout/patience.test.ts';
const LATE = 'a late reading that tells what was before';

/** @type {readonly import('../rows.mjs').Protection[]} */
export const CHANGE = [
  {
    id: 'commit-looks-again',
    what: 'a file that another program put there in the middle of a commit is not replaced',
    file: 'provider/node-folder.ts',
    find: '        if ((still?.sha256 ?? null) !== predecessorSha256) return stale(predecessorSha256, still);\n',
    put: '',
    tests: [{ file: 'test/provider/past-the-queue.test.ts', name: 'in the middle of a commit is not replaced' }],
  },
  {
    id: 'publisher-file-again',
    what: 'the file of a publisher that answers after all is read, not called unknown',
    file: 'core/change/with-token/truth.ts',
    find: "  if (publisher !== undefined && isBack && publisher.truth.holds === 'unknown') ",
    put: '  if (publisher === null) ',
    tests: [{ file: TRUTH, name: 'says its file later than the mode' }],
  },
  {
    id: 'publisher-mode-again',
    what: 'and so is the mode',
    file: 'core/change/with-token/truth.ts',
    find: "isBack && asked.value === 'unknown' ? await readMode(reader, patience) : asked;",
    put: 'asked;',
    tests: [{ file: TRUTH, name: 'says the mode later than its file' }],
  },
  {
    id: 'restarts-add-up',
    what: 'words of the command add services to those of the release and take none away',
    file: 'shared/domain/rollout/restarts.ts',
    find: 'inOrder([...needed, ...said])',
    put: "inOrder(said.length > 0 ? ['Cisco Tftp', ...said] : needed)",
    tests: [{ file: 'test/domain/restarts.test.ts', name: 'with CallManager behind a change of the mode' }],
  },
  {
    id: 'restart-once',
    what: 'a restart whose line of the journal is lost is not asked for twice',
    file: 'core/rollout/services.ts',
    find: "const isLost = progress.damagedFrom !== null || restart.status === 'running';",
    put: "const isLost = restart.status === 'running';",
    tests: [{ file: 'test/rollout/damaged.test.ts', name: 'no service is restarted twice' }],
  },
  {
    id: 'slow-service',
    what: 'no wait for a service ends by a look that was begun before its end',
    file: 'core/rollout/services.ts',
    find: 'if (at - began >= (refusal === null',
    put: 'if (work.clock.elapsed() - began >= (refusal === null',
    tests: [{ file: PATIENCE, name: 'a reading that takes longer than the whole wait' }],
  },
  {
    id: 'slow-file',
    what: 'nor one for the file that Cisco Tftp serves',
    file: 'core/rollout/services.ts',
    find: 'if (at - began >= work.patience.fileServed)',
    put: 'if (work.clock.elapsed() - began >= work.patience.fileServed)',
    tests: [{ file: PATIENCE, name: `${LATE} does not end the wait for it: the file that Cisco Tftp serves` }],
  },
  {
    id: 'slow-pilot',
    what: 'nor one for a pilot that registers',
    file: 'core/rollout/pilots.ts',
    find: 'const isLate = at - began >= work.patience.pilotBack;',
    put: 'const isLate = work.clock.elapsed() - began >= work.patience.pilotBack;',
    tests: [{ file: PATIENCE, name: `${LATE} does not end the wait for it: whether a pilot registers` }],
  },
  {
    id: 'slow-verdict',
    what: 'nor one for what a pilot makes of the file',
    file: 'core/rollout/pilots.ts',
    find: '    const passed = work.clock.elapsed() - began;\n    const registrations = await readRegistrations(context, asked(context).map(({ name }) => name));\n',
    put: '    const registrations = await readRegistrations(context, asked(context).map(({ name }) => name));\n    const passed = work.clock.elapsed() - began;\n',
    tests: [{ file: PATIENCE, name: `${LATE} does not end the wait for it: what a pilot makes of the file` }],
  },
  {
    id: 'slow-batch',
    what: 'nor one for the phones of a batch',
    file: 'core/rollout/all-phones.ts',
    find: 'if (at - last >= batchQuiet || at - began >= batchInAll) break;',
    put: 'if (work.clock.elapsed() - last >= batchQuiet || work.clock.elapsed() - began >= batchInAll) break;',
    tests: [{ file: PATIENCE, name: 'whichever reading of an evening is late' }],
  },
  {
    id: 'attempt-own-journal',
    what: 'an attempt behind a wrong token password is a change of its own: nothing is written behind the end of another one',
    file: 'core/calls/provider/change.ts',
    find: 'recordWithToken(changeId(bench.options.clock.now()), plan,',
    put: 'recordWithToken(plan.view.id, plan,',
    tests: [{ file: 'test/engine/attempts.test.ts', name: 'is one of its own' }],
  },
  {
    id: 'record-behind-end',
    what: 'a record that somebody put behind the end of a change is damage, and no attempt',
    file: 'core/change/journal.ts',
    find: "entry.what === 'ended' && entry.outcome === 'not-begun',",
    put: "entry.what === 'ended',",
    tests: [{ file: 'test/change/past.test.ts', name: 'one that stands behind another end' }],
  },
  {
    id: 'killed-attempt',
    what: 'a change that was killed in a further attempt is open, whatever its first one came to',
    file: 'core/change/past.ts',
    find: 'const attempt = lastAttempt(whole);',
    put: 'const attempt = whole;',
    tests: [{ file: 'test/change/past.test.ts', name: 'one that was killed' }],
  },
];
