/** Work that does not end within its time is left behind; whoever waits for it hears its name. */
class TookTooLong extends Error {
  constructor(seconds: number) {
    super(`not done within ${seconds} s`);
  }
}

const within = async <T>(seconds: number, work: () => Promise<T>): Promise<T> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new TookTooLong(seconds)), seconds * 1000);
  });
  return Promise.race([work(), late]).finally(() => clearTimeout(timer));
};

/** A step after which the others of its part make no sense. */
class PartEnded extends Error {}

/** Seconds that a step may take: an idle machine needs less than a thirtieth. */
const USUAL = 400;

/** The steps of an evening, each with a name, a time that it may take, and the words in which it ended. They are told on standard error as they come. */
export class Steps {
  /** As `name: words`. */
  readonly ended: string[] = [];
  readonly #began = Date.now();

  /** @param work answers with the words in which it ended. @param standing where it stands, for the one who reads that it did not end. @throws what ends the part, once it was noted. */
  async take(name: string, work: () => Promise<string>, seconds = USUAL, standing: () => string = () => ''): Promise<void> {
    const began = Date.now();
    try {
      this.#note(`${name}: ${await within(seconds, work)}`, began);
    } catch (error) {
      this.#note(`${name}: ${error instanceof Error ? error.message : String(error)} ${standing()}`.trimEnd(), began);
      throw new PartEnded();
    }
  }

  /** Steps that need each other. Those of the other parts are taken all the same. */
  async part(steps: () => Promise<void>): Promise<void> {
    try {
      await steps();
    } catch (error) {
      if (!(error instanceof PartEnded)) this.#note(`between two steps: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`, Date.now());
    }
  }

  #note(words: string, began: number): void {
    this.ended.push(words);
    const seconds = (from: number): string => ((Date.now() - from) / 1000).toFixed(1);
    process.stderr.write(`${seconds(this.#began).padStart(6)} s  ${words} (${seconds(began)} s)\n`);
  }
}
