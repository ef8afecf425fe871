/**
 * Faults that are planted into a copy of the sources, to see that the matrix finds them: each changes words of the product that stand there today.
 * `cells`: words in the names of the runs that are made for it. `caughtAs`: what the judge has to say.
 * @type {readonly { readonly name: string, readonly cells: string, readonly runs: number, readonly changes: readonly { readonly file: string, readonly find: string, readonly put: string }[], readonly caughtAs: RegExp }[]}
 */
export const PLANTED = [
  {
    name: 'mode before files',
    cells: 'message commit',
    runs: 2,
    changes: [
      { file: 'shared/domain/steps.ts', find: "...servers.map((server) => step('commit', server)),", put: "...(setMode ? [step('set-mode')] : []), ...servers.map((server) => step('commit', server))," },
      { file: 'core/change/with-token/writes.ts', find: 'return held.find(({ ok: isHeld }) => !isHeld) as Result<never> | undefined ?? ok(\'act\');', put: "return ok('act');" },
      { file: 'provider/node-folder.ts', find: "if (file.sha256 !== fileSha256) return refuse('provider.mode-file-mismatch', { expected: fileSha256, present: file.sha256 });", put: '' },
    ],
    caughtAs: /^order/,
  },
  {
    name: 'no read-back',
    cells: 'message commit',
    runs: 4,
    changes: [
      { file: 'core/change/with-token/writes.ts', find: 'return held.ok ? proved(step, server, targetOf(context, server).sha256, held.value?.sha256) : held;', put: 'return ok(undefined);' },
      {
        file: 'core/change/with-token/truth.ts',
        find: "holds: heldFile(files, server, sha256), sha256: sha256 ?? ''",
        put: "holds: files.newSha256 === null ? heldFile(files, server, sha256) : 'new', sha256: files.newSha256 ?? sha256 ?? ''",
      },
    ],
    caughtAs: /^false/,
  },
  {
    name: 'no fsync',
    cells: 'power cut',
    runs: 2,
    changes: [{ file: 'core/files/durable.ts', find: 'await handle.sync();', put: '' }],
    caughtAs: /^lost file/,
  },
  {
    name: 'predecessor ignored',
    cells: 'second client',
    runs: 4,
    changes: [
      { file: 'provider/node-folder.ts', find: 'if (oldSha256 !== expectedSha256) return stale(expectedSha256, old);', put: '' },
      { file: 'provider/node-folder.ts', find: 'if ((old?.sha256 ?? null) !== predecessorSha256) return stale(predecessorSha256, old);', put: '' },
      { file: 'provider/node-folder.ts', find: 'if ((still?.sha256 ?? null) !== predecessorSha256) return stale(predecessorSha256, still);', put: '' },
      { file: 'core/change/with-token/writes.ts', find: 'if (ctlSha256 !== target.from || target.sha256 === null)', put: 'if (target.sha256 === null)' },
      { file: 'core/change/with-token/writes.ts', find: "return state.value.ctlSha256 === target.from ? ok('act') : fail('plan.outdated', server);", put: "return ok('act');" },
    ],
    caughtAs: /^overwritten/,
  },
  {
    name: 'undo to the wrong file',
    cells: 'line step commit × program killed',
    runs: 12,
    changes: [{ file: 'core/change/with-token/resume.ts', find: '{ bytes: copies.get(name) ?? null, sha256: held, from: newSha256 }', put: '{ bytes: signed, sha256: newSha256, from: held }' }],
    caughtAs: /^(half|order|false)/,
  },
  {
    name: 'no fence',
    cells: 'message stage × delayed',
    runs: 16,
    changes: [{ file: 'provider/sessions.ts', find: "other?.end('superseded');", put: '' }],
    caughtAs: /^(false|twice|half|order)/,
  },
  // What the judge lets pass is narrow: these hide where it does.
  {
    name: 'told without looking, beside a second client',
    cells: 'second client',
    runs: 4,
    changes: [
      { file: 'core/change/with-token/writes.ts', find: 'return held.ok ? proved(step, server, targetOf(context, server).sha256, held.value?.sha256) : held;', put: 'return ok(undefined);' },
      {
        file: 'core/change/with-token/truth.ts',
        find: "holds: heldFile(files, server, sha256), sha256: sha256 ?? ''",
        put: "holds: files.newSha256 === null ? heldFile(files, server, sha256) : 'new', sha256: files.newSha256 ?? sha256 ?? ''",
      },
    ],
    caughtAs: /^false/,
  },
  {
    name: 'a full disk keeps nothing from being begun',
    cells: 'disk full at the program',
    runs: 8,
    changes: [{ file: 'core/change/steps.ts', find: 'if (!begun.ok && needsLine) return begun;', put: '' }],
    caughtAs: /^forgotten/,
  },
  {
    name: 'a sign-in ends with its provider',
    cells: 'message commit × provider killed',
    runs: 8,
    changes: [{ file: 'provider/tickets.ts', find: 'return end === undefined ? expires > clock.now().getTime() : end > clock.elapsed();', put: 'return end !== undefined && end > clock.elapsed();' }],
    caughtAs: /^not known/,
  },
  {
    name: 'a server is given up after seconds',
    cells: 'message commit × provider killed',
    runs: 8,
    changes: [
      { file: 'core/change/with-token/passing.ts', find: 'FORWARD_PATIENCE = 60_000', put: 'FORWARD_PATIENCE = 2_000' },
      { file: 'core/change/with-token/passing.ts', find: 'TRUTH_PATIENCE = 40_000', put: 'TRUTH_PATIENCE = 2_000' },
    ],
    caughtAs: /^not known/,
  },
];
