import { type ChangeRoute } from '../domain/change-record.ts';
import { type NotResumed } from '../domain/unfinished.ts';
import { type FileLook } from '../ctl-file/looks-like.ts';
import { type CtlFileProblem } from '../ctl-file/errors.ts';
import { type CannotSign } from '../domain/cannot-sign.ts';
import { type ErrorCode } from '../domain/error-codes.ts';
import { type ChangeAdvice, type CommandRefusal, type UnknownReason } from '../domain/platform/answers.ts';
import { type SecurityMode } from '../domain/server.ts';
import { type TextProblem } from '../domain/text-bytes.ts';
import { type BadReason, type NotCheckedReason } from '../domain/verdict.ts';

/** What a person reads about an error. `{name}` stands for a parameter of the error, `{where}` for its place. */
export interface ErrorText {
  /** What happened, one short line without a full stop. */
  readonly title: string;
  /** What is safe: what was and was not changed, sent or used up. */
  readonly explanation: string;
  /** What to do now. */
  readonly action: string;
}

export type ErrorTexts = Readonly<Record<ErrorCode, ErrorText>>;

/** The same keys with any text: a translation that lacks one does not compile. */
export type Catalog<T> = { readonly [K in keyof T]: T[K] extends string ? string : Catalog<T[K]> };

/** Words for the keys that errors carry in their parameters. */
export interface DetailTexts {
  readonly holder: Readonly<Record<'window' | 'page' | 'command line' | 'unknown', string>>;
  readonly unknownTime: string;
  readonly errorCode: string;
  /** What was awaited or read of a server. */
  readonly read: Readonly<Record<SecurityMode | 'none' | 'other' | 'unknown', string>>;
  readonly problem: Readonly<Record<CtlFileProblem | 'certificate-unreadable', string>>;
  /** What a file that is no CTL file seems to be. */
  readonly looks: Readonly<Record<FileLook, string>>;
  readonly notChecked: Readonly<Record<NotCheckedReason, string>>;
  readonly bad: Readonly<Record<BadReason, string>>;
  readonly storage: Readonly<Record<TextProblem | 'not-a-file' | 'being-written' | 'not-given' | 'ENOENT' | 'EACCES' | 'EPERM' | 'EISDIR' | 'ELOOP' | 'EFBIG' | 'ENOSPC' | 'EROFS' | 'EIO' | 'EDQUOT', string>>;
  readonly cannotSign: Readonly<Record<CannotSign, string>>;
  /** Why words of the platform CLI were not understood. */
  readonly unknown: Readonly<Record<UnknownReason, string>>;
  /** Why the platform CLI refused a command. */
  readonly refused: Readonly<Record<CommandRefusal, string>>;
  /** What the platform CLI asks for after a change. */
  readonly advice: Readonly<Record<ChangeAdvice, string>>;
  /** Over which connection a change was made. */
  readonly connection: Readonly<Record<ChangeRoute, string>>;
  /** Why an open change is not finished or undone. */
  readonly notResumed: Readonly<Record<NotResumed, string>>;
  /** Before a reason that a server gave for refusing a signature. */
  readonly signature: { readonly bad: string; readonly 'not-checked': string };
}
