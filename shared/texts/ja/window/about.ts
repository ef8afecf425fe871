import { type Catalog } from '../../catalog.ts';
import { type aboutEn } from '../../en/window/about.ts';

export const aboutJa = {
  title: '{product} について',
  folder: 'レポート、置き換えた CTL ファイルのコピー、承認した証明書は次のフォルダに保存されます。',
  openFolder: 'フォルダを開く',
  notOpened: 'ここからは開けません。パスをコピーし、このプログラムを実行しているコンピュータで開いてください。',
  copyFolder: 'パスをコピー',
  address: { homepage: 'ホームページ', releases: 'リリース', security: 'セキュリティ', evidence: '検証の状況' },
  document: { guide: 'ガイド', licences: 'サードパーティのライセンス' },
  reading: '読み取っています…',
  copy: 'テキストをコピー',
  save: 'テキスト ファイルに保存',
} as const satisfies Catalog<typeof aboutEn>;
