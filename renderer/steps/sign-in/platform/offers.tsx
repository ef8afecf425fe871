import { type ReactNode } from 'react';
import { useWizard } from '../../../wizard/context.ts';
import { ErrorWords, useShownError } from '../../../frame/error-place.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { useOffers } from './values.ts';

const SERVICES = ['ssh', 'axl', 'tftpHttps', 'ctlProvider'] as const;

/** What the node answered to handshakes alone, and which connection fits. */
export function PlatformOffers(): ReactNode {
  const { texts } = useWizard();
  const offers = useOffers();
  const shown = useShownError();
  const { offers: words } = texts.window.platformSignIn;
  if (offers === null) return <div className="offers" role="status" />;
  return (
    <div className="offers" role="status">
      <p className="offers-title">{words.title}</p>
      <Facts
        facts={SERVICES.map((service) => ({
          name: words.services[service],
          value: <span className={offers[service] === 'no-answer' ? 'quiet' : 'good'}>{words.found[offers[service]]}</span>,
        }))}
      />
      {offers.ctlProvider === 'other-provider' ? <p className="hint">{words.provider}</p> : null}
      <Notice tone={offers.recommended === null ? 'warning' : 'info'} title={words.recommended[offers.recommended ?? 'none']}>
        <p>{words.why[offers.why]}</p>
      </Notice>
      {/* Beside another error it is not what stands in the way. Without SSH nothing can be done, and its error is the screen's own; nodes before 11.0 have no HTTPS. An old node has an old TLS too, which the same box allows. */}
      {offers.ssh !== 'answers' || shown !== null ? null : offers.errors.map(({ service, error }) => (service === 'axl' ? <ErrorWords key={service} error={error} /> : null))}
    </div>
  );
}
