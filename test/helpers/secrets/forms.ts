/** Ways in which a text may have been written down. */
export const FORMS = ['utf8', 'utf16le', 'utf16be', 'hex', 'HEX', 'base64 +0', 'base64 +1', 'base64 +2'] as const;
export type Form = (typeof FORMS)[number];

/** What stands in base64 for a text that begins so many bytes behind a multiple of three: the digits at its ends, which its neighbours share, are left out. */
function inBase64(text: string, before: number): string {
  const bytes = Buffer.concat([Buffer.alloc(before), Buffer.from(text, 'utf8')]);
  const whole = bytes.subarray(0, bytes.length - (bytes.length % 3)).toString('base64');
  return before === 0 ? whole : whole.slice(4);
}

/** The bytes of a text in each form. */
export const bytesIn = (form: Form, text: string): Buffer => {
  switch (form) {
    case 'utf8':
      return Buffer.from(text, 'utf8');
    case 'utf16le':
      return Buffer.from(text, 'utf16le');
    case 'utf16be':
      return Buffer.from(text, 'utf16le').swap16();
    case 'hex':
      return Buffer.from(Buffer.from(text, 'utf8').toString('hex'));
    case 'HEX':
      return Buffer.from(Buffer.from(text, 'utf8').toString('hex').toUpperCase());
    case 'base64 +0':
    case 'base64 +1':
    case 'base64 +2':
      return Buffer.from(inBase64(text, Number(form.at(-1))));
  }
};

/** The forms in which a text stands in these bytes. */
export const formsFound = (bytes: Buffer, text: string): readonly Form[] => FORMS.filter((form) => bytes.includes(bytesIn(form, text)) || (form.startsWith('base64') && bytes.includes(inUrls(bytesIn(form, text)))));

/** The same in the base64 of URLs (RFC 4648, 5). */
const inUrls = (base64: Buffer): Buffer => Buffer.from(base64.toString('latin1').replaceAll('+', '-').replaceAll('/', '_'));
