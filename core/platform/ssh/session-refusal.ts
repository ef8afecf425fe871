import { safeText } from '../../../shared/ctl-file/text.ts';
import { fail } from '../../../shared/domain/result.ts';
import { type PlatformError } from '../../ports/platform/commands.ts';
import { asksForNewPassword } from './prompts.ts';

type Failed = { readonly ok: false; readonly error: PlatformError };

/** That a node allows 1 to 10 sessions is documented (`set session maxlimit`, CLI reference), what it then says is not: any sentence about a limit or a maximum of sessions or logins. */
const LIMIT = /\b(?:sessions?|log-?ins?|connections?)\b.{0,60}\b(?:limit|maximum|exceed(?:ed|s)?|reached|allowed)\b|\b(?:limit|maximum|exceed(?:ed|s)?|too many)\b.{0,60}\b(?:sessions?|log-?ins?|connections?)\b/i;

/** What else a node may want before its prompt is a new password. */
const wantsNewPassword = ({ code, params }: PlatformError): boolean => code === 'platform.question-unexpected' && asksForNewPassword(String(params['text'] ?? ''));

/**
 * Why there is no command line behind a sign-in, by what the node wrote instead of its first prompt. Without a first prompt it is no platform
 * CLI, unless somebody cancelled or a question came.
 * @param printed what stands on the terminal so far.
 */
export function sessionRefusal(error: PlatformError, host: string, printed: string): Failed {
  if (wantsNewPassword(error)) return fail('platform.password-expired', host, { text: String(error.params['text']) });
  if (error.code === 'connect.cancelled' || error.code === 'platform.question-unexpected' || error.code === 'platform.output-too-long') return { ok: false, error };
  const said = lastWords(printed);
  const detail = String(error.params['detail'] ?? '');
  if (LIMIT.test(`${said} ${detail}`)) return fail('platform.session-limit', host, { text: said === '' ? detail : said });
  const why = error.code === 'connect.timeout' ? 'no prompt in time' : error.code === 'connect.lost' ? 'closed before the first prompt' : detail;
  return fail('platform.no-shell', host, { detail: said === '' ? why : `${why}: ${said}` });
}

const lastWords = (printed: string): string =>
  safeText(
    printed
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '')
      .slice(-3)
      .join(' ')
      .slice(-200),
  );
