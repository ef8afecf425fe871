import { type ReactNode, useEffect, useState } from 'react';
import { type RecentServer } from '../../../shared/domain/recent-server.ts';
import { fill } from '../../../shared/texts/fill.ts';
import { useFirstScreen } from '../../wizard/context.ts';
import { typeSignIn } from '../../wizard/typed.ts';
import { Button } from '../../ui/button.tsx';
import { Section } from '../../ui/section.tsx';

const addressOf = ({ host, port }: RecentServer): string => `${host}:${port}`;

/** Servers that were signed in to before, to be filled in or forgotten. */
export function RecentServers(): ReactNode {
  const { texts, call, view } = useFirstScreen();
  const { recent: words } = texts.window.signIn;
  const [servers, setServers] = useState<readonly RecentServer[]>([]);
  // Before the program was heard, and until its screen is drawn, it may be at another step, where it answers with an error.
  const isAtSignIn = view.get()?.step === 'sign-in';
  useEffect(() => {
    if (isAtSignIn) void call('recentServers', {}).then((answer) => (answer.ok ? setServers(answer.value.servers) : undefined));
  }, [call, isAtSignIn]);
  const forget = (some: readonly RecentServer[]): void =>
    void call('forgetServers', { servers: [...some] }).then((answer) => (answer.ok ? setServers(answer.value.servers) : undefined));
  if (servers.length === 0) return null;
  return (
    <Section title={words.title}>
      <p className="quiet">{words.lead}</p>
      <ul className="card lines">
        {servers.map((server) => (
          <li key={addressOf(server)} className="button-row">
            <Button
              look="plain"
              aria-label={fill(words.useOf, { server: addressOf(server) })}
              onPress={() => typeSignIn({ host: server.host, port: String(server.port), username: null, password: null })}
            >
              <span className="figures">{addressOf(server)}</span>
            </Button>
            <Button look="plain" aria-label={fill(words.forgetOf, { server: addressOf(server) })} onPress={() => forget([server])}>
              {words.forget}
            </Button>
          </li>
        ))}
      </ul>
      <p className="button-row">
        <Button look="plain" onPress={() => forget(servers)}>
          {words.forgetAll}
        </Button>
      </p>
    </Section>
  );
}
