import { safeText } from '../../../shared/ctl-file/text.ts';
import { type AxlPreflight } from '../../../shared/domain/platform/answers.ts';
import { ok, type Result } from '../../../shared/domain/result.ts';
import { withLimit } from '../../network/deadline.ts';
import { type PlatformError } from '../../ports/platform/commands.ts';
import { limitEnded } from '../reach.ts';
import { serverCertificates } from './certificates.ts';
import { type AxlSchema } from './envelope.ts';
import { type AxlLogin } from './read-facts.ts';
import { AxlSession } from './session.ts';
import { PHONE_INTERACTION_SQL } from './sql.ts';
import { childrenOf, textAt } from './xml.ts';

/**
 * Reads what only the preflight asks of AXL: one query for each certificate, some of each node. Behind {@link readAxlFacts}, which found the user to be right: a refusal ends it.
 * Default deadline 180 s. The password is used once.
 */
export function readAxlPreflight(target: AxlLogin): Promise<Result<AxlPreflight, PlatformError>> {
  return target.password.use((bytes) =>
    withLimit(target, 180_000, async (limit): Promise<Result<AxlPreflight, PlatformError>> => {
      const session = new AxlSession(target, target.username, new TextDecoder().decode(bytes), limit);
      const probed = await session.probe();
      if (!probed.ok) return probed;
      const { schema } = probed.value;
      const phoneInteraction = await interaction(session, schema);
      const certificates = await serverCertificates(session, schema);
      return session.refused ?? (limit.ended() === 'cancelled' ? limitEnded(target, limit) : ok({ phoneInteraction, certificates }));
    }),
  );
}

/** `null` also where several parameters begin like it: which of them it is cannot be told. */
async function interaction(session: AxlSession, schema: AxlSchema): Promise<string | null> {
  const answer = await session.ask('executeSQLQuery', schema, { sql: PHONE_INTERACTION_SQL });
  if (!answer.ok || answer.value.kind !== 'returned') return null;
  const [row, ...more] = childrenOf(answer.value.element, 'row');
  if (more.length > 0) return null;
  return row === undefined ? '' : safeText(textAt(row, 'paramvalue') ?? '');
}
