import { type HostLook, type LookedPort } from '../../domain/host-look.ts';
import { fill } from '../fill.ts';
import { type Texts } from '../languages.ts';

/** What stands at a host, and how far that is known. */
export function lookSentences({ host, kind, age }: HostLook, { look: words }: Texts): readonly string[] {
  const isNode = kind === 'vendor-provider' || kind === 'old-node' || kind === 'node' || kind === 'ssh-only';
  return [fill(words.kind[kind], { host }), ...(age === null ? [] : [words.age[age]]), ...(isNode ? [words.unsure] : [])];
}

/** What each port answered, in one line. */
export function lookedPorts({ provider, ssh, web, named }: HostLook, { look: words }: Texts): string {
  if (!named) return '';
  const line = (service: keyof typeof words.service, looked: LookedPort | null): readonly string[] => {
    if (looked === null) return [];
    const found = service === 'web' && (looked.found === 'tls' || looked.found === 'web-server') ? words.webFound : words.found[looked.found];
    return [fill(words.port, { service: words.service[service], port: looked.port, found: looked.says === '' ? found : `${found} (${looked.says})` })];
  };
  return [...line('provider', provider), ...line('ssh', ssh), ...line('web', web)].join(' · ');
}
