import { sha1Hex, sha256Hex } from '../../core/trust/digests.ts';
import { verifyCtlFile } from '../../core/trust/verify.ts';
import { reasonWords } from '../../shared/texts/details.ts';
import { fill } from '../../shared/texts/fill.ts';
import { type CommandContext } from '../context.ts';
import { loadCtlFile } from '../ctl-file-input.ts';
import { type Values, allRead } from '../options/declare.ts';
import { type OPTIONS } from '../options/tables.ts';
import { EXIT_OF_VERDICT } from '../exit.ts';

/** `ctl verify FILE`: one line (or JSON object) about the signature, and the verdict as exit code. */
export function verify(context: CommandContext, path: string, { json, ...left }: Values<typeof OPTIONS.verify>): void {
  allRead(left);
  const loaded = loadCtlFile(path);
  if (!loaded.ok) {
    context.fail(loaded.error, json);
    return;
  }
  const { file } = loaded.value;
  const verdict = verifyCtlFile(file);
  const reason = verdict.kind === 'verified' ? '' : verdict.reason;
  const signer = file.header.signerName;
  if (json) {
    const { length } = file.bytes;
    context.printJson({ ok: true, verdict: verdict.kind, reason, signer, length, sha1: sha1Hex(file.bytes), sha256: sha256Hex(file.bytes) });
  } else {
    const words = context.texts.commandLine;
    const template = { verified: words.verified, bad: words.bad, 'not-checked': words.notChecked }[verdict.kind];
    context.print(fill(template, { signer, reason: reasonWords(reason, context.texts) }));
  }
  process.exitCode = EXIT_OF_VERDICT[verdict.kind];
}
