import { connect, type Socket } from 'node:net';
import { fail, ok, type Result } from '../../shared/domain/result.ts';
import { type Limit } from '../network/deadline.ts';
import { type PlatformError } from '../ports/platform/commands.ts';
import { UNREACHABLE_ERRORS } from '../network/system-errors.ts';

/** Where a service of a node listens. `host` is also the place that errors name. */
export interface NodeAddress {
  readonly host: string;
  readonly port: number;
}

type Failed = { readonly ok: false; readonly error: PlatformError };

const SYSTEM_ERRORS = { ...UNREACHABLE_ERRORS, ECONNREFUSED: 'platform.port-closed' } as const;

const isSystemError = (code: string): code is keyof typeof SYSTEM_ERRORS => Object.hasOwn(SYSTEM_ERRORS, code);

/** Opens a TCP connection. The caller owns the socket and gives it listeners of its own. */
export function reach(address: NodeAddress, limit: Limit): Promise<Result<Socket, PlatformError>> {
  const { host, port } = address;
  return new Promise((resolve) => {
    if (limit.signal.aborted) {
      resolve(limitEnded(address, limit));
      return;
    }
    const socket = connect({ host, port });
    const settle = (result: Result<Socket, PlatformError>): void => {
      limit.signal.removeEventListener('abort', onAbort);
      socket.removeListener('error', onError);
      if (!result.ok) socket.on('error', () => undefined).destroy();
      resolve(result);
    };
    const onAbort = () => settle(limitEnded(address, limit));
    const onError = (error: NodeJS.ErrnoException) => settle(socketError(address, error, limit));
    limit.signal.addEventListener('abort', onAbort, { once: true });
    socket.once('error', onError);
    socket.once('connect', () => settle(ok(socket)));
  });
}

/** The error of a call that its deadline or its caller ended. */
export function limitEnded({ host, port }: NodeAddress, limit: Limit): Failed {
  if (limit.ended() === 'cancelled') return fail('connect.cancelled', host);
  return fail('connect.timeout', host, { host, port, seconds: limit.seconds });
}

/** What a socket's error says: not reached at all, or lost. */
export function socketError({ host, port }: NodeAddress, error: NodeJS.ErrnoException, limit: Limit): Failed {
  const code = error.code ?? '';
  if (code === 'ETIMEDOUT') return fail('connect.timeout', host, { host, port, seconds: limit.seconds });
  if (isSystemError(code)) return fail(SYSTEM_ERRORS[code], host, { host, port, detail: code });
  return fail('connect.lost', host, { detail: code === '' ? error.message.slice(0, 200) : code });
}
