import { type Catalog } from '../../catalog.ts';
import { type tokenDialogsEn } from '../../en/window/token-dialogs.ts';

export const tokenDialogsJa = {
  insert: { title: 'セキュリティ トークンの挿入', lead: '次のトークンを挿入してください。トークンが検出されると、このダイアログは自動的に閉じます。' },
  swap: {
    title: 'このトークンを取り外し、別のトークンを挿入',
    lead: 'トークン {serial} はすでに登録されています。取り外して別のトークンを挿入するか、並べて挿入してください。シリアル番号の異なるトークンが検出されると、このダイアログは自動的に閉じます。',
  },
  removed: {
    title: 'トークンが取り外されました',
    lead: '署名する前にトークン {serial} が取り外されました。もう一度挿入してください。このダイアログは自動的に閉じ、元の続きから進みます。その間、パスワードは試していません。',
  },
  another: {
    title: '別のトークンが挿入されました',
    lead: '署名用に選択したトークンは {serial} ですが、挿入されているのは {present} です。選択したトークンを挿入すると、このダイアログは自動的に閉じます。署名するトークンを選択し直すこともできます。',
    otherCertificate: '挿入されているトークンのシリアル番号は {serial} ですが、選択した証明書が含まれていません。正しいトークンを挿入するか、署名するトークンを選択し直してください。',
  },
  locked: {
    title: 'このトークンはロックされています',
    lead: 'トークン {serial} は、パスワードを受け付けません。誤ったパスワードが何度も続けて入力されました。ロックされたシスコのトークンは、誰にも解除できません。署名は行われていません。',
    next: '現在の CTL ファイルに含まれる別のトークンで続けてください。',
  },
  waiting: {
    opening: 'トークンのライブラリを開いています',
    listing: 'トークンを読み取っています',
    signing: 'トークンが署名しています',
    lead: 'トークン ソフトウェアがまだ応答していません。{seconds} 秒後にトークン ソフトウェアを停止します。それまでサーバには何も書き込みません。',
    elapsed: '経過時間: {elapsed} 秒 (最大 {seconds} 秒)',
    pinPad: 'リーダのキーパッドでトークンのパスワードを入力してください。',
    stop: 'キャンセル',
  },
  event: {
    inserted: 'トークン {label} が挿入されました。',
    removed: 'トークン {label} が取り外されました。',
    swapped: '別のトークンに代わり、トークン {label} が挿入されました。',
    're-seated': 'トークン {label} が再び挿入されました。',
  },
  readers: {
    title: '現在リーダにあるもの',
    noCertificate: '{serial}: 署名できる証明書なし',
    cannotSign: '{name}: 署名できません ({reason})',
    cannotSignThoughInFile: '{name}: 現在の CTL ファイルに含まれていますが、署名できません ({reason})',
    'foreign-card': 'このライブラリが対応していないカードまたはトークン',
    'blank-token': '準備されていないトークン',
    unreadable: 'エラーを報告するカードまたはトークン',
  },
  anew: '別のトークンを選択',
} as const satisfies Catalog<typeof tokenDialogsEn>;
