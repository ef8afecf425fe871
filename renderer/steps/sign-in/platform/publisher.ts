import { type AppError } from '../../../../shared/domain/result.ts';
import { type ViewState } from '../../../../shared/session/view-state.ts';
import { type PlatformTyped } from '../../../wizard/typed.ts';
import { isHost } from '../../../wizard/typed-address.ts';

/** The publisher that a node named instead of itself, and what is to be typed to go there. */
export interface NamedPublisher {
  readonly name: string;
  readonly typed: Partial<PlatformTyped>;
}

/** `null` = the error is another one, or the node named none that could be typed. A practice node has ports of its own, and all of them have one address. */
export function publisherNamed(error: AppError | null, { atPractice, practice }: Pick<ViewState, 'atPractice' | 'practice'>): NamedPublisher | null {
  const name = error?.code === 'platform.not-publisher' ? String(error.params['publisher'] ?? '') : '';
  if (!isHost(name)) return null;
  const at = atPractice ? practice?.platform?.publisher : undefined;
  return { name, typed: at === undefined ? { host: name } : { host: at.host, sshPort: String(at.sshPort), axlPort: String(at.axlPort) } };
}
