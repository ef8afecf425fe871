/**
 * A page about error codes (docs/troubleshooting.*.md): what the program says of each, from its own catalogue, and behind it what a person wrote. Everything that a person writes stands in the page alone: text before the
 * first part, between the heading of a part and its first code, and behind what the program says of a code.
 */

/** @typedef {'en' | 'ja'} Language */
/** @typedef {{ readonly title: string, readonly explanation: string, readonly action: string }} Text */
/** @typedef {{ readonly severity: string, readonly sentence: string }} Rule */
/** @typedef {{ readonly kinds: Readonly<Record<string, string>>, readonly exits: Readonly<Record<string, number>>, readonly texts: Readonly<Record<string, Text>>, readonly rules: Readonly<Record<string, Rule>> }} Catalogue kinds: of each code; exits: of each kind */
/** @typedef {{ readonly preface: string, readonly intros: ReadonlyMap<string, string>, readonly notes: ReadonlyMap<string, string> }} Written */

/**
 * Parts of the page, by where a code is met: what stands before its first dot.
 * @type {readonly ({ readonly id: string, readonly prefixes: readonly string[] } & Readonly<Record<Language, string>>)[]}
 */
const PARTS = [
  { id: 'sign-in', prefixes: ['connect', 'trust', 'protocol', 'login'], en: 'Reaching a server and signing in', ja: 'サーバへの接続とサインイン' },
  { id: 'token', prefixes: ['token'], en: 'Security token', ja: 'セキュリティ トークン' },
  { id: 'file', prefixes: ['ctl-file', 'file'], en: 'CTL files and other files', ja: 'CTL ファイルとその他のファイル' },
  { id: 'change', prefixes: ['plan', 'change', 'apply'], en: 'Plan and change', ja: '計画と変更' },
  { id: 'provider', prefixes: ['provider'], en: 'What a CTL Provider refuses', ja: 'CTL プロバイダによる拒否' },
  { id: 'platform', prefixes: ['platform'], en: 'Platform of a CUCM (SSH, AXL, files)', ja: 'CUCM のプラットフォーム (SSH、AXL、ファイル)' },
  { id: 'rollout', prefixes: ['rollout'], en: 'Restart of services and phones', ja: 'サービスと電話機の再起動' },
  { id: 'program', prefixes: ['usage', 'contract', 'program'], en: 'Command line and the program itself', ja: 'コマンド ラインとプログラム自体' },
];

const WORDS = {
  en: { rules: '| rule | what it says |', todo: 'What to do:', exit: (/** @type {number} */ code) => ` (exit code ${code})`, index: 'Where to look', head: '| the code begins with | part |' },
  ja: { rules: '| 規則 | 内容 |', todo: '対処:', exit: (/** @type {number} */ code) => ` (終了コード ${code})`, index: '見る場所', head: '| コードの先頭 | 項目 |' },
};

const prefixOf = (/** @type {string} */ code) => code.slice(0, code.indexOf('.'));
const heading = (/** @type {string} */ id) => `<a id="part-${id}"></a>`;

/** Values are not known here: their names stand in their places, so that nobody takes one for a word of the message. */
const shown = (/** @type {string} */ text) => text.replaceAll(/\{([a-zA-Z0-9]+)\}/g, '‹$1›');

/**
 * Codes that name rules of a plan, with how strong those are.
 * @type {Readonly<Record<string, readonly string[]>>}
 */
const RULES_OF = { 'plan.refused': ['refuse'], 'plan.consent-missing': ['consent', 'typed-consent'] };

/** What a page is worth that nobody wrote yet. @type {Written} */
export const NOTHING_WRITTEN = { preface: '', intros: new Map(), notes: new Map() };

/**
 * What people wrote in a page.
 * @param {string} page
 * @returns {Written}
 */
export function written(page) {
  const [preface = '', ...parts] = page.split(/^## /m);
  const intros = new Map();
  const notes = new Map();
  for (const part of parts) {
    const [head = '', ...codes] = part.split(/^### /m);
    const [, id = 'index', intro = ''] = /<a id="part-([a-z-]+)"><\/a>\n([^]*)$/.exec(head) ?? [];
    if (id !== 'index') intros.set(id, intro.trim());
    for (const code of codes) {
      // Heading, title, quoted explanation, action and rules are the program's.
      const [name = '', , , , ...behind] = code.trim().split('\n\n');
      const rest = behind.filter((block) => !Object.values(WORDS).some(({ rules }) => block.startsWith(rules)));
      if (rest.length > 0) notes.set(name.trim(), rest.join('\n\n'));
    }
  }
  return { preface: preface.trim(), intros, notes };
}

/**
 * The page as it has to be, with what was written in it.
 * @param {Language} language
 * @param {Catalogue} catalogue
 * @param {Written} kept
 */
export function page(language, { kinds, exits, texts, rules }, kept) {
  const words = WORDS[language];
  const codes = Object.keys(kinds);
  const homeless = codes.filter((code) => !PARTS.some(({ prefixes }) => prefixes.includes(prefixOf(code))));
  if (homeless.length > 0) throw new Error(`scripts/troubleshooting/page.mjs has no part for ${homeless.join(', ')}`);
  const gone = [...kept.notes.keys()].filter((code) => !codes.includes(code));
  if (gone.length > 0) throw new Error(`something is written below codes that are no more (${gone.join(', ')}): move it or take it away`);

  const rulesOf = (/** @type {string} */ code) => {
    const rows = Object.entries(rules).filter(([, { severity }]) => RULES_OF[code]?.includes(severity)).map(([rule, { sentence }]) => `| \`${rule}\` | ${shown(sentence)} |`);
    return rows.length === 0 ? [] : [[words.rules, '|---|---|', ...rows].join('\n')];
  };
  const section = (/** @type {string} */ code) => {
    const { title = '', explanation = '', action = '' } = texts[code] ?? {};
    const note = kept.notes.get(code);
    return [`### ${code}`, `**${shown(title)}**${words.exit(exits[kinds[code] ?? ''] ?? 0)}`, `> ${shown(explanation)}`, `**${words.todo}** ${shown(action)}`, ...rulesOf(code), ...(note === undefined ? [] : [note])].join('\n\n');
  };
  const index = [words.head, '|---|---|', ...PARTS.map((part) => `| ${part.prefixes.map((prefix) => `\`${prefix}.\``).join(' ')} | [${part[language]}](#part-${part.id}) |`)].join('\n');
  const parts = PARTS.map((part) => {
    const intro = kept.intros.get(part.id) ?? '';
    return [`## ${part[language]}\n\n${heading(part.id)}`, ...(intro === '' ? [] : [intro]), ...codes.filter((code) => part.prefixes.includes(prefixOf(code))).map(section)].join('\n\n');
  });
  return `${[kept.preface, `## ${words.index}\n\n${index}`, ...parts].join('\n\n')}\n`;
}
