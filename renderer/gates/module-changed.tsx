import { type ReactNode } from 'react';
import { useWizard } from '../wizard/context.ts';
import { Digest } from '../ui/digest.tsx';
import { Facts } from '../ui/facts.tsx';
import { Screen } from '../frame/screen.tsx';

/** The token library is not the file that was used before: it is loaded only when a person says that it was updated. */
export function ModuleChanged(): ReactNode {
  const { state, texts, call } = useWizard();
  const { changed: words } = texts.window.token;
  const { changedModule } = state.tokens;
  if (changedModule === null) return null;
  const { path, sha256, expected } = changedModule;
  return (
    <Screen
      title={words.title}
      lead={words.lead}
      primary={{ label: words.accept, onPress: () => void call('acceptModule', { path, sha256 }), danger: true }}
      cancel={{ label: words.refuse, onPress: () => void call('refuseModule', {}) }}
    >
      <div className="card">
        <Facts
          facts={[
            { name: words.path, value: <span className="figures">{path}</span> },
            { name: words.now, value: <Digest hex={sha256} /> },
            { name: words.before, value: <Digest hex={expected} /> },
          ]}
        />
      </div>
    </Screen>
  );
}
