import { CERT_COMMANDS } from './cert-commands.ts';
import { type CliCommand, type CliContext } from './command.ts';
import { CTL_COMMANDS } from './ctl-commands.ts';
import { FILE_COMMANDS } from './file-commands.ts';
import { NODE_COMMANDS } from './node-commands.ts';
import { REPLICATION_COMMANDS } from './replication.ts';
import { NO_COMMAND, refusalOf } from './refusals.ts';
import { RESTART_COMMANDS } from './service-restart.ts';
import { STATE_COMMANDS } from './state-commands.ts';
import { END_OF_FILE, printListing, printPaged } from './pager.ts';
import { type Terminal } from './terminal.ts';

const COMMANDS: readonly CliCommand[] = [...CERT_COMMANDS, ...CTL_COMMANDS, ...FILE_COMMANDS, ...NODE_COMMANDS, ...REPLICATION_COMMANDS, ...RESTART_COMMANDS, ...STATE_COMMANDS];
const FAREWELLS = ['exit', 'quit'];
const OTHER_ANSWER = ['Operation cancelled\n', '', NO_COMMAND] as const;

/** What every session begins with; the hardware lines are those of a small virtual machine. */
const WELCOME = [
  'Command Line Interface is starting up, please wait ...',
  '',
  '   Welcome to the Platform Command Line Interface',
  '',
  'VMware Installation:',
  '\t2 vCPU: Intel(R) Xeon(R) CPU E5-2630 v3 @ 2.40GHz',
  '\tDisk 1: 80GB, Partitions aligned',
  '\t6144 Mbytes RAM',
  '',
].join('\n');
/** Cisco, IM and Presence DNS troubleshooting (2021): between hardware lines and prompt. */
const WARNING = '\tWARNING: DNS unreachable\n';

/** A command with its argument. */
interface Call {
  readonly command: CliCommand;
  readonly argument: string;
}

/** Where a session stands: at the prompt, at a command's question, or at its end. */
type State =
  | { readonly name: 'prompt' }
  | { readonly name: 'question'; readonly question: string; readonly call: Call }
  | { readonly name: 'ended' };

const AT_PROMPT: State = { name: 'prompt' };
const ENDED: State = { name: 'ended' };

/** The platform CLI of one session. */
export class Shell {
  #terminal: Terminal;
  #context: CliContext;
  #paging = true;

  constructor(terminal: Terminal, context: Omit<CliContext, 'setPagination'>) {
    this.#terminal = terminal;
    this.#context = { ...context, setPagination: (on) => (this.#paging = on) };
  }

  /** Runs until `exit`, `quit` or the end of the connection. */
  async run(): Promise<void> {
    await this.#terminal.print(`${WELCOME}${this.#context.model.pick('start of a session: warning', ['', WARNING])}\n`);
    let state: State = AT_PROMPT;
    while (state.name !== 'ended') {
      const prompt: string = state.name === 'prompt' ? 'admin:' : state.question;
      const typed = await this.#terminal.readLine(prompt, state.name === 'prompt');
      if (typed.kind === 'closed') return;
      const line: string = typed.kind === 'line' ? typed.text.trim().replace(/ +/g, ' ') : '';
      state = await (state.name === 'prompt' ? this.#obey(line) : this.#answered(state.call, line));
    }
  }

  /** From the prompt: to a command's question, back to the prompt, or to the end. */
  async #obey(line: string): Promise<State> {
    if (line === '') return AT_PROMPT;
    if (FAREWELLS.includes(line)) return ENDED;
    const call = this.#find(line);
    const refusal = call === undefined ? NO_COMMAND : (refusalOf(this.#context, call.command) ?? call.command.refusal?.(this.#context, call.argument));
    if (call === undefined || refusal !== undefined) {
      await this.#terminal.print(refusal === '' ? '' : `${(refusal ?? NO_COMMAND).trimEnd()}\n`);
      return AT_PROMPT;
    }
    const question = await call.command.question?.(this.#context, call.argument);
    return question === undefined ? await this.#carryOut(call) : { name: 'question', question, call };
  }

  /** Only `y` runs the command. What CUCM says to other answers is not known. */
  async #answered(call: Call, answer: string): Promise<State> {
    if (answer.toLowerCase() === 'y') return await this.#carryOut(call);
    await this.#terminal.print(this.#context.model.pick('question: another answer than y', OTHER_ANSWER));
    return AT_PROMPT;
  }

  #find(line: string): Call | undefined {
    const { model, node } = this.#context;
    for (const command of COMMANDS) {
      const here = (command.needs === undefined || model.facts[command.needs]) && (command.product ?? node.description.product) === node.description.product;
      if (!here || (line !== command.words && !line.startsWith(`${command.words} `))) continue;
      const argument = line.slice(command.words.length).trim();
      if ((argument === '') === (command.argument === 'none')) return { command, argument };
    }
    return undefined;
  }

  async #carryOut({ command, argument }: Call): Promise<State> {
    await this.#context.model.operation?.settle();
    const parts = command.run(this.#context, argument);
    if (!this.#pages(command)) {
      for await (const part of parts) await this.#printSlowly(part);
      return AT_PROMPT;
    }
    let held = '';
    for await (const part of parts) {
      // What fits on a page is printed as it comes; a longer answer waits for the pager.
      if (held === '' && lineCount(part) < this.#terminal.size.rows) await this.#printSlowly(part);
      else held += part;
    }
    if (held !== '') await this.#printPages(command, held);
    return AT_PROMPT;
  }

  /** Whether `set cli pagination off` ends the pages of listings too is not known; their own question is another one than the pager's. */
  #pages({ listing }: CliCommand): boolean {
    return this.#paging || (listing !== undefined && this.#context.model.pick('file commands: pages in spite of pagination off', [false, true]));
  }

  async #printPages({ listing }: CliCommand, text: string): Promise<void> {
    const { model } = this.#context;
    if (listing === undefined) await printPaged(this.#terminal, text);
    // That `file dump` says so too is inferred from the same words about its pages in the CLI reference.
    else await printListing(this.#terminal, text, { end: listing === 'file' ? model.pick('file dump: end', ['', END_OF_FILE]) : '', isKeyEchoed: model.pick('pager: echo of the key', [false, true]) });
  }

  async #printSlowly(part: string): Promise<void> {
    await this.#terminal.wait(3);
    await this.#terminal.print(part);
  }
}

const lineCount = (text: string): number => text.split('\n').length - 1;
