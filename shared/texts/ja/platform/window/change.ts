import { type Catalog } from '../../../catalog.ts';
import { type platformChangeEn } from '../../../en/platform/window/change.ts';

export const platformChangeJa = {
  title: '実行するコマンド',
  lead: 'この行をパブリッシャに送信し、コマンドの確認の質問 1 回だけに「y」と答えます。まだ何も送信していません。',
  replaced: { title: '計画が変わりました', body: '前の計画を確認した後にクラスタの状態が変わりました。コマンドを送信する前に、この計画を確認してください。' },
  command: { title: '送信する内容', where: '送信先 {publisher}、サインイン中のユーザ {user}', copy: 'コマンドをコピー', send: 'コマンドを送信' },
  before: { title: '送信する前に', notes: '注意事項' },
  signer: {
    title: 'CTL ファイルの署名者',
    before: '現在のファイル',
    after: '新しいファイル',
    unknown: '不明',
    serialNumber: '現在の証明書のシリアル番号',
    sha1: '現在の証明書の SHA-1',
    service: { CallManager: 'パブリッシャの CallManager のキー', ITLRecovery: 'パブリッシャの ITLRecovery のキー' },
  },
  itl: { title: '各ノードの ITL ファイル', lead: '非セキュア モードでは、電話機は Cisco Tftp から受け取るファイルを ITL ファイルだけで判断します。' },
  judged: {
    title: '実行後に確認する内容',
    lead: 'コマンドの応答ではなく、実行後に読み取った結果で判断します。',
    mode: 'クラスタ セキュリティ モードが{mode}であること。',
    disk: '{node} の「show ctl」に新しいファイルが表示されること。',
    served: '{node} が新しいファイルを電話機に配布すること。Cisco Tftp は再起動するまで以前に読み込んだファイルを配布するため、後で確認する場合があります。',
    others: '表示のみ: {nodes}。',
    leftOut: '対象外 (IM and Presence): {nodes}。',
  },
  consent: {
    title: '電話機の現地作業が必要になる可能性',
    lead: '電話機が新しい CTL ファイルの署名者を検証する手段は見つかりませんでした。続ける前に、以下を読んでください。まだ何も送信していません。',
    leadHeld: '以前の変更の際に接続されていなかったなどの理由で、ノードとは別の CTL ファイルを保持している電話機がある可能性があります。その電話機が新しい CTL ファイルの署名者を検証できるかどうかは不明です。続ける前に、以下を読んでください。まだ何も送信していません。',
    leadItl: 'この変更の後、電話機が Cisco Tftp から受け取るファイルを信頼できなくなる可能性があります。続ける前に、以下を読んでください。まだ何も送信していません。',
    go: '同意して続ける',
    given: '{typed} の入力により同意済み',
  },
  progress: {
    title: '変更を実行しています',
    leadCancellable: 'コマンドはまだ送信していません。キャンセルできます。',
    leadSent: 'コマンドを送信しました。以後は読み取りだけです。コンピュータの電源を切らないでください。',
    transcript: 'パブリッシャとのセッション',
    leftOut: 'これより前の {lines} 行は、このコンピュータに保存しています。',
    empty: 'ノードの出力はまだありません。',
  },
} as const satisfies Catalog<typeof platformChangeEn>;
