import { type ReactNode, useState } from 'react';
import { fill } from '../../../../shared/texts/fill.ts';
import { useWizard } from '../../../wizard/context.ts';
import { TextDialog } from '../../../frame/text-dialog.tsx';

/** The phones that a reset does not reach, page by page, as a text to keep. */
export function PhonesDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { texts, call } = useWizard();
  const { phones: words } = texts.window.platformPreflight;
  const [count, setCount] = useState<number | null>(null);
  const read = async (): Promise<string | null> => {
    const names: string[] = [];
    for (;;) {
      const page = await call('preflightPhones', { from: names.length });
      if (!page.ok) return null;
      names.push(...page.value.names);
      setCount(page.value.count);
      if (page.value.names.length === 0 || names.length >= page.value.count) return names.join('\n');
    }
  };
  return <TextDialog title={words.title} file="phones-not-registered.txt" words={words} note={count === null ? '' : fill(words.note, { count })} read={read} onClose={onClose} />;
}
