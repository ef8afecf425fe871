import { type ReactNode, useState } from 'react';
import { type ChangeReport } from '../../../shared/domain/report.ts';
import { isSameError } from '../../../shared/domain/result.ts';
import { unreadOnReport } from '../../../shared/texts/sentences/on-report.ts';
import { fill, printable } from '../../../shared/texts/fill.ts';
import { useWizard } from '../../wizard/context.ts';
import { Button } from '../../ui/button.tsx';
import { Digest } from '../../ui/digest.tsx';
import { ErrorWords } from '../../frame/error-place.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Icon } from '../../ui/icons.tsx';
import { Section } from '../../ui/section.tsx';
import { ShowCtl } from '../show-ctl.tsx';
import { heldToneAfter } from './held-tone.ts';

/** Every server with the file it holds and the digests that `show ctl` and phones print. */
export function ServerResults({ report }: { readonly report: ChangeReport }): ReactNode {
  const { state, texts } = useWizard();
  const { finish: words } = texts.window;
  const [shown, setShown] = useState<string | null>(null);
  return (
    <Section title={words.servers}>
      {report.servers.map(({ server, holds, sha256, staged, error }) => {
        const tone = heldToneAfter(report.outcome, holds);
        // What was read after the change; a file that is none of ours has its digests there too.
        const held = state.cluster?.servers.find(({ name }) => name === server)?.ctlFile ?? null;
        const digests = held !== null && held.sha256 === sha256 ? held : holds === 'new' ? (report.file ?? null) : null;
        return (
          <div key={server} className="card server-result">
            <p className="card-title">
              <span className={`tone-icon ${tone}`}>
                <Icon name={tone === 'good' ? 'check' : 'warning'} />
              </span>
              <span className="figures">{printable(server)}</span>
              <span className={tone}>{words.held[holds]}</span>
            </p>
            {digests === null ? null : (
              <Facts
                facts={[
                  { name: words.md5, value: <Digest hex={digests.md5} /> },
                  { name: words.sha1, value: <Digest hex={digests.sha1} /> },
                ]}
              />
            )}
            {staged === 'yes' ? <p className="warning">{words.staged}</p> : null}
            {error === undefined || isSameError(error, report.stopped?.error) ? null : <ErrorWords error={error} words={unreadOnReport(error, texts)} />}
            {held === null ? null : (
              <Button look="plain" aria-label={fill(words.ctl.label, { server })} onPress={() => setShown(server)}>
                {words.ctl.title}
              </Button>
            )}
          </div>
        );
      })}
      <ShowCtl server={shown} onClose={() => setShown(null)} />
    </Section>
  );
}
