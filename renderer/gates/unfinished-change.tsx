import { type ReactNode, useEffect, useState } from 'react';
import { type FoundChange, neitherReason, type ResumeOffer } from '../../shared/domain/unfinished.ts';
import { type ResumeAs } from '../../shared/domain/change-record.ts';
import { fill } from '../../shared/texts/fill.ts';
import { foundSentences, notOfferedSentence } from '../../shared/texts/sentences/history.ts';
import { useWizard } from '../wizard/context.ts';
import { Findings } from '../frame/findings.tsx';
import { Screen } from '../frame/screen.tsx';
import { Consents } from '../steps/preview/consents.tsx';
import { useConsents } from '../steps/preview/use-consents.ts';
import { ChangeFacts } from '../steps/history/unfinished.tsx';
import { HistoryOffer } from '../steps/history/offer.tsx';
import { leaveActions } from '../steps/leave-actions.ts';
import { AskTwice } from '../ui/ask-twice.tsx';
import { Button } from '../ui/button.tsx';
import { WithDigests } from '../ui/digest.tsx';
import { Section } from '../ui/section.tsx';

interface WayProps {
  readonly id: string;
  readonly as: ResumeAs;
  readonly offer: Extract<ResumeOffer, { readonly offered: true }>;
}

/** Finish or Undo where it is possible: what the rules say of it, what has to be agreed to, and the button. */
function OfferedWay({ id, as, offer }: WayProps): ReactNode {
  const { state, texts, call } = useWizard();
  const { gate } = texts.window.history;
  const asked = useConsents(offer);
  const go = (): void => {
    const { rules, typed } = asked.given;
    void call(as === 'finish' ? 'finishChange' : 'undoChange', { id, consents: [...rules], ...(typed === '' ? {} : { typed }) });
  };
  return (
    <>
      <Findings findings={offer.findings.filter(({ severity }) => severity === 'warn' || severity === 'note')} />
      <Consents asked={asked} />
      <p className="button-row">
        <Button look={as === 'finish' ? 'primary' : 'quiet'} onPress={go} isDisabled={!asked.complete || state.busy !== null}>
          {texts.history.resume[as].title}
        </Button>
        <span role="status">{asked.complete ? '' : gate.consent}</span>
      </p>
    </>
  );
}

function Way({ id, as, offer }: Omit<WayProps, 'offer'> & { readonly offer: ResumeOffer }): ReactNode {
  const { texts } = useWizard();
  const { resume } = texts.history;
  return (
    <Section title={resume[as].title}>
      {offer.offered ? (
        <>
          <p>{resume[as].does}</p>
          <OfferedWay id={id} as={as} offer={offer} />
        </>
      ) : (
        <p className="warning">{notOfferedSentence(offer.reason, texts)}</p>
      )}
    </Section>
  );
}

/** Finish and Undo, or once why it is neither. */
function Ways({ found }: { readonly found: FoundChange }): ReactNode {
  const { texts } = useWizard();
  const neither = neitherReason(found);
  if (neither !== null)
    return (
      <Section title={texts.history.resume.either}>
        <p className="warning">{notOfferedSentence(neither, texts)}</p>
      </Section>
    );
  return (
    <>
      <Way id={found.id} as="finish" offer={found.finish} />
      <Way id={found.id} as="undo" offer={found.undo} />
    </>
  );
}

/** A change of this cluster is open: what is true now, as read, and the three ways on. */
export function UnfinishedChange({ id }: { readonly id: string }): ReactNode {
  const wizard = useWizard();
  const { state, texts, language, call } = wizard;
  const { gate: words } = texts.window.history;
  const { resume, kind } = texts.history;
  const [read, setRead] = useState<FoundChange | null>(null);
  const { changes, here } = state.unfinished;
  const found = read ?? here?.found ?? null;
  const change = changes.find((one) => one.id === id);
  const readNow = async (): Promise<void> => {
    const answer = await call('checkChange', { id });
    if (answer.ok) setRead(answer.value);
  };
  useEffect(() => {
    if (here === null || here.found === null) void readNow();
    // Once: a person reads it again where that failed.
  }, [id]);
  return (
    <Screen title={words.title} lead={words.lead} {...leaveActions(wizard)}>
      {change === undefined ? null : (
        <Section title={words.change}>
          <div className="card">
            <ChangeFacts change={change} />
          </div>
        </Section>
      )}
      <Section title={words.found}>
        {found === null ? <p>{words.notRead}</p> : null}
        <ul className="card checks">
          {(found === null ? [] : foundSentences(found, texts, language)).map((sentence) => (
            <li key={sentence}>
              <WithDigests text={sentence} />
            </li>
          ))}
        </ul>
        <p className="button-row">
          <Button onPress={() => void readNow()} isDisabled={state.busy !== null}>
            {words.read}
          </Button>
        </p>
      </Section>
      {found === null ? null : (
        <>
          <Ways found={found} />
          {found.opposite === null ? null : <p>{fill(resume.opposite, { kind: kind[found.opposite] })}</p>}
          <Section title={resume.keep.title}>
            <p>{resume.keep.does}</p>
            <AskTwice label={resume.keep.title} question={words.keepAsk} yes={words.keepNow} no={words.keepNot} onYes={() => void call('keepChange', { id })} isDisabled={state.busy !== null} />
          </Section>
        </>
      )}
      <HistoryOffer />
    </Screen>
  );
}
