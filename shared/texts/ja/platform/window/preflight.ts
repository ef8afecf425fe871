import { type Catalog } from '../../../catalog.ts';
import { type platformPreflightEn } from '../../../en/platform/window/preflight.ts';

export const platformPreflightJa = {
  title: '変更前の確認',
  lead: 'クラスタから今読み取った結果です。まだ何も変更していません。読み取りが終わると、不合格の項目を先に表示します。各項目に対処方法を示します。読み取った項目はもう一度確認できます。チェック ボックスのある項目は自分で確認してチェックを付けてください。',
  group: { fail: '不合格 ({count} 件)', unknown: '不明 ({count} 件)', warn: '注意 ({count} 件)', pass: '合格 ({count} 件)' },
  chosen: '不合格 {fail} 件、不明 {unknown} 件',
  chosenUnread: '不合格 {fail} 件、不明 {unknown} 件、未読み取り {unread} 件',
  reading: '読み取り中の項目',
  progress: '{all} 項目のうち {done} 項目を読み取りました。',
  allGood: '不合格の項目はありません。',
  settle: '可能であれば、不合格の項目に先に対処してください。',
  continue: '続行',
  again: 'もう一度確認',
  againRow: 'もう一度確認: {title}',
  all: 'すべてもう一度確認',
  tick: '確認済みにする',
  pass: '合格した項目を表示',
  allNodes: 'ノード {count} 台すべて',
  dialog: {
    all: 'すべてもう一度確認',
    lead: 'AXL で読み取る項目には、アプリケーション ユーザが必要です。パスワードは今回の読み取りにだけ使用します。',
    leadAll: 'AXL で読み取る項目には、アプリケーション ユーザが必要です。それ以外だけを確認する場合は、パスワードを空のままにしてください。',
    username: 'アプリケーション ユーザ',
    password: 'アプリケーション ユーザのパスワード',
    button: '確認する',
  },
  phones: {
    show: '該当する電話機を表示',
    title: '登録されていない電話機',
    note: '最後に確認した時点: {count} 台。',
    reading: '読み取っています…',
    copy: 'コピー',
    save: 'テキスト ファイルとして保存',
  },
} as const satisfies Catalog<typeof platformPreflightEn>;
