import { readAxlFacts } from '../../core/platform/axl/read-facts.ts';
import { Secret } from '../../core/ports/secret.ts';
import { type PlatformError } from '../../core/ports/platform/commands.ts';
import { type AxlFacts } from '../../shared/domain/platform/answers.ts';
import { type Result } from '../../shared/domain/result.ts';
import { serveApart } from '../helpers/apart/serve.ts';

/** Where AXL answers, and with what it is asked. */
export interface AxlReading {
  readonly host: string;
  readonly port: number;
  readonly expectedSha256: string;
  readonly username: string;
  readonly password: string;
  readonly deadline: number;
}

serveApart((reading: AxlReading): Promise<Result<AxlFacts, PlatformError>> => readAxlFacts({ ...reading, password: new Secret(reading.password) }));
