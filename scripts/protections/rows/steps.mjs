/** What keeps a step that is left from being lost, and what is told of a cluster from being older than its last change. */

const BEHIND = 'test/domain/rollout/behind.test.ts';
const TOLD = 'test/rollout/told-change.test.ts';
const LOOK_AT_ITL = 'ITL files that a change leaves to be looked at';

/** @type {readonly import('../rows.mjs').Protection[]} */
export const STEPS = [
  {
    id: 'checks-of-before',
    what: 'checks that were read before a change are read again for whoever comes back to them',
    file: 'core/calls/go-on.ts',
    find: '  platform.preflight.isOld = true;\n',
    put: '',
    tests: [{ file: 'test/preflight/walk.test.ts', name: 'the checks of a cluster' }],
  },
  {
    id: 'unread-files',
    what: 'CTL files of which one was not read and the others are none are not said to be the same',
    file: 'core/preflight/judges/files.ts',
    find: '  if (rows.length === 0 && holders.length === 0) return',
    put: '  if (rows.length < 0) return',
    tests: [{ file: 'test/preflight/judges.test.ts', name: 'one that was not read where none is served' }],
  },
  {
    id: 'upgrade-opening',
    what: 'what a session began with, which tells that an upgrade may run, is known behind a change too',
    file: 'core/platform/ssh/cli-session.ts',
    find: '    opening,\n',
    put: '    get opening() { return transcript.text(); },\n',
    tests: [{ file: 'test/platform/transcript.test.ts', name: 'what a session began with stays known' }],
  },
  {
    id: 'transcript-own',
    what: 'the folder of a change keeps the lines of its own sessions, and of no change before it',
    file: 'core/calls/go-on.ts',
    find: '  beginTranscripts();\n',
    put: '',
    tests: [{ file: 'test/platform/engine.test.ts', name: 'is read anew after the restarts' }],
  },
  {
    id: 'transcript-deletion',
    what: 'what was said while files were deleted stands in the folder of the deletion, and in no change behind it',
    file: 'core/change/by-command/lost-tokens.ts',
    find: '  markTranscripts(links)();\n',
    put: '',
    tests: [{ file: 'test/platform/lost-tokens.test.ts', name: 'files are deleted on every node' }],
  },
  {
    id: 'last-token',
    what: 'whoever signs in to a cluster whose file names one token reads that the next one lost is the last',
    file: 'shared/domain/rules/cluster.ts',
    find: "tokensInFile === 1 ? [finding('one-token-only', { count: 1 })] : []",
    put: '[]',
    tests: [{ file: 'test/domain/rules/cluster.test.ts', name: 'is a file with one token' }],
  },
  {
    id: 'left-without-restart',
    what: 'the plan of the command line names what is restarted and reset by hand, where no restart was asked for behind the change',
    file: 'cli/platform/make-change.ts',
    find: 'options.rollout !== null)',
    put: 'true)',
    tests: [{ file: 'test/cli/platform/session-ended.test.ts', name: 'goes on with the same plan (before it is sent)' }],
  },
  {
    id: 'removed-restart',
    what: 'a change whose open restart was removed leaves all phones to do again',
    file: 'shared/domain/rollout/behind.ts',
    find: ' || standing.includes(item)',
    put: '',
    tests: [{ file: BEHIND, name: 'once the folder of the restart was removed' }],
  },
  {
    id: 'itl-behind-change',
    what: 'an ITL file that a change leaves to be looked at is told to its restart',
    file: 'core/calls/rollout/plan.ts',
    find: "    mayDistrustItl: report.leftToDo.includes('look-at-itl'),\n",
    put: '',
    tests: [{ file: TOLD, name: LOOK_AT_ITL }],
  },
  {
    id: 'itl-behind-restart',
    what: 'and left to do by it',
    file: 'shared/domain/rollout/outcome.ts',
    find: 'isOver && mayDistrustItl,',
    put: 'isOver && mayDistrustItl === null,',
    tests: [{ file: TOLD, name: LOOK_AT_ITL }],
  },
  {
    id: 'counts-of-the-end',
    what: 'what was counted on the way does not stand for the end of a restart',
    file: 'core/rollout/view.ts',
    find: "state === 'ended' || ",
    put: '',
    tests: [{ file: 'test/rollout/view-size.test.ts', name: 'does not stand for the end' }],
  },
  {
    id: 'interrupt-commit',
    what: 'whoever presses Ctrl-C while a file is put into service reads that this cannot be stopped',
    file: 'cli/session.ts',
    find: 'cancellable ? words.cancellingChange : words.cannotInterrupt',
    put: 'words.cancellingChange',
    tests: [{ file: 'test/cli/platform/rollout-questions.test.ts', name: 'runs to its end' }],
  },
];
