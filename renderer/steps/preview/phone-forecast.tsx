import { type ReactNode } from 'react';
import { type PlanView } from '../../../shared/domain/plan.ts';
import { mayNeedVisits } from '../../../shared/domain/rules/consent.ts';
import { isFirstFile } from '../../../shared/session/first-file.ts';
import { fill } from '../../../shared/texts/fill.ts';
import { useWizard } from '../../wizard/context.ts';
import { Notice } from '../../ui/notice.tsx';

/** The first thing to know: what the phones will do with the file. */
export function PhoneForecastLine({ plan: { phones, findings } }: { readonly plan: Pick<PlanView, 'phones' | 'findings'> }): ReactNode {
  const { state, texts } = useWizard();
  const { preview: words } = texts.window;
  if (phones === null) {
    const kind = mayNeedVisits(findings) ? 'anew' : isFirstFile(state) ? 'first' : 'continued';
    return <Notice tone="info"><p>{words.phonesUnknown[kind]}</p></Notice>;
  }
  const { direct, tvs, visit, unknown } = phones;
  return (
    <Notice tone={visit > 0 ? 'warning' : 'info'} title={fill(words.phones, { direct, tvs, visit, unknown })}>
      <p>{words.tvsHelp}</p>
    </Notice>
  );
}
