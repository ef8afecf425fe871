import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const reference = path.resolve(import.meta.dirname, '../../../shared/reference');

export const HAS_REFERENCE = existsSync(reference);

/** One command of a transcript in the references, with what the CLI printed: from behind the command up to the next prompt. */
export interface ReferenceAnswer {
  /** File and running number in it. */
  readonly name: string;
  readonly command: string;
  readonly answer: string;
}

const DOCUMENTS = ['cucm-interfaces.md', 'seed.md'];
const COMMANDS = [
  'show version active',
  'show network cluster',
  'show ctl',
  'utils ctl set-cluster mixed-mode',
  'utils ctl set-cluster non-secure-mode',
  'utils ctl update CTLFile',
  'utils service list',
  'utils service restart Cisco Tftp',
  'file delete tftp CTLFile.tlv',
];
const PROMPT = /(?<=^|\s)admin: ?/g;
/** Where prose of the documents goes on without a prompt; their code fences stand in the middle of answers. */
const FENCE = /^```\w*$/gm;
const PROSE = /\n\[C, |\nIP フォン|\nSources: |\n\d+\. |\n#/;
/** Remarks of the documents beside a line. */
const REMARK = / {3,}\((?:no file|file present|also seen)[^)\n]*\)/g;

function* answersOf(name: string, text: string): Generator<ReferenceAnswer> {
  const starts = [...text.matchAll(PROMPT)];
  for (const [at, start] of starts.entries()) {
    const piece = text.slice(start.index + start[0].length, starts[at + 1]?.index);
    const command = COMMANDS.find((one) => piece.replace(/\s+/g, ' ').startsWith(one));
    if (command === undefined) continue;
    const answer = piece.slice(command.length).replace(REMARK, '').replace(FENCE, '').split(PROSE)[0] ?? '';
    if (answer.trim() !== '') yield { name: `${name} #${at}`, command, answer };
  }
}

/** Every transcript of a command that we know, from all references; empty when they are not there. */
export function referenceAnswers(): readonly ReferenceAnswer[] {
  if (!HAS_REFERENCE) return [];
  const folder = path.join(reference, 'transcripts');
  const files = readdirSync(folder).filter((file) => file.endsWith('.txt')).sort();
  const texts = [
    ...files.map((file) => [file, readFileSync(path.join(folder, file), 'utf8').replace(/^#.*\n/, '')] as const),
    ...DOCUMENTS.map((file) => [file, readFileSync(path.join(reference, file), 'utf8')] as const),
  ];
  return texts.flatMap(([name, text]) => [...answersOf(name, text)]);
}
