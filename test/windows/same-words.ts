/** What differs between any two runs, as the place where it stands: keys are made each time, and so is everything that follows from them. */
const OF_A_RUN: readonly (readonly [RegExp, string])[] = [
  [/\b(?:[0-9a-fA-F]{2}[: ]){15,}[0-9a-fA-F]{2}\b/g, 'HEX'],
  [/\b\d{8}T\d{6}Z-[0-9a-f]{8}\b/g, 'ID'],
  [/\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)/g, 'TIME'],
  [/\b(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? )?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) +\d+ +\d\d:\d\d:\d\d(?: [A-Z]+)? \d{4}(?: [A-Z]+)?/g, 'TIME'],
  [/\b\d{1,2}:\d\d(?::\d\d)?(?: [AP]M)?\b/g, 'TIME'],
  [/SHA256:[A-Za-z0-9+/]{43}/g, 'KEY'],
  // Also in what a node printed, where that is shown.
  [/^( +\| )?(?:[0-9a-f]{1,2} +){7}[0-9a-f]{1,2} *$/gm, '$1HEX'],
  [/-----BEGIN CERTIFICATE-----[\w+/=|\s]*-----END CERTIFICATE-----/g, 'CERTIFICATE'],
  [/\bup for \d+ s\b/g, 'up for SECONDS'],
  [/\b[0-9a-fA-F]{16,}\b/g, 'HEX'],
  [/127\.0\.0\.1:\d+/g, 'ADDRESS'],
  [/\b(?:port|ports) \d+/g, 'PORT'],
  [/\(\d{4,5}\)/g, '(PORT)'],
];

/** That nothing keeps the computer awake depends on the computer, and is a line of its own. */
const AWAKE = /Nothing here keeps this computer awake/;

/** Lines of an output without what is of one run and one system. @param folder its data folder, as the program names it. */
export function sameWords(text: string, folder: string): readonly string[] {
  let plain = text.replaceAll(folder, 'DATA').replaceAll('\r\n', '\n');
  plain = plain.replace(/(?:DATA|\bZ:\\)\S*/g, (path) => path.replace(/^Z:/, '').replaceAll('\\', '/'));
  for (const [pattern, word] of OF_A_RUN) plain = plain.replace(pattern, word);
  return plain.split('\n').filter((line) => !AWAKE.test(line));
}

/** The same where several are at work side by side, so that the order of lines is of the run too. */
export const sameWordsInAnyOrder = (text: string, folder: string): readonly string[] => [...sameWords(text, folder)].sort();
