import { type ReactNode } from 'react';
import { type FirstScreenTexts } from '../../shared/texts/languages.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { type PageConnection, type PageTransport } from '../wizard/page-connection.ts';

type Words = FirstScreenTexts['window']['frame']['connection'];

/** What is said of each connection that shows no screen, and what the button does. */
const SAID = {
  opening: { title: null, body: 'connecting', button: null },
  connecting: { title: null, body: 'connecting', button: null },
  ready: { title: null, body: 'connecting', button: null },
  lost: { title: 'lostTitle', body: 'lost', button: null },
  stopped: { title: 'stoppedTitle', body: 'stopped', button: { words: 'retry', does: 'retry' } },
  taken: { title: 'takenTitle', body: 'taken', button: { words: 'takeOver', does: 'takeOver' } },
  'taken-over': { title: 'takenOverTitle', body: 'takenOver', button: { words: 'takeOver', does: 'takeOver' } },
  'no-key': { title: 'keyTitle', body: 'key', button: null },
} as const satisfies Record<
  PageConnection,
  {
    readonly title: keyof Words | null;
    readonly body: keyof Words;
    readonly button: { readonly words: keyof Words; readonly does: 'retry' | 'takeOver' } | null;
  }
>;

interface ConnectionPanelProps {
  readonly connection: PageConnection;
  readonly words: Words;
  readonly transport: PageTransport;
}

/** In place of the wizard while the page is not connected. */
export function ConnectionPanel({ connection, words, transport }: ConnectionPanelProps): ReactNode {
  const { title, body, button } = SAID[connection];
  return (
    <main id="screen" className="alone" tabIndex={-1}>
      <div className="alone" role="status">
        {title === null ? null : <h1>{words[title]}</h1>}
        <p>{words[body]}</p>
      </div>
      {button === null ? null : (
        <Button look="primary" onPress={() => transport[button.does]()}>
          {words[button.words]}
        </Button>
      )}
    </main>
  );
}

/** Above the screen while the connection comes back by itself. */
export const LostNotice = ({ words }: { readonly words: Words }): ReactNode => (
  <div className="lost" role="status">
    <Notice tone="warning" title={words.lostTitle}>
      <p>{words.lost}</p>
    </Notice>
  </div>
);
