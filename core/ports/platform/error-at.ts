import { type ErrorCode } from '../../../shared/domain/error-codes.ts';
import { type AppError, type Result } from '../../../shared/domain/result.ts';

/** What went wrong on the way to a node is told of the node, however it is reached: practice nodes share one address. */
export function errorAt<C extends ErrorCode>({ params, ...error }: AppError<C>, node: string): AppError<C> {
  return { ...error, params: 'host' in params ? { ...params, host: node } : params, where: node };
}

export const resultAt = <T, C extends ErrorCode>(result: Result<T, AppError<C>>, node: string): Result<T, AppError<C>> => (result.ok ? result : { ok: false, error: errorAt(result.error, node) });
