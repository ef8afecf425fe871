import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import path from 'node:path';

const PROGRAM = 'node_modules/typescript/lib/tsserver.js';

interface Response {
  readonly type: string;
  readonly request_seq?: number;
  readonly success?: boolean;
  readonly message?: string;
  readonly body?: unknown;
}

export interface EditorError {
  readonly text: string;
  readonly start: { readonly line: number };
}

/** The language server that editors use, on the files as they are on the disk. Answers come in the order of the questions. */
export class LanguageServer {
  readonly #root: string;
  readonly #child: ChildProcess;
  readonly #waiting = new Map<number, (response: Response) => void>();
  #asked = 0;

  constructor(root: string) {
    this.#root = root;
    this.#child = spawn(process.execPath, [path.join(root, PROGRAM), '--disableAutomaticTypingAcquisition', '--suppressDiagnosticEvents'], {
      cwd: root,
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    if (this.#child.stdout === null) throw new Error('no standard output');
    // Each message is a header, an empty line, and one line of JSON (tsserver's own framing).
    createInterface(this.#child.stdout).on('line', (line) => {
      if (line.startsWith('{')) this.#receive(JSON.parse(line) as Response);
    });
  }

  #receive(response: Response): void {
    if (response.request_seq !== undefined) this.#waiting.get(response.request_seq)?.(response);
  }

  #send(command: string, file: string): number {
    this.#asked += 1;
    const request = { seq: this.#asked, type: 'request', command, arguments: { file: path.join(this.#root, file), needFileNameList: false } };
    this.#child.stdin?.write(`${JSON.stringify(request)}\n`);
    return this.#asked;
  }

  async #ask(command: string, file: string): Promise<unknown> {
    const number = this.#send(command, file);
    const response = await new Promise<Response>((resolve) => this.#waiting.set(number, resolve));
    if (response.success !== true) throw new Error(`${command} ${file}: ${response.message ?? ''}`);
    return response.body;
  }

  /** The project's configuration file, relative to the root; a made-up name where the server found none. */
  async projectOf(file: string): Promise<string> {
    this.#send('open', file);
    const { configFileName } = (await this.#ask('projectInfo', file)) as { configFileName: string };
    return path.relative(this.#root, configFileName);
  }

  /** What an editor underlines as an error in a file that `projectOf` has opened. */
  async errorsIn(file: string): Promise<readonly EditorError[]> {
    const [syntax, types] = [await this.#ask('syntacticDiagnosticsSync', file), await this.#ask('semanticDiagnosticsSync', file)];
    return [...(syntax as EditorError[]), ...(types as EditorError[])];
  }

  close(): void {
    this.#child.stdin?.end();
  }
}
