import { type ReactNode, useEffect, useState } from 'react';
import { useWizard } from '../app/wizard.ts';
import { wizardUi } from '../app/wizard-ui.ts';
import { leaveActions } from '../steps/leave-actions.ts';
import { Button } from '../ui/button.tsx';
import { Choice, type Option } from '../ui/choice.tsx';
import { Field } from '../ui/field.tsx';
import { Screen } from '../ui/screen.tsx';

/** How the engine calls the practice tokens, and what stands for a path of one's own here. */
const PRACTICE = 'practice';
const OTHER = 'other';

/** The PKCS#11 library: what was found, a file of one's own, or the practice tokens. */
export function ChooseLibrary(): ReactNode {
  const wizard = useWizard();
  const { state, texts, call } = wizard;
  const { library: words } = texts.window.token;
  const { found, canPickFile, module } = state.tokens;
  const [chosen, setChosen] = useState('');
  const [path, setPath] = useState('');
  const [pathMissing, setPathMissing] = useState(false);

  useEffect(() => {
    if (state.busy === null) void call('findModules', {});
    // Once, when the screen is entered; looking again has a button.
  }, []);

  const options: readonly Option[] = [
    ...(state.practice === null ? [] : [{ value: PRACTICE, title: words.practice, help: words.practiceHelp }]),
    ...found.map((one) => ({ value: one.path, title: one.vendor, help: <span className="figures">{one.path}</span> })),
    ...(canPickFile ? [] : [{ value: OTHER, title: words.other }]),
  ];
  const known = options.some(({ value }) => value === chosen) ? chosen : (options.find(({ value }) => value === module) ?? options[0])?.value ?? '';

  const open = async (): Promise<void> => {
    const wanted = known === OTHER ? path.trim() : known;
    setPathMissing(wanted === '');
    if (wanted === '' || state.busy !== null) return;
    const opened = await call('openModule', { path: wanted });
    if (opened.ok) wizardUi.setState({ choosingLibrary: false });
  };
  const pick = async (): Promise<void> => {
    const picked = await call('pickModule', {});
    if (picked.ok && wizard.view.get()?.tokens.module !== '') wizardUi.setState({ choosingLibrary: false });
  };

  return (
    <Screen
      title={words.title}
      lead={words.lead}
      submits
      primary={{ label: texts.window.frame.button.next, onPress: () => void open(), disabled: known === '' }}
      {...leaveActions(wizard)}
    >
      {found.length > 0 || state.busy !== null ? null : <p className="quiet">{words.none}</p>}
      {options.length === 0 ? null : <Choice label={words.label} value={known} options={options} onChange={setChosen} />}
      {known !== OTHER ? null : (
        <Field label={words.path} hint={words.pathHint} error={pathMissing ? words.pathWrong : ''} value={path} onChange={setPath} maxLength={4096} figures />
      )}
      <p className="button-row">
        {canPickFile ? <Button onPress={() => void pick()}>{words.pick}</Button> : null}
        <Button onPress={() => void call('findModules', {})} isDisabled={state.busy !== null}>
          {words.again}
        </Button>
      </p>
    </Screen>
  );
}
