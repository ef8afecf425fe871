/** Every run of blanks, tabs and newlines becomes one blank: published transcripts have lost the difference. */
export const foldBlanks = (text: string): string => text.replace(/\s+/g, ' ').trim();
