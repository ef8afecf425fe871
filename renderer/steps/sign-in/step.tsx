import { type ReactNode, Suspense, useEffect, useState } from 'react';
import { useStore } from 'zustand/react';
import { isNoWayIn } from '../../../shared/domain/host-look.ts';
import { useFirstScreen } from '../../wizard/context.ts';
import { resetSignIn, typePlatform, wizardUi } from '../../wizard/typed.ts';
import { useShownError } from '../../frame/error-place.tsx';
import { Screen } from '../../frame/screen.tsx';
import { Tick } from '../../ui/tick.tsx';
import { ConnectionChoice } from './connection-choice.tsx';
import { connectPlatform } from './platform/calls.ts';
import { platformProblems, useOffers, usePlatformValues } from './platform/values.ts';
import { LookElsewhere, OpenChanges } from './past-changes.tsx';
import { PracticeOffer } from './practice-offer.tsx';
import { connectBy, lookSoon } from './look/calls.ts';
import { UsePublisher } from './platform/use-publisher.tsx';
import { KeyboardGoesOn } from './keyboard.tsx';
import { ProviderFields } from './provider-fields.tsx';
import { RecentServers } from './recent-servers.tsx';
import { connect } from './calls.ts';
import { signInProblems, useSignInValues } from './fields.ts';
import { later } from '../../ui/later.ts';

const Found = later(async () => (await import('./look/found.tsx')).Found);
const PlatformFields = later(async () => (await import('./platform/fields.tsx')).PlatformFields);

/** Connection, address and credentials; Next shows what proves the server or signs in. */
export function SignInStep(): ReactNode {
  const wizard = useFirstScreen();
  const { signIn: words, platformSignIn, frame } = wizard.texts.window;
  const values = useSignInValues();
  const platform = usePlatformValues();
  /** Next was pressed while something is missing. */
  const [tried, setTried] = useState(false);
  // As it was when the screen came: typing must not move the keyboard.
  const [startsEmpty] = useState(values.host === '');
  const [hasKeyboard] = useState(wizardUi.getState().wasReady);
  const overPlatform = wizard.state.signIn.connection === 'platform';
  const showsPlatform = useShowsPlatform(overPlatform);
  // What went wrong with another address says nothing about what is typed now.
  const stale = useStore(wizardUi, (ui) => ui.edited);
  const shown = useShownError();
  const found = useStore(wizardUi, (ui) => ui.look);
  const address = overPlatform ? { host: platform.host, sshPort: platform.sshPort, axlPort: platform.axlPort } : { host: values.host, port: values.port };
  const user = overPlatform ? platform.osUsername : values.username;
  const isTold = shown !== null && !stale && isNoWayIn(shown.code);
  const offers = useOffers();
  const there = found === null ? null : (
    <Suspense>
      <Found host={address.host} user={user} />
    </Suspense>
  );

  const next = (): void => {
    const problems = overPlatform ? platformProblems(platform) : signInProblems(values);
    const complete = Object.keys(problems).length === 0;
    setTried(!complete);
    if (!complete || wizard.state.busy !== null) return;
    void (overPlatform ? connectPlatform(wizard, platform) : connect(wizard, values));
  };
  // The error goes with its box: the keyboard goes on to what is missing, else to Next.
  const allowOlder = (olderNode: boolean): void => {
    typePlatform({ olderNode });
    wizardUi.setState({ filledIn: true });
  };
  /** The way is chosen beforehand while nothing else was typed; later it is offered. */
  const left = (): void =>
    lookSoon(wizard, address, ({ fits, host }) => {
      const { signIn, platform: typed, hasChosen } = wizardUi.getState();
      const begun = [signIn.username, signIn.password, typed.osUsername, typed.osPassword].some((one) => one !== null && one !== '');
      const now = wizard.view.get()?.signIn.connection;
      if (fits !== null && fits !== now && !hasChosen && !begun) void connectBy(wizard, fits, { host, user: '' });
    });
  const cancel = (): void => {
    resetSignIn();
    setTried(false);
  };

  return (
    <Screen
      title={words.title}
      lead={overPlatform ? platformSignIn.lead : words.lead}
      submits
      focusesField={startsEmpty || hasKeyboard}
      primary={{ label: frame.button.next, onPress: next }}
      cancel={{ label: frame.button.cancel, onPress: cancel }}
      hideError={stale}
      errorWay={shown?.code === 'platform.only-old-algorithms' && overPlatform ? <Tick label={platformSignIn.older.lift} checked={platform.olderNode} onChange={allowOlder} /> : isTold ? there : <UsePublisher error={shown} />}
    >
      <OpenChanges />
      <ConnectionChoice />
      {/* Problems are told once Next was pressed, and only as long as they last. */}
      {showsPlatform ? (
        <Suspense fallback={null}>
          <PlatformFields onLeave={left} found={isTold || offers !== null ? null : there} values={platform} problems={tried ? platformProblems(platform) : {}} />
          <KeyboardGoesOn />
        </Suspense>
      ) : (
        <>
          <ProviderFields onLeave={left} values={values} problems={tried ? signInProblems(values) : {}} takesKeyboard={startsEmpty && !hasKeyboard} />
          <div role="status">{isTold ? null : there}</div>
          <KeyboardGoesOn />
        </>
      )}
      <PracticeOffer />
      {overPlatform ? null : <RecentServers />}
      <LookElsewhere />
    </Screen>
  );
}

/** Whether its fields are drawn. Those of the other connection stay until they can be, so that what stands below does not move up and down again. */
function useShowsPlatform(isChosen: boolean): boolean {
  const [isReady, setReady] = useState(isChosen);
  useEffect(() => {
    // What cannot be loaded is told by whoever draws it.
    if (isChosen) void PlatformFields.load().catch(() => null).then(() => setReady(true));
  }, [isChosen]);
  return isChosen && (isReady || PlatformFields.isLoaded());
}
