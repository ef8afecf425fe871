/** What lines of a journal are about; they may be written together. */
export function lineNames(bytes: Uint8Array): readonly string[] {
  return Buffer.from(bytes).toString().split('\n').filter((line) => line.startsWith('{')).map((line) => {
    const { what, step = '' } = JSON.parse(line) as { readonly what: string; readonly step?: string };
    return what === 'step' ? `step ${step.split(':')[0] ?? ''}` : what;
  });
}
