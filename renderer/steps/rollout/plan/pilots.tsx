import { type ReactNode } from 'react';
import { type PilotProgress } from '../../../../shared/domain/rollout/progress.ts';
import { fill, printable } from '../../../../shared/texts/fill.ts';
import { useWizard } from '../../../wizard/context.ts';
import { Button } from '../../../ui/button.tsx';
import { Field } from '../../../ui/field.tsx';
import { Section } from '../../../ui/section.tsx';

const NAME = /^[A-Za-z0-9._-]{1,128}$/;

/** The names that are typed, without blanks around them; empty fields are left out. */
export const namedPilots = (typed: readonly string[]): readonly string[] => typed.map((name) => name.trim()).filter((name) => name !== '');

/** Whether at least one is named, each once and in a form that can be one. */
export const arePilotsGood = (typed: readonly string[]): boolean => {
  const names = namedPilots(typed);
  return names.length > 0 && new Set(names).size === names.length && names.every((name) => NAME.test(name));
};

interface PilotsProps {
  /** One field each. */
  readonly typed: readonly string[];
  readonly onTyped: (typed: readonly string[]) => void;
  readonly suggested: readonly PilotProgress[];
}

/** The phones before all phones are named here, or taken from what is suggested. */
export function Pilots({ typed, onTyped, suggested }: PilotsProps): ReactNode {
  const { texts } = useWizard();
  const { pilots: words } = texts.window.rollout.plan;
  const set = (at: number, name: string): void => onTyped(typed.map((one, index) => (index === at ? name : one)));
  const names = namedPilots(typed);
  const free = typed.findIndex((name) => name.trim() === '');
  const errorOf = (name: string, at: number): string => {
    const bare = name.trim();
    if (bare === '') return '';
    if (!NAME.test(bare)) return words.wrong;
    return typed.findIndex((one) => one.trim() === bare) === at ? '' : words.twice;
  };
  const open = suggested.filter(({ name }) => !names.includes(name));
  return (
    <Section title={words.title}>
      <p className="quiet">
        {words.lead} {words.advice}
      </p>
      {suggested.length === 0 ? null : (
        <>
          <h3 className="minor">{words.suggested}</h3>
          <ul className="card suggested">
            {suggested.map(({ name, model, why }) => (
              <li key={name}>
                <span>
                  <span className="figures">{printable(name)}</span> {printable(model)}
                  <span className="cell-note">{texts.rollout.pilotWhy[why]}</span>
                </span>
                <Button aria-label={fill(words.take, { name })} onPress={() => set(free, name)} isDisabled={free === -1 || !open.some((one) => one.name === name)}>
                  {fill(words.take, { name })}
                </Button>
              </li>
            ))}
          </ul>
        </>
      )}
      <div className="card">
        <div className="field-row">
          {typed.map((name, at) => (
            <Field
              key={at}
              label={fill(words.field, { number: at + 1 })}
              hint={at === 0 ? words.hint : ''}
              error={errorOf(name, at)}
              value={name}
              onChange={(value) => set(at, value)}
              maxLength={128}
              className="field-pilot"
              figures
            />
          ))}
        </div>
      </div>
    </Section>
  );
}
