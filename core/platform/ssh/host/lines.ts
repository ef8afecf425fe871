/**
 * Lines of a terminal as texts of so many characters at most, each of whole lines: a list of 30,000 phones is more than one message may hold, and whoever keeps its end counts what he leaves
 * out. A line that is longer by itself is cut at its end.
 */
export function* inMessages(lines: readonly string[], most: number): Generator<string> {
  let [some, length]: [string[], number] = [[], 0];
  for (const line of lines) {
    // One more for the end of line.
    if (some.length > 0 && length + 1 + line.length > most) {
      yield some.join('\n');
      [some, length] = [[], 0];
    }
    length += (some.length > 0 ? 1 : 0) + Math.min(line.length, most);
    some.push(line.slice(0, most));
  }
  if (some.length > 0) yield some.join('\n');
}
