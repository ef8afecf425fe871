/** What a program writes for programs, and no sentence shows to a person. */
const RAW: readonly (readonly [string, RegExp])[] = [
  ['a time', /\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/],
  ['a name of a certificate', /\\[,+"<>;](?! *[\w.]+=)/],
];

/** Values among the lines that stand there as they are kept. */
export const rawValuesIn = (lines: readonly string[]): readonly string[] => lines.flatMap((line) => RAW.flatMap(([what, form]) => (form.test(line) ? [`${what} as it is kept: ${line}`] : [])));
