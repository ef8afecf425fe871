import { type Catalog } from '../catalog.ts';
import { type windowEn } from '../en/window.ts';
import { aboutJa } from './window/about.ts';
import { choicesJa } from './window/choices.ts';
import { finishJa } from './window/finish.ts';
import { firstScreenJa } from './window/first-screen.ts';
import { historyWindowJa } from './window/history.ts';
import { helpJa } from './window/help.ts';
import { modeJa } from './window/mode.ts';
import { lostTokensJa } from './platform/window/lost-tokens.ts';
import { platformChangeJa } from './platform/window/change.ts';
import { platformHelpJa } from './platform/window/help.ts';
import { platformModeJa } from './platform/window/mode.ts';
import { platformPreflightJa } from './platform/window/preflight.ts';
import { platformResultJa } from './platform/window/result.ts';
import { pastedKeysJa } from './window/pasted-keys.ts';
import { practiceJa } from './window/practice.ts';
import { previewJa } from './window/preview.ts';
import { rolloutWindowJa } from './window/rollout.ts';
import { signingInJa } from './window/signing-in.ts';
import { tokenDialogsJa } from './window/token-dialogs.ts';
import { tokenJa } from './window/token.ts';
import { viewerJa } from './window/viewer.ts';
import { walksJa } from './window/walks.ts';

export const windowJa = {
  ...firstScreenJa,
  signingIn: signingInJa,
  about: aboutJa,
  mode: modeJa,
  token: tokenJa,
  tokenDialogs: tokenDialogsJa,
  preview: previewJa,
  choices: choicesJa,
  finish: finishJa,
  help: helpJa,
  history: historyWindowJa,
  walks: walksJa,
  viewer: viewerJa,
  lostTokens: lostTokensJa,
  platformChange: platformChangeJa,
  platformHelp: platformHelpJa,
  platformMode: platformModeJa,
  platformPreflight: platformPreflightJa,
  platformResult: platformResultJa,
  pastedKeys: pastedKeysJa,
  practice: practiceJa,
  rollout: rolloutWindowJa,
} as const satisfies Catalog<typeof windowEn>;
