import { type ReactNode, Suspense, useEffect, useRef, useState } from 'react';
import { areAway, cards } from '../../../../shared/domain/preflight/row.ts';
import { PREFLIGHT_IDS, PREFLIGHT_RULES, type PreflightId } from '../../../../shared/domain/preflight/rules.ts';
import { PREFLIGHT_VERDICTS } from '../../../../shared/domain/preflight/verdict.ts';
import { type PreflightView } from '../../../../shared/session/platform/view.ts';
import { fill } from '../../../../shared/texts/fill.ts';
import { useWizard } from '../../../wizard/context.ts';
import { Button } from '../../../ui/button.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Screen } from '../../../frame/screen.tsx';
import { Section } from '../../../ui/section.tsx';
import { leaveActions } from '../../leave-actions.ts';
import { PreflightLines } from './lines.tsx';
import { AwayRows, PassedRows, PreflightRows } from './rows.tsx';
import { later } from '../../../ui/later.ts';

const AgainDialog = later(async () => (await import('./again-dialog.tsx')).AgainDialog);

/** Of which rows a person is asked for the password. */
export type AskedRows = readonly PreflightId[];

/** What was found before anything is changed: each row at its place while all are read, then the worst first. */
export function PreflightStep(): ReactNode {
  const wizard = useWizard();
  const { state, texts, call } = wizard;
  const { platformPreflight: words } = texts.window;
  const [asked, setAsked] = useState<AskedRows | null>(null);
  const checked = useRef<PreflightId | null>(null);
  const view = state.platform?.preflight ?? null;
  const isReading = state.busy === 'checking';
  // Of one row that is read again nothing moves; of many the order comes once all of them are there.
  const [isWhole, setWhole] = useState(false);
  const many = isReading && (isWhole || (view?.pending.length ?? 0) > 1);
  if (many !== isWhole) setWhole(many);
  useEffect(() => {
    if (isReading || checked.current === null) return;
    // A row that was checked again may stand in another group now: the keyboard follows it, unless somebody took it elsewhere meanwhile than to where it is kept.
    if (!(document.activeElement instanceof HTMLElement) || document.activeElement.tabIndex < 0) document.getElementById(`again-${checked.current}`)?.focus();
    checked.current = null;
  }, [isReading]);
  if (view === null) return null;
  const again = (id: PreflightId): void => {
    checked.current = id;
    if (PREFLIGHT_RULES[id].needs === 'axl') setAsked([id]);
    else void call('checkAgain', { rows: [id] });
  };
  const toCome = isReading ? view.pending.length : view.unread;
  const hint = toCome > 0 ? fill(words.progress, { done: PREFLIGHT_IDS.length - toCome, all: PREFLIGHT_IDS.length }) : view.counts.fail > 0 ? words.settle : words.allGood;
  return (
    <Screen
      title={words.title}
      lead={words.lead}
      primary={{ label: words.continue, onPress: () => void call('continuePreflight', {}), during: 'checking' }}
      hint={hint}
      {...leaveActions(wizard)}
    >
      {many ? (
        // The keyboard goes on to the row that somebody looked at last.
        <PreflightLines view={view} onLook={(id) => void (checked.current = id)} />
      ) : (
        <Groups view={view} isReading={isReading} again={again} />
      )}
      <Pending ids={many ? [] : isReading ? view.pending.filter((id) => view.rows.every((row) => row.id !== id)) : view.pending} />
      <p className="button-row">
        <Button onPress={() => setAsked(PREFLIGHT_IDS)} isPending={state.busy !== null}>
          {words.all}
        </Button>
      </p>
      <Suspense>{asked === null ? null : <AgainDialog rows={asked} onClose={() => setAsked(null)} />}</Suspense>
    </Screen>
  );
}

interface GroupsProps {
  readonly view: PreflightView;
  /** A row that is read again stays where it is. */
  readonly isReading: boolean;
  readonly again: (id: PreflightId) => void;
}

/** Rows by what they came to; what passed is folded away. */
function Groups({ view, isReading, again }: GroupsProps): ReactNode {
  const { platformPreflight: words } = useWizard().texts.window;
  const all = cards(view.rows.filter(({ id }) => isReading || !view.pending.includes(id)));
  return PREFLIGHT_VERDICTS.map((verdict) => {
    const rows = all.filter(([first]) => first.verdict === verdict);
    const away = rows.filter((card) => areAway(card, view.rows));
    const title = fill(words.group[verdict], { count: rows.length });
    if (rows.length === 0) return null;
    if (verdict !== 'pass') {
      return (
        <Section key={verdict} title={title}>
          <PreflightRows rows={rows.filter((card) => !away.includes(card))} again={again} />
          <AwayRows rows={away} />
        </Section>
      );
    }
    return (
      <Section key={verdict} title={title}>
        <details className="more">
          <summary>{words.pass}</summary>
          <PassedRows rows={rows} again={again} />
        </details>
      </Section>
    );
  });
}

/** What is not known yet. */
function Pending({ ids }: { readonly ids: readonly PreflightId[] }): ReactNode {
  const { preflight, window } = useWizard().texts;
  if (ids.length === 0) return null;
  return (
    <Notice tone="info" title={window.platformPreflight.reading}>
      <ul>
        {ids.map((id) => (
          <li key={id}>{preflight.rows[id].title}</li>
        ))}
      </ul>
    </Notice>
  );
}
