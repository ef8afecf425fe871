import { type AxlPreflight } from '../../../shared/domain/platform/answers.ts';
import { type Result, fail, ok } from '../../../shared/domain/result.ts';
import { type PlatformLinks, publisherOf } from '../../change/by-command/links.ts';
import { type AxlReading } from '../../change/by-command/read-cluster.ts';
import { readAxlPreflight } from '../../platform/axl/read-preflight.ts';
import { connectOperations } from '../../platform/operations/connect.ts';
import { type PlatformCommands } from '../../ports/platform/commands.ts';
import { type Operations, registrationsOf } from '../../ports/platform/operations.ts';
import { type HeldSecret } from '../../ports/secret.ts';
import { type PreflightAxl } from '../../preflight/context.ts';
import { type Workbench } from '../workbench.ts';
import { operatedNodes } from './operated-nodes.ts';

interface AxlRequest {
  readonly links: PlatformLinks;
  /** What AXL told at the sign-in; one that refused the user is not asked again. */
  readonly facts: AxlReading;
  readonly username: string;
  readonly password: HeldSecret;
  readonly signal: AbortSignal;
}

/** A session that a change still needs: what ends the preflight cuts off no command. */
const unhurried = (commands: PlatformCommands): PlatformCommands => ({ ...commands, read: (name) => commands.read(name) });

/** Names of all phones: AXL listed them at the sign-in, or a part of them. */
async function phoneNames(facts: AxlReading, operations: Operations, signal: AbortSignal): Promise<Result<readonly string[]>> {
  if (!facts.ok) return facts;
  const { phones } = facts.value;
  if (phones?.complete === true) return ok(phones.rows.map(({ name }) => name));
  const names = new Set<string>();
  for (let from: number | null = 0; from !== null; ) {
    const page: Awaited<ReturnType<Operations['phones']>> = await operations.phones(from, { signal });
    if (!page.ok) return page;
    for (const { name } of page.value.phones) names.add(name);
    from = page.value.next;
  }
  return ok([...names]);
}

/** AXL and RisPort70 for the preflight, while the password lives. Where nobody gave the application user, nothing is sent. */
export function preflightAxl({ platform, options }: Pick<Workbench, 'platform' | 'options'>, { links, facts, username, password, signal }: AxlRequest): { readonly axl: PreflightAxl; readonly close: () => Promise<void> } {
  const { named, probed } = platform;
  const sha256 = probed.find(({ service }) => service === 'axl')?.sha256 ?? null;
  const ask = async (): Promise<Result<AxlPreflight>> => {
    if (!facts.ok) return facts;
    if (named === null || sha256 === null || username === '') return fail('platform.axl-not-asked', named?.host);
    const { host, axlPort: port, olderNode } = named;
    return readAxlPreflight({ host, port, olderNode, expectedSha256: sha256, username, password: password.once(), signal });
  };
  let more: Promise<Result<AxlPreflight>> | null = null;
  const publisher = publisherOf(links);
  const operations = connectOperations({
    nodes: operatedNodes(links, (link) => ({ soapSha256: link === publisher ? sha256 : null, commands: link.commands === null ? null : unhurried(link.commands) })),
    locate: links.locate,
    application: username === '' ? null : { username, password },
    administrator: null,
    olderNode: links.olderNode,
    clock: options.clock,
  });
  return {
    axl: {
      facts,
      more: () => (more ??= ask()),
      phones: () => phoneNames(facts, operations, signal),
      registrations: (names) => registrationsOf(operations, names, { signal }),
    },
    close: () => operations.close(),
  };
}
