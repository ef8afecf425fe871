import { type ReactNode } from 'react';
import { type NodeItl, type ReportedItl } from '../../../../shared/domain/itl.ts';
import { itlSentences } from '../../../../shared/texts/sentences/platform/report.ts';
import { useWizard } from '../../../wizard/context.ts';
import { WithDigests } from '../../../ui/digest.tsx';
import { Fold } from '../../../ui/fold.tsx';
import { Section } from '../../../ui/section.tsx';

const TONE = { good: 'good', fails: 'warning', unknown: 'warning' } as const;

interface ItlFilesProps {
  readonly itls: readonly (NodeItl | ReportedItl)[];
  readonly words: { readonly title: string; readonly lead: string };
  /** They are there on demand. */
  readonly isFolded?: boolean;
}

/** The ITL file of each node: by it alone phones judge what Cisco Tftp gives them in non-secure mode. */
export function ItlFiles({ itls, words, isFolded = false }: ItlFilesProps): ReactNode {
  const { texts } = useWizard();
  if (itls.length === 0) return null;
  const Part = isFolded ? Fold : Section;
  return (
    <Part title={words.title}>
      <p className="quiet">{words.lead}</p>
      <ul className="card lines">
        {itls.map((itl) => {
          const [verdict, ...others] = itlSentences(itl, texts);
          return (
            <li key={itl.node}>
              <span className={TONE[itl.verdict.kind]}>{verdict}</span>
              {others.map((sentence) => (
                <span className="cell-note" key={sentence}>
                  <WithDigests text={sentence} />
                </span>
              ))}
            </li>
          );
        })}
      </ul>
    </Part>
  );
}
