import { expect, it } from 'vitest';
import { commandsOf } from '../../core/platform/ssh/cli-session.ts';
import { Transcript } from '../../core/platform/ssh/transcript.ts';

it('begins at its last mark that is used, and counts as left out only what stood behind it', () => {
  const transcript = new Transcript();
  transcript.add(['sign-in', 'first change']);
  const behindFirst = transcript.mark();
  transcript.add(['read again']);
  const unused = transcript.mark();
  expect(transcript.text()).toBe('sign-in\nfirst change\nread again');
  behindFirst();
  expect(transcript.text()).toBe('read again');
  const long = 'x'.repeat(499_999);
  transcript.add([long, long, 'end']);
  expect(transcript.text()).toBe(`[2 lines left out]\n${long}\nend`);
  // What stands before the place where it begins by now changes nothing.
  unused();
  behindFirst();
  expect(transcript.text()).toBe(`[1 lines left out]\n${long}\nend`);
});

it('what a session began with stays known, wherever its transcript begins by now', () => {
  const transcript = new Transcript();
  transcript.add(['set cli pagination off', 'not while an upgrade runs']);
  const commands = commandsOf({ transcript, ended: new Promise(() => undefined), run: () => expect.fail(), close: () => undefined });
  transcript.add(['show version']);
  commands.mark()();
  expect([commands.transcript(), commands.opening]).toEqual(['', 'set cli pagination off\nnot while an upgrade runs']);
});
