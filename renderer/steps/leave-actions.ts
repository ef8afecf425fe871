import { type Action } from '../frame/action-bar.tsx';
import { type Wizard } from '../wizard/context.ts';
import { wizardUi } from '../wizard/typed.ts';

/** Back and Cancel of the screens on which nothing was written: Cancel leaves the cluster. */
export function leaveActions({ texts, call }: Wizard): { readonly back: Action; readonly cancel: Action } {
  const { button } = texts.window.frame;
  const leave = (name: 'back' | 'signOut'): void => {
    wizardUi.setState({ choosingLibrary: false, editingSignIn: false });
    void call(name, {});
  };
  return {
    back: { label: button.back, onPress: () => leave('back') },
    cancel: { label: button.cancel, onPress: () => leave('signOut') },
  };
}
