import { type ReactNode, useRef, useState } from 'react';
import { type CallOutput } from '../../../shared/contract/calls.ts';
import { MAX_LISTED_PHONES } from '../../../shared/domain/platform/answers.ts';
import { typedPhones } from '../../../shared/domain/typed-phones.ts';
import { clusterOf } from '../../../shared/session/publisher.ts';
import { phoneList } from '../../../shared/texts/sentences/phone-list.ts';
import { fill, printable } from '../../../shared/texts/fill.ts';
import { useWizard } from '../../wizard/context.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { saveCsv } from '../../ui/save-file.ts';
import { Fold } from '../../ui/fold.tsx';
import { Section } from '../../ui/section.tsx';
import { Tick } from '../../ui/tick.tsx';

type Phones = CallOutput<'phoneChecklist'>['rows'];

/** Rows that are shown at a time: a page of twenty thousand would not move. */
const PAGE = 500;

/** The list with the names that are not in it yet. */
function withNames(rows: Phones, names: readonly string[]): Phones {
  const added = names.filter((name) => rows.every((row) => row.name !== name));
  return [...rows, ...added.map((name) => ({ name, model: '', description: '' }))].slice(0, MAX_LISTED_PHONES);
}

/** The phones to be visited, to be ticked off and taken along as a file; `lead` says which of them. */
export function PhoneChecklist({ lead, isFolded = false }: { readonly lead: string; readonly isFolded?: boolean }): ReactNode {
  const { state, texts, call } = useWizard();
  const Part = isFolded ? Fold : Section;
  const { phones: words } = texts.window.lostTokens;
  const [rows, setRows] = useState<Phones | null>(null);
  const [complete, setComplete] = useState(true);
  const [done, setDone] = useState<ReadonlySet<string>>(new Set());
  const [added, setAdded] = useState<ReadonlySet<string>>(new Set());
  const list = useRef<HTMLUListElement>(null);
  const adding = useRef<HTMLDivElement>(null);
  const [typed, setTyped] = useState('');
  const [isRefused, setRefused] = useState(false);
  const [visible, setVisible] = useState(PAGE);
  const load = async (): Promise<void> => {
    const answer = await call('phoneChecklist', {});
    if (!answer.ok) return;
    setRows(answer.value.rows);
    setComplete(answer.value.complete);
  };
  const tick = (name: string, checked: boolean): void => {
    const next = new Set(done);
    if (checked) next.add(name);
    else next.delete(name);
    setDone(next);
  };
  const add = (present: Phones): void => {
    const { names, refused } = typedPhones(typed);
    setRows(withNames(present, names));
    setAdded(new Set([...added, ...names.filter((name) => present.every((row) => row.name !== name))]));
    setTyped(refused.join(' '));
    setRefused(refused.length > 0);
  };
  const remove = (present: Phones, name: string): void => {
    // The button goes; the keyboard stays here.
    (present.length > 1 ? list.current : adding.current?.querySelector('input'))?.focus();
    setRows(present.filter((row) => row.name !== name));
    tick(name, false);
  };
  const type = (text: string): void => {
    setTyped(text);
    setRefused(false);
  };
  const save = (phones: Phones): void => {
    const about = { cluster: clusterOf(state), file: state.platform?.report?.file ?? null, at: new Date() };
    saveCsv('phones.csv', phoneList(phones.map((phone) => ({ ...phone, done: done.has(phone.name) })), about, texts));
  };
  return (
    <Part title={words.title}>
      <p className="quiet">{lead}</p>
      {rows === null ? (
        <p className="button-row">
          <Button onPress={() => void load()}>{words.load}</Button>
        </p>
      ) : (
        <>
          {complete ? null : <Notice tone="warning" title={rows.length === 0 ? words.none : words.incomplete} />}
          {rows.length === 0 ? null : (
            <ul ref={list} className="card checks checklist" tabIndex={0} aria-label={words.title}>
              {rows.slice(0, visible).map(({ name, model, description }) => (
                <li key={name}>
                  <Tick
                    label={
                      <>
                        <span className="figures">{printable(name)}</span> {printable(model)} <span className="quiet">{printable(description)}</span>
                      </>
                    }
                    checked={done.has(name)}
                    onChange={(checked) => tick(name, checked)}
                  />
                  {added.has(name) ? (
                    <Button look="plain" aria-label={fill(words.removeOf, { name })} onPress={() => remove(rows, name)}>
                      {words.remove}
                    </Button>
                  ) : null}
                </li>
              ))}
            </ul>
          )}
          {rows.length <= visible ? null : (
            <p className="button-row">
              <Button onPress={() => setVisible(visible + PAGE)}>{fill(words.more, { count: Math.min(PAGE, rows.length - visible), all: rows.length })}</Button>
            </p>
          )}
          <p role="status">{rows.length === 0 ? '' : fill(words.count, { done: done.size, all: rows.length })}</p>
          <div ref={adding} className="field-row field-and-button">
            <Field label={words.add} hint={words.addHint} error={isRefused ? words.addWrong : ''} value={typed} onChange={type} maxLength={4096} figures />
            <Button onPress={() => add(rows)} isDisabled={typed.trim() === ''}>
              {words.addButton}
            </Button>
          </div>
          {rows.length === 0 ? null : (
            <p className="button-row">
              <Button onPress={() => save(rows)}>{words.save}</Button>
            </p>
          )}
        </>
      )}
    </Part>
  );
}
