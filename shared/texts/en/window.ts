import { aboutEn } from './window/about.ts';
import { choicesEn } from './window/choices.ts';
import { finishEn } from './window/finish.ts';
import { firstScreenEn } from './window/first-screen.ts';
import { historyWindowEn } from './window/history.ts';
import { helpEn } from './window/help.ts';
import { modeEn } from './window/mode.ts';
import { lostTokensEn } from './platform/window/lost-tokens.ts';
import { platformChangeEn } from './platform/window/change.ts';
import { platformHelpEn } from './platform/window/help.ts';
import { platformModeEn } from './platform/window/mode.ts';
import { platformPreflightEn } from './platform/window/preflight.ts';
import { platformResultEn } from './platform/window/result.ts';
import { pastedKeysEn } from './window/pasted-keys.ts';
import { practiceEn } from './window/practice.ts';
import { previewEn } from './window/preview.ts';
import { rolloutWindowEn } from './window/rollout.ts';
import { signingInEn } from './window/signing-in.ts';
import { tokenDialogsEn } from './window/token-dialogs.ts';
import { tokenEn } from './window/token.ts';
import { viewerEn } from './window/viewer.ts';
import { walksEn } from './window/walks.ts';

/** Every text of the window, one part a screen. Errors and reports have catalogues of their own. */
export const windowEn = {
  ...firstScreenEn,
  signingIn: signingInEn,
  about: aboutEn,
  mode: modeEn,
  token: tokenEn,
  tokenDialogs: tokenDialogsEn,
  preview: previewEn,
  choices: choicesEn,
  finish: finishEn,
  help: helpEn,
  history: historyWindowEn,
  walks: walksEn,
  viewer: viewerEn,
  lostTokens: lostTokensEn,
  platformChange: platformChangeEn,
  platformHelp: platformHelpEn,
  platformMode: platformModeEn,
  platformPreflight: platformPreflightEn,
  platformResult: platformResultEn,
  pastedKeys: pastedKeysEn,
  practice: practiceEn,
  rollout: rolloutWindowEn,
} as const;
