import { expect, it } from 'vitest';
import { readUpgradeStatus } from '../../core/platform/answers/upgrade-status.ts';
import { readResetLocalKey } from '../../core/platform/answers/utils-ctl.ts';
import { CHANGES } from '../../core/platform/commands.ts';

const FILES = 'Upgrade file: UCSInstall_UCOS_12.5.1.11900-146.sgn.iso\nUpgrade log: install_log_2019-03-02.20.52.39.log\n';

it.each([
  [`An error has occured but no messages on the upgrade failure are available. Please review the install logs.\nUpgrade status: Failed\n${FILES}`, 'none'],
  [`Upgrade status: Successful\n${FILES}`, 'none'],
  [`Upgrade status: In progress\n${FILES}`, 'running'],
  ['There is no upgrade in progress.', 'none'],
  ['', 'unknown'],
  ['No valid command entered', 'unknown'],
  [`Upgrade status: Switching\n${FILES}`, 'unknown'],
  ['Upgrade status: Successful\nUpgrade status: In progress', 'unknown'],
  ['There is no upgrade log. An upgrade is in progress.', 'unknown'],
])('says of an upgrade, or nothing: %s', (text, expected) => {
  const answer = readUpgradeStatus(text);
  expect(answer.known ? answer.value : 'unknown').toBe(expected);
});

it('utils ctl reset localkey is done by known words alone, and answers no question but its own', () => {
  expect(readResetLocalKey('Resetting CTL file\nCTL file Updated\nYou must reset all phones to ensure they received the updated CTL file.')).toMatchObject({ known: true, value: { kind: 'done' } });
  expect(readResetLocalKey('The reset CTL file was generated successfully').known).toBe(false);
  expect(readResetLocalKey('Resetting CTL file').known).toBe(false);
  const { question } = CHANGES['utils ctl reset localkey'];
  for (const asked of ['This operation will reset the CTLFile. Do you want to continue? (y/n):', 'This operation updates the CTLFile. Do you want to continue? (y/n):']) expect(question?.test(asked)).toBe(true);
  for (const asked of ['Enter CCM Administrator password :', 'This operation will delete the CTLFile. Do you want to continue? (y/n):', 'Do you want to continue? (y/n):']) expect(question?.test(asked)).toBe(false);
});
