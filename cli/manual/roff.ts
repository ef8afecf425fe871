/** Plain text in a page of the manual: nothing of it is a request or an escape. */
export const plain = (text: string): string => text.replaceAll('\\', '\\e').replaceAll('-', '\\-').replace(/^(?=[.'])/gm, '\\&');

/** Words between backquotes are what is typed. */
export const prose = (text: string): string => plain(text).replace(/`([^`]+)`/g, '\\fB$1\\fR');

export const bold = (text: string): string => `\\fB${plain(text)}\\fR`;

/** What is typed as it stands is bold, what stands for something else in italics: `--host <host>`, `hash-password < PASSWORD`. */
export const usage = (text: string): string => text.split(' ').map((word) => (/^[<[]|^[A-Z][A-Z0-9=]*$/.test(word) && word !== '<' ? `\\fI${plain(word)}\\fR` : bold(word))).join(' ');

export const section = (title: string, ...lines: readonly string[]): readonly string[] => [`.SH ${title.toUpperCase()}`, ...lines];
export const subsection = (title: string, ...lines: readonly string[]): readonly string[] => [`.SS ${plain(title)}`, ...lines];
export const paragraph = (text: string): readonly string[] => ['.PP', text];
/** A term with what it means. */
export const term = (head: string, text: string): readonly string[] => ['.TP', head, text];
/** Lines as they stand. */
export const verbatim = (lines: readonly string[]): readonly string[] => ['.PP', '.nf', '.RS', ...lines.map(plain), '.RE', '.fi'];

/** Exit codes as `0 done, 1 refused`, each with its meaning. */
export const exitCodes = (text: string): readonly string[] => text.split(/, (?=\d )/).flatMap((one) => term(bold(one.slice(0, 1)), prose(one.slice(2))));

/** A page without a date, as the same sources make the same page, and without hyphens in words, which may be names. */
export const page = (name: string, part: number, product: string, lines: readonly string[]): string => [`.TH ${plain(name).toUpperCase()} ${part} "" "${product}" "Open CTL Client"`, '.nh', ...lines, ''].join('\n');
