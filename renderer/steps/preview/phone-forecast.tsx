import { type ReactNode } from 'react';
import { type PhoneForecast } from '../../../shared/domain/plan.ts';
import { fill } from '../../../shared/texts/fill.ts';
import { useWizard } from '../../wizard/context.ts';
import { Notice } from '../../ui/notice.tsx';

/** The first thing to know: what the phones will do with the file. */
export function PhoneForecastLine({ phones }: { readonly phones: PhoneForecast | null }): ReactNode {
  const { preview: words } = useWizard().texts.window;
  if (phones === null) return <Notice tone="info"><p>{words.phonesUnknown}</p></Notice>;
  const { direct, tvs, visit, unknown } = phones;
  return <Notice tone={visit > 0 ? 'warning' : 'info'} title={fill(words.phones, { direct, tvs, visit, unknown })} />;
}
