import { type ReactNode, useEffect, useState } from 'react';
import { type FoundModule, PRACTICE_MODULE, type RememberedModule } from '../../shared/session/tokens-view.ts';
import { librariesOf, usedLibrary } from '../../shared/session/libraries.ts';
import { errorSentences } from '../../shared/texts/sentences/error.ts';
import { fill } from '../../shared/texts/fill.ts';
import { type WindowTexts } from '../../shared/texts/languages.ts';
import { useWizard } from '../wizard/context.ts';
import { wizardUi } from '../wizard/typed.ts';
import { leaveActions } from '../steps/leave-actions.ts';
import { Button } from '../ui/button.tsx';
import { Choice, type Option } from '../ui/choice.tsx';
import { Field } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';
import { Screen } from '../frame/screen.tsx';

/** What stands for a path of one's own here. */
const OTHER = 'other';

/** A library with its path, and in words why it cannot be used, or that it was used before. */
function optionOf({ path, vendor, problem }: FoundModule, remembered: RememberedModule | null, texts: WindowTexts): Option {
  const { library: words } = texts.window.token;
  const standing = remembered?.path === path ? remembered.standing : null;
  const why = problem === null ? null : errorSentences(problem, texts);
  return {
    value: path,
    title: vendor === '' ? words.ownFile : vendor,
    unavailable: why === null ? '' : words.cannot,
    help: (
      <>
        <span className="figures">{path}</span>
        {standing === 'same' ? <span className="cell-note">{words.last}</span> : null}
        {standing === 'changed' ? <span className="cell-note">{words.lastChanged}</span> : null}
        {why === null ? null : <span className="cell-note">{`${why.title}. ${why.action}`}</span>}
      </>
    ),
  };
}

/** What is chosen until the person chooses: the library that is open, else the one used last, else the first that can be used. */
function firstChoice(options: readonly Option[], module: string, remembered: RememberedModule | null): string {
  const usable = options.filter(({ unavailable = '' }) => unavailable === '');
  const wished = [module, remembered?.path].map((path) => usable.find(({ value }) => value === path)).find((one) => one !== undefined);
  return (wished ?? usable[0])?.value ?? '';
}

/** The PKCS#11 library: what was found, a file of one's own, or the practice tokens. */
export function ChooseLibrary(): ReactNode {
  const wizard = useWizard();
  const { state, texts, call, view } = wizard;
  const { library: words } = texts.window.token;
  const { found, remembered, canPickFile, module } = state.tokens;
  const [chosen, setChosen] = useState('');
  const [path, setPath] = useState('');
  const [pathMissing, setPathMissing] = useState(false);

  // Nothing is offered before the look is over: options that came later would move under the pointer.
  const [looked, setLooked] = useState(state.busy !== null);

  const openLibrary = async (wanted: string): Promise<void> => {
    const opened = await call('openModule', { path: wanted });
    if (opened.ok) wizardUi.setState({ choosingLibrary: false, ...(state.atPractice ? { practised: wanted === PRACTICE_MODULE } : {}) });
  };
  /** Whoever chose a library before is asked again only where they want another one, or where it cannot be opened. */
  const goOn = async (): Promise<void> => {
    await call('findModules', {});
    const [now, { choosingLibrary, practised }] = [view.get(), wizardUi.getState()];
    const used = now === null || choosingLibrary ? null : usedLibrary(now, practised);
    if (used !== null) await openLibrary(used);
    setLooked(true);
  };
  useEffect(() => {
    if (state.busy === null) void goOn();
    // Once, when the screen is entered; looking again has a button.
  }, []);

  const all: readonly Option[] = [
    ...(state.atPractice ? [{ value: PRACTICE_MODULE, title: words.practice, help: words.practiceHelp }] : []),
    ...librariesOf(found, remembered).map((one) => optionOf(one, remembered, texts)),
    ...(canPickFile ? [] : [{ value: OTHER, title: words.other }]),
  ];
  const options = looked ? all : [];
  const isUsable = options.some(({ value, unavailable = '' }) => value === chosen && unavailable === '');
  const known = isUsable ? chosen : firstChoice(options, module, remembered);

  const open = async (): Promise<void> => {
    const wanted = known === OTHER ? path.trim() : known;
    setPathMissing(wanted === '');
    if (wanted === '' || state.busy !== null) return;
    await openLibrary(wanted);
  };
  const pick = async (): Promise<void> => {
    const picked = await call('pickModule', {});
    if (picked.ok && picked.value.picked) wizardUi.setState({ choosingLibrary: false });
  };

  return (
    <Screen
      title={words.title}
      lead={words.lead}
      submits
      primary={{ label: texts.window.frame.button.next, onPress: () => void open(), disabled: known === '' }}
      {...leaveActions(wizard)}
    >
      {remembered?.standing === 'gone' ? (
        <Notice tone="info">
          <p>{fill(words.lastGone, { path: remembered.path })}</p>
        </Notice>
      ) : null}
      {!looked || found.length > 0 || state.busy !== null ? null : <p className="quiet">{words.none}</p>}
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
