import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
const files = existsSync(path.join(root, '.git')) ? execFileSync('git', ['ls-files'], { cwd: root, encoding: 'utf8' }).trimEnd().split('\n').filter((name) => existsSync(path.join(root, name))) : [];
const checkedOut = it.runIf(files.length > 0);

/** Folders of the route by the publisher's command, over the platform of a CUCM, and of the restarts behind it, which belong to clusters that are reached so alone. */
const ROUTE = /(?:^|\/)(?:platform|rollout|by-command)\/|^scripts\/bench\/(?:lib\/evening|rollout)\.mjs$|^core\/preflight\/|^test\/preflight\/|^renderer\/steps\/lost-tokens\//;

/** Files outside of them that name the route, and why. */
const NAME_IT: Readonly<Record<string, readonly string[]>> = {
  'the connection, and what is said once for both of them': [
    'shared/domain/change-record.ts',
    'shared/domain/connection.ts',
    'shared/domain/error-codes.ts',
    'shared/domain/practice-scenario.ts',
    'shared/domain/kept-report.ts',
    'shared/report-page/facts.ts',
    'shared/report-page/page.ts',
    'shared/texts/sentences/kept.ts',
    'shared/texts/sentences/on-report.ts',
  ],
  'calls, state and events, which hold both routes': [
    'shared/contract/calls.ts',
    'shared/contract/fields.ts',
    'shared/session/events.ts',
    'shared/session/gate.ts',
    'shared/session/practice-address.ts',
    'shared/session/publisher.ts',
    'shared/session/reduce.ts',
    'shared/session/steps.ts',
    'shared/session/view-state.ts',
    'electron/close-guard.ts',
  ],
  'where the routes are put together': [
    'cli/changes/open-session.ts',
    'cli/changes/report-lines.ts',
    'core/calls/changes/report.ts',
    'renderer/steps/finish/step.tsx',
    'renderer/steps/history/clusters.ts',
    'renderer/steps/history/fill-sign-in.ts',
    'renderer/steps/history/rollouts.tsx',
    'cli/main.ts',
    'cli/options/commands.ts',
    'cli/options/combinations.ts',
    'cli/options/tables.ts',
    'core/engine.ts',
    'core/calls/handlers.ts',
    'core/calls/go-on.ts',
    'core/calls/practice-interrupted.ts',
    'core/calls/practice.ts',
    'core/calls/changes/check.ts',
    'core/calls/changes/resume.ts',
    'core/calls/changes/unfinished.ts',
    'core/calls/provider/change.ts',
    'core/calls/provider/sign-in.ts',
    'core/calls/workbench.ts',
    'scripts/bench/nodes.mjs',
    'scripts/build.mjs',
    'scripts/lint/folder-table.js',
    'scripts/protections/rows.mjs',
    'scripts/protections/rows/compared-keys.mjs',
    'scripts/protections/rows/keyboard.mjs',
    'scripts/protections/rows/steps.mjs',
    'scripts/released-data.mjs',
    'vitest.config.ts',
    'vitest.long.config.ts',
  ],
  'the practice cluster, which offers either': ['core/ports/practice.ts', 'practice/cluster/in-data-folder.ts', 'practice/cluster/interrupt.ts', 'practice/cluster/start.ts', 'practice/ctl-files/starting.ts'],
  'screens that show either': [
    'renderer/app/current-screen.tsx',
    'renderer/frame/action-bar.tsx',
    'renderer/frame/help/panel.tsx',
    'renderer/frame/stepper.tsx',
    'renderer/gates/current.tsx',
    'renderer/steps/show-ctl-dialog.tsx',
    'renderer/steps/sign-in/connection-choice.tsx',
    'renderer/steps/sign-in/practice-offer.tsx',
    'renderer/steps/sign-in/practice-running.tsx',
    'renderer/steps/sign-in/signing-in.tsx',
    'renderer/steps/sign-in/step.tsx',
    'renderer/ui/styles/index.css',
    'renderer/wizard/typed.ts',
  ],
  'catalogues of texts': [
    'scripts/troubleshooting/page.mjs',
    'shared/texts/catalog.ts',
    ...['en', 'ja'].flatMap((language) => ['', '/command-line', '/errors', '/window', '/window/first-screen'].map((part) => `shared/texts/${language}${part}.ts`)),
    'shared/texts/en/details.ts',
    'shared/texts/en/window/practice.ts',
    'shared/texts/en/window/signing-in.ts',
    'shared/texts/ja/window/signing-in.ts',
    'shared/texts/sentences/scenario.ts',
  ],
  'what is looked for before a route is chosen': [
    'core/calls/look/at-host.ts',
    'core/look/hear.ts',
    'core/look/ssh-hello.ts',
    'renderer/steps/sign-in/look/calls.ts',
    'renderer/steps/sign-in/look/found.tsx',
    'scripts/protections/rows/look.mjs',
    'shared/domain/host-look.ts',
    'shared/texts/en/look.ts',
  ],
  'restarts that belong to the cluster that is signed in to': ['shared/session/open-rollouts.ts'],
  'Cisco calls the administration of the nodes so': ['shared/texts/en/window/walks.ts'],
  'tests of these': [
    'test/by-hand/every-walk.ts',
    'test/by-hand/journey.ts',
    'test/by-hand/journeys.mjs',
    'test/by-hand/walks/platform.ts',
    'test/cli/completion.test.ts',
    'test/cli/options.test.ts',
    'shared/texts/ja/command-help.ts',
    'test/cli/with-token/twenty-eight-servers.test.ts',
    'test/domain/practice-scenario.test.ts',
    'test/domain/steps.test.ts',
    'test/e2e/crowded.ts',
    'test/e2e/screens.change.test.ts',
    'test/e2e/screens.rollout.test.ts',
    'test/e2e/viewer.test.ts',
    'test/e2e/walk.ts',
    'test/electron/close-guard.test.ts',
    'test/engine/interrupted.test.ts',
    'test/engine/other-route.test.ts',
    'test/helpers/kept-report.ts',
    'test/house/commands.test.ts',
    'test/house/names.test.ts',
    'test/look/engine.test.ts',
    'test/look/host.test.ts',
    'test/faults/main.ts',
    'test/faults/plans.ts',
    'test/helpers/plain-practice.ts',
    'test/helpers/simulated-cluster.ts',
    'test/secrets/command-line.ts',
    'test/secrets/evening.test.ts',
    'test/secrets/evening.ts',
    'test/secrets/real-clusters.ts',
    'test/sentences/before-a-change.ts',
    'test/sentences/behind-a-change.ts',
    'test/sentences/behind.test.ts',
    'test/sentences/guides.ts',
    'test/sentences/may-not-stand-together.ts',
    'test/sentences/places.test.ts',
    'test/sentences/results.test.ts',
    'test/sentences/turns.ts',
    'test/sentences/words-by-state.test.ts',
    'test/session/contract.test.ts',
    'test/session/open-rollouts.test.ts',
    'test/session/reduce.test.ts',
    'test/texts/errors.test.ts',
  ],
};

