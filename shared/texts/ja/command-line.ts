import { type Catalog } from '../catalog.ts';
import { type commandLineEn } from '../en/command-line.ts';

export const commandLineJa = {
  before: '--- 変更前の {server} の CTL ファイル ---',
  after: '--- 変更後の {server} の CTL ファイル ---',
  verified: '検証済み: 署名者 {signer}',
  bad: '検証失敗: 署名がファイルと一致しません (記載された署名者: {signer})',
  notChecked: '未検証: {reason}',
  certificate: {
    heading: '{host}:{port} の CTL プロバイダーが提示した証明書:',
    subject: '  サブジェクト  {subject}',
    issuer: '  発行者        {issuer}',
    validity: '  有効期間      {validFrom} ～ {validTo}',
    sha256: '  SHA-256       {sha256}',
    question: 'SHA-256 をサーバ自身の値と比較してください。この証明書を受け入れて記憶しますか? (yes/no) ',
  },
  ask: {
    username: 'ユーザ名: ',
    password: '{server} の {username} のパスワード: ',
    serverUsername: '{server} のユーザ名: ',
    pin: 'トークン {serial} のパスワード: ',
    go: 'この変更を実行しますか? サーバがファイルを切り替えた後は元に戻せません。 (yes/no) ',
  },
  tokenState: {
    countLow: 'このトークンでは、以前に誤ったパスワードが入力されています。',
    finalTry: 'これが最後の試行です。誤るとトークンはロックされます。',
    pinPad: 'トークンのパスワードは、リーダーのキーで入力してください。',
  },
  plan: {
    heading: '計画: クラスタを{mode}に設定します。{length} バイト、署名はトークン {serial}。',
    kept: '  {number}  変更なし        {function}  {name}',
    'certificate-removed': '  {number}  証明書を削除    {function}  {name}',
    signs: '      新しいファイルに署名します',
    warning: {
      'files-differ': '注: 現在、サーバの CTL ファイルが一致していません ({servers})。変更後はすべて新しいファイルになります。',
      'token-certificate-expired': '注: トークンの証明書は {until} に期限切れになっています。電話機がこの日付を確認するという資料はありません。',
      'no-entry-changes': '注: エントリの変更はありません。ファイルに署名し直すだけです。',
      'server-without-entry': '注: {server} のエントリが CTL ファイルにありません。',
    },
  },
  progress: '[{status}] {step}',
  cannotInterrupt: 'サーバへ書き込み中です。最後まで実行します。お待ちください。',
  cancelling: 'キャンセルしています。まだ何も切り替えていません。',
  saved: '書き込んだ CTL ファイルを {path} に保存しました。',
  notSaved: '変更は終わりましたが、ファイルを {path} に保存できませんでした: {detail}',
  practice: {
    heading: '練習用クラスタ (このコンピュータ上のみ)。実際の電話機やサーバには影響しません。',
    publisher: '  パブリッシャ          {name}、CTL プロバイダー {host}:{port}',
    subscriber: '  サブスクライバ        {name}、CTL プロバイダー {host}:{port}',
    username: '  ユーザ名              {username}',
    password: '  パスワード            {password}',
    pin: '  トークンのパスワード  {pin}',
    certificate: '  証明書                {sha256} (SHA-256、--trust に指定)',
    token: '  トークン              {serial} {label}',
    stop: 'Ctrl-C で停止します。',
  },
  serve: {
    opening: 'ブラウザでウィンドウを開きます。ページが表示されない場合や、開き直す場合は、このコンピュータで {address} を開いてください。Ctrl-C で停止するまで、このアドレスを知っている人は誰でも使用できます。',
    address: 'このコンピュータのブラウザで {address} を開いてください。Ctrl-C で停止するまで、このアドレスを知る人は誰でも操作できます。',
    closing: '終了しています。',
    waiting: 'サーバへ書き込み中です。変更を最後まで実行してから終了します。お待ちください。',
  },
} as const satisfies Catalog<typeof commandLineEn>;
