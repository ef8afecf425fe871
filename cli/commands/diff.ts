import { type CtlFileDifference, diffCtlFiles } from '../../shared/ctl-file/diff.ts';
import { type CtlFile } from '../../shared/ctl-file/model.ts';
import { functionName } from '../../shared/ctl-file/tags.ts';
import { fill } from '../../shared/texts/fill.ts';
import { type CommandLineTexts } from '../../shared/texts/languages.ts';
import { localTime } from '../../shared/texts/time.ts';
import { type CommandContext } from '../context.ts';
import { EXIT } from '../exit.ts';
import { type Values, allRead } from '../options/declare.ts';
import { type OPTIONS } from '../options/tables.ts';
import { loadCtlFile } from '../ctl-file-input.ts';

const timeOf = (seconds: number, language: string): string => localTime(new Date(seconds * 1000).toISOString(), language);

/** The difference in lines: what is kept first in the order of the new file, then what is gone. */
function lines(difference: CtlFileDifference, before: CtlFile, after: CtlFile, { commandLine: { diff: words }, language }: CommandLineTexts): readonly string[] {
  const { signer, timestamp, headerFields, records, reordered } = difference;
  return [
    ...(signer.changed ? [fill(words.signer, { before: signer.before, after: signer.after })] : []),
    ...(timestamp.before === timestamp.after ? [] : [fill(words.timestamp, { before: timeOf(timestamp.before, language), after: timeOf(timestamp.after, language) })]),
    ...headerFields.map((field) => fill(words.header, { field })),
    ...records.map(({ change, before: from, after: to, function: role, fields }) => {
      const record = to === undefined ? before.records[from ?? -1] : after.records[to];
      const name = (record?.dnsName ?? '') === '' ? (record?.subjectName ?? '') : (record?.dnsName ?? '');
      const line = fill(words.record, { number: (to ?? from ?? 0) + 1, change: words.change[change], function: functionName(role), name });
      return fields.length === 0 ? line : `${line}  (${fields.join(', ')})`;
    }),
    ...(reordered ? [words.reordered] : []),
  ];
}

/** `ctl diff OLD NEW`: what became of each entry; exit code 0 the same file, 1 different, 3 not readable. */
export function diff(context: CommandContext, oldPath: string, newPath: string, { json, ...left }: Values<typeof OPTIONS.diff>): void {
  allRead(left);
  const before = loadCtlFile(oldPath);
  const after = loadCtlFile(newPath);
  for (const loaded of [before, after]) {
    if (loaded.ok) continue;
    context.fail(loaded.error, json);
    return;
  }
  if (!before.ok || !after.ok) return;
  const difference = diffCtlFiles(before.value.file, after.value.file);
  if (json) context.printJson({ ok: true, ...difference });
  else if (difference.identical) context.print(context.texts.commandLine.diff.identical);
  else for (const line of lines(difference, before.value.file, after.value.file, context.texts)) context.print(line);
  process.exitCode = difference.identical ? EXIT.done : EXIT.refused;
}
