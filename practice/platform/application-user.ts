import * as z from 'zod/mini';
import { type PracticeStore } from '../kept/store.ts';
import { practicePassword } from '../nodes/folder.ts';
import { type Scenario } from '../scenarios/platform/scenario.ts';

const keptSchema = z.object({ password: z.string(), isChanged: z.boolean() });

/** The application user of AXL, Control Center Services, RisPort70 and PerfMon, whose password somebody may change in the middle of an evening. */
export class ApplicationUser {
  readonly username: string;
  readonly #changes: Scenario['passwordChange'];
  #password: string;
  #isChanged: boolean;

  constructor(store: PracticeStore, { passwordChange, axlAccess }: Pick<Scenario, 'passwordChange' | 'axlAccess'>) {
    this.username = axlAccess === 'read-only' ? 'axlreader' : 'ccmadministrator';
    this.#changes = passwordChange;
    const kept = store.part('application user', keptSchema, () => ({ password: this.#password, isChanged: this.#isChanged }));
    this.#password = kept?.password ?? practicePassword();
    this.#isChanged = kept?.isChanged ?? false;
  }

  get password(): string {
    return this.#password;
  }

  /** Whoever calls it writes it down. */
  callManagerRestarted(): void {
    if (this.#changes === 'never' || this.#isChanged) return;
    this.#isChanged = true;
    this.#password = practicePassword();
  }
}
