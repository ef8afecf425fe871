import { type ChangeKind } from '../../domain/change-kind.ts';
import { type OtherFile } from '../../domain/plan.ts';
import { type ProductName } from '../../domain/release.ts';
import { type RuleFinding } from '../../domain/rules/rule.ts';
import { fill } from '../fill.ts';
import { type Texts } from '../languages.ts';
import { withTimes } from '../time.ts';

/** What a rule says about this cluster or plan, in one or two sentences. */
export function findingSentence({ rule, params }: RuleFinding, { change, language }: Texts): string {
  return fill(change.rule[rule], Object.fromEntries(Object.entries(withTimes(params, language)).map(([name, value]) => [name, value ?? change.notKnown])));
}

/** The name of what can be done, as the cluster's release calls it. */
export const modeTitle = (mode: ChangeKind, product: ProductName, { change }: Texts): string => fill(change.mode[mode], { product });

/** What the next file changes on servers that hold another file than the one its entries are compared with. */
export const otherFileSentence = ({ servers, holdsFile, kept, added, removed }: OtherFile, { change: { otherFile: words } }: Pick<Texts, 'change'>): string =>
  fill(holdsFile ? words.file : words.none, { servers: servers.join(', '), kept, added, removed });
