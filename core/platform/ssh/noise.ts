import { type EndedLine } from './terminal.ts';

/**
 * What syslogd writes to every open terminal before an alarm of severity 0: `\r\n`, a bell, this line, then the alarm on one line of its
 * own, as its own line ends are escaped. That line begins with a blank and is followed by `\n\r` (rsyslog, RSYSLOG_WallFmt), or begins with
 * the host's name and ends in `\r\n` (sysklogd, whose date has day and year). Documents print it without bell and the second `\r`.
 */
const ALARM = /Message from syslogd@([\w.:-]{0,255}) at [\w :.+-]{4,45}\.\.\.\s*$/;
/** An alarm that the terminal took a part of may be no more than a piece of this. */
const ALARM_BEGINS = 'Message from syslogd@';
/** Longest alarm that rsyslog passes on, and how many of them are taken out of one answer. */
const MAX_ALARM = 8192;
const MAX_TAKEN_OUT = 200;
/** Longest line that is put together again; the CLI prints none of that length. */
const MAX_LINE = 4096;
/** A prompt, drawn some times. */
const MAX_PROMPT = 64;
/**
 * Sentences that belong to no answer: the end of a listing that was paged (Cisco TAC 214607, CUIC and CER guides), and a warning at the
 * start of a session (Cisco, IM and Presence DNS troubleshooting).
 */
const NOTICE = /(?:end of the file reached|WARNING: DNS unreachable)\.?\s*$/;
/** What tells that somebody else wrote here, in a form whose end nobody can tell: wall(1), or an alarm that was damaged itself. */
const STRANGER = /Message from syslogd|syslogd@|Broadcast message from/i;

/** A place in lines without noise. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** Where it cannot be seen how the text stood before noise was taken out. `break`: a line may have ended here. `omit`: the letters before it may be an echoed key. */
export interface Doubt extends Place {
  readonly may: 'break' | 'omit';
}

/** An alarm whose text has not ended. */
interface Alarm {
  readonly host: string;
  /** The text of the line that it interrupted. */
  readonly before: string;
  /** The bell rang: its own line end, and no other, stands before it. */
  readonly sure: boolean;
}

/**
 * The ended lines of a terminal without what was not asked for: alarms, notices and echoed keys at any place. A line that was
 * interrupted is one line again.
 */
export class QuietLines {
  #lines: string[] = [];
  #seams: Place[] = [];
  #doubts: Doubt[] = [];
  #alarm: Alarm | undefined;
  /** The alarm before the line under way was written by rsyslog, and is whole only if a carriage return follows: a terminal that is busy takes a part of it. */
  #wantsReturn = false;
  #key: string | undefined;
  #takenOut = 0;
  #unreadable = false;

  get lines(): readonly string[] {
    return this.#lines;
  }
  /** Places where a line was interrupted: on the screen a new line begins there. */
  get seams(): readonly Place[] {
    return this.#seams;
  }
  get doubts(): readonly Doubt[] {
    return this.#doubts;
  }
  /** An alarm has begun and its text has not ended: the line under way is its. */
  get inAlarm(): boolean {
    return this.#alarm !== undefined;
  }
  /** Something was taken out since the last {@link QuietLines.forget}. */
  get disturbed(): boolean {
    return this.#takenOut > 0;
  }
  /**
   * Something stands there that cannot be taken out, as its end cannot be told.
   * @param returned of the line under way.
   */
  isUnreadable(returned: boolean): boolean {
    return this.#unreadable || (this.#wantsReturn && !returned);
  }
  /** The key whose echo has not come yet. */
  get awaitedKey(): string | undefined {
    return this.#key;
  }

  /** Says that a key was pressed, which the node may echo. The echo of a blank is none. */
  pressed(key: string): void {
    this.#key = key.trim() === '' ? undefined : key;
  }

  /** Says that noise stands where it cannot be taken out. */
  spoil(): void {
    this.#unreadable = true;
    this.#takenOut += 1;
  }

  /** The alarm will not end: what it hides cannot be told. */
  giveUpAlarm(): void {
    this.#alarm = undefined;
    this.spoil();
  }