/** What means an operating system, or what a bundle is for. */
const OTHER_MEANING = /process\.platform|npm_config_platform|platform: process|NodeJS\.Platform|menuTemplate\(platform\)|\(platform: |\(platform\) =>|platform === '(?:darwin|win32|linux)'|platform: '(?:node|browser)'/g;

const isOfRoute = (name: string): boolean => readFileSync(path.join(root, name), 'utf8').replace(OTHER_MEANING, '').includes('platform');

checkedOut('a route is a folder: no file is named after it, and its name stands outside of its folders only where this table says why', () => {
  expect(files.filter((name) => /(?:^|\/)platform-/.test(name))).toEqual([]);
  const code = files.filter((name) => /\.(?:ts|tsx|mjs|js|css|html)$/.test(name) && !name.startsWith('docs/'));
  expect(code.filter((name) => !ROUTE.test(name) && isOfRoute(name)).sort()).toEqual(Object.values(NAME_IT).flat().sort());
});

/** `tokens` and `token` are one word. */
const singular = (word: string): string => word.replace(/s$/, '');

checkedOut('the name of a file does not repeat its folder', () => {
  const repeats = files.filter((name) => {
    const [folder = '', file = ''] = name.split('/').slice(-2);
    const words = (file.split('.')[0] ?? '').split('-').map(singular);
    // A single noun may be what a folder holds many of: `phones/phone.ts`.
    const isOneOfMany = words.length === 1 && words[0] !== folder;
    return /\.(?:ts|tsx|mjs|js|css)$/.test(file) && !isOneOfMany && ` ${words.join(' ')} `.includes(` ${folder.split('-').map(singular).join(' ')} `);
  });
  expect(repeats).toEqual([]);
});
