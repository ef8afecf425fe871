import { type ReactNode } from 'react';
import { type EntryChange, type PlanView } from '../../../shared/domain/plan.ts';
import { otherFileSentence } from '../../../shared/texts/sentences/change.ts';
import { nodesText } from '../../../shared/texts/sentences/named-nodes.ts';
import { fill } from '../../../shared/texts/fill.ts';
import { localTime } from '../../../shared/texts/time.ts';
import { isFirstFile } from '../../../shared/session/first-file.ts';
import { publisherIn } from '../../../shared/session/publisher.ts';
import { useWizard } from '../../wizard/context.ts';
import { AllNames } from '../../ui/all-names.tsx';
import { Section } from '../../ui/section.tsx';

/** The next file beside the present one, in four lines, and beside each other one that a server holds. */
export function Difference({ plan }: { readonly plan: PlanView }): ReactNode {
  const { state, texts, language } = useWizard();
  const { difference: words } = texts.window.preview;
  const count = (...changes: readonly EntryChange[]): number => plan.entries.filter(({ change }) => changes.includes(change)).length;
  const before = publisherIn(state)?.ctlFile?.length;
  const isFirst = isFirstFile(state);
  const entries = fill(isFirst ? words.firstEntries : words.entries, { kept: count('kept'), changed: count('certificate-added', 'certificate-removed', 'replaced', 'address-changed'), added: count('added'), removed: count('removed') });
  const lines = [
    ...(before === undefined ? [fill(words.firstLength, { after: plan.length })] : [fill(words.length, { before, after: plan.length })]),
    fill(words.signer, { serial: plan.signerSerial }),
    fill(words.timestamp, { time: localTime(plan.timestamp, language) }),
  ];
  return (
    <Section title={isFirst ? words.first : words.title}>
      <ul className="card lines difference">
        <li>{entries}</li>
        {plan.otherFiles.map((one) => (
          <li key={one.servers.join()}>
            {otherFileSentence({ ...one, servers: [nodesText(one.servers)] }, texts)}
            <AllNames names={one.servers} summary={fill(words.allServers, { count: one.servers.length })} />
          </li>
        ))}
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </Section>
  );
}