  /** Takes a line that has ended; the answer is what the next one goes on with. */
  readonly take = ({ before, own, bell, returned }: EndedLine): string => {
    if (this.#wantsReturn && !returned) this.spoil();
    this.#wantsReturn = false;
    const begins = atEnd(ALARM, own);
    if (this.#alarm !== undefined) return this.#inside(this.#alarm, own, begins?.index === 0);
    if (begins !== undefined) {
      this.#alarm = this.#begun(before + own.slice(0, begins.index), begins.host, bell && begins.index === 0);
      return '';
    }
    if (bell && own !== '' && ALARM_BEGINS.startsWith(own)) this.spoil();
    const notice = atEnd(NOTICE, own);
    return notice === undefined ? this.#keep(before + own) : this.#goOn(this.#interrupted(before + own.slice(0, notice.index), false), false);
  };

  /** Forgets the ended lines. What belongs to the line under way stays, and so does a prompt that a line end may have taken from it. */
  forget(current: string): void {
    const at = this.#lines.length;
    const prompt = this.#lines.findLastIndex((line) => line !== '');
    const isTaken = current === '' && at - prompt <= 2 && /^admin: ?$/.test(this.#lines[prompt] ?? '');
    this.#lines = isTaken ? this.#lines.slice(prompt) : [];
    const moved = <P extends Place>(places: readonly P[]): P[] => places.filter(({ line }) => line === at).map((place) => ({ ...place, line: this.#lines.length }));
    this.#seams = moved(this.#seams);
    this.#doubts = moved(this.#doubts);
    this.#key = undefined;
    this.#takenOut = 0;
    this.#unreadable = false;
  }

  #begun(head: string, host: string, sure: boolean): Alarm {
    this.#takenOut += 1;
    return { host, before: this.#interrupted(head, sure), sure };
  }

  /** A line behind an alarm's first one. In an alarm inside an alarm nobody can tell whose text ends where. */
  #inside({ host, before, sure }: Alarm, own: string, beginsAnother: boolean): string {
    if (beginsAnother) this.spoil();
    if (beginsAnother) return '';
    this.#alarm = undefined;
    const isItsText = own.startsWith(' ') || (host !== '' && own.startsWith(`${host} `));
    if (!isItsText || own.length > MAX_ALARM) this.spoil();
    this.#wantsReturn = sure && own.startsWith(' ');
    return this.#goOn(before, sure);
  }

  /** The text of the line that was interrupted: what stands before the noise on its line, or else the line before, which the noise may have ended. */
  #interrupted(head: string, sure: boolean): string {
    if (head.trim() !== '') {
      // Whether blanks before a notice are its own or the line's cannot be told.
      if (!sure && head !== head.trimEnd()) this.spoil();
      return head;
    }
    let before = this.#lines.pop() ?? '';
    // Documents print an empty line before an alarm, and terminals where it came at the beginning of a line.
    if (!sure && before === '') before = this.#lines.pop() ?? '';
    const at = this.#lines.length;
    for (const places of [this.#seams, this.#doubts]) while ((places.at(-1)?.line ?? 0) > at) places.pop();
    return before;
  }

  #goOn(before: string, sure: boolean): string {
    this.#takenOut += 1;
    if (this.#takenOut > MAX_TAKEN_OUT || before.length > MAX_LINE) this.spoil();
    // Nothing can be read any more: putting lines together would only take longer and longer. A prompt is still one.
    if (this.#unreadable && before.length > MAX_PROMPT) {
      this.#lines.push(before);
      return '';
    }
    if (before === '' || this.#unreadable) return before;
    const place: Place = { line: this.#lines.length, column: before.length };
    if (!isSame(this.#seams.at(-1), place)) this.#seams.push(place);
    if (!sure && !isSame(this.#doubts.at(-1), place)) this.#doubts.push({ ...place, may: 'break' });
    return before;
  }

  #keep(text: string): string {
    const key = this.#key;
    if (text.trim() !== '') this.#key = undefined;
    if (key !== undefined && text.trim() === key) {
      this.#takenOut += 1;
      return '';
    }
    const echoed = behindEcho(key, text);
    if (echoed !== undefined) {
      this.#takenOut += 1;
      this.#doubts.push({ line: this.#lines.length, column: echoed, may: 'omit' });
    }
    if (STRANGER.test(text)) this.spoil();
    this.#lines.push(text);
    return '';
  }
}

/** Letters in which such an end of a line has room; a line of a hostile node may be as long as its whole answer. */
const MAX_END = 512;

/** Where the end of a line that fits begins. */
function atEnd(pattern: RegExp, line: string): { readonly index: number; readonly host: string } | undefined {
  const end = line.slice(-MAX_END);
  const match = pattern.exec(end);
  return match === null ? undefined : { index: line.length - end.length + match.index, host: match[1] ?? '' };
}

/** Where the text goes on behind the echo of a key, should it be one. */
export function behindEcho(key: string | undefined, text: string): number | undefined {
  const start = text.length - text.trimStart().length;
  return key !== undefined && text.startsWith(key, start) ? start + key.length : undefined;
}

const isSame = (one: Place | undefined, other: Place): boolean => one?.line === other.line && one.column === other.column;
