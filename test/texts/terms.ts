/** One thing has one name: each row is the name that is used, and the words that stood beside it once. */
export interface Term {
  readonly name: string;
  readonly not: RegExp;
}

export const ENGLISH_TERMS: readonly Term[] = [
  { name: 'said, reported', not: /\btold\b/i },
  { name: 'again', not: /\banew\b/i },
  { name: 'read, expected', not: /\bbelieved?\b/i },
  { name: 'you', not: /\bthe hand\b/i },
  { name: 'verifies', not: /\bvouch(?:es|ed)?\b/i },
  { name: 'intercepts', not: /\bmeddles?\b/i },
  { name: 'permanently', not: /\bfor good\b/i },
  { name: 'will, must', not: /\bshall\b/i },
  { name: 'activated', not: /\bput into service\b/i },
  { name: 'staged', not: /\bwritten aside\b/i },
  { name: 'ended the connection', not: /\bhung up\b/i },
  { name: 'started', not: /\b(?:was|is|be|not) begun\b|^begun$/i },
  { name: 'attempt', not: /\b(?:failed|last) try\b/i },
  { name: 'current', not: /\bpresent (?:CTL file|file|mode|certificates?|one)\b/i },
  { name: 'previous file', not: /\bformer file\b/i },
  { name: 'keypad of the reader', not: /\bkeys of the reader\b/i },
  { name: 'serves files', not: /\bgives? (?:the files|no such file)\b|\bgives? .{0,12}out\b/i },
  { name: 'after a change, a restart, a sign-in', not: /\bbehind (?:(?:an?|the|this|that|each|its) )?(?:change|command|new|next|reset|restart|sign-in|update)\b/i },
  { name: 'rejected', not: /\bturned away\b/i },
  { name: 'confirmed', not: /\bread to be\b/i },
];

export const JAPANESE_TERMS: readonly Term[] = [
  { name: '退避', not: /待避/ },
  { name: 'キー', not: /鍵/ },
  { name: 'モデル', not: /機種/ },
  { name: '文書', not: /資料/ },
  { name: '現地作業', not: /現地での作業/ },
  { name: '証明 (保証期間 is another thing)', not: /保証(?!期間)/ },
  { name: 'フォルダ', not: /フォルダー/ },
  { name: '読み取り直す', not: /読み直し/ },
  { name: 'クレデンシャル', not: /認証情報/ },
  { name: 'コマンド ライン', not: /コマンドライン/ },
  { name: 'シスコの', not: /Cisco (?:の|独自|CTL Client)/ },
  { name: '分かる', not: /わか[らりるれっ]/ },
  { name: '練習用電話機', not: /練習用の電話機/ },
  { name: '1 台, 1 個, 2 個', not: /一台|一個|二つ|二個|[０-９]/ },
  { name: '再作成', not: /再生成/ },
  { name: '規則', not: /ルール/ },
  { name: 'デフォルト', not: /既定/ },
  { name: '未開始', not: /未着手/ },
  { name: '手作業で削除', not: /手動で削除/ },
  { name: '自分', not: /ご自身/ },
  { name: 'Cisco Unified CM Administration', not: /Cisco Unified (?:CM|OS) の管理/ },
];

/** The words of a text that are another name for something, each with the name that it has. */
export const otherNames = (terms: readonly Term[], where: string, text: string): readonly string[] =>
  terms.flatMap(({ name, not }) => not.exec(text)?.slice(0, 1).map((word) => `${where}: ${word}, in place of: ${name}`) ?? []);
