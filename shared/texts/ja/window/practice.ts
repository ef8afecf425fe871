import { type Catalog } from '../../catalog.ts';
import { type practiceEn } from '../../en/window/practice.ts';

export const practiceJa = {
  more: 'ほかの状況で練習する',
  label: '練習するクラスタ',
  scenario: {
    'founding-document': { title: 'シスコの文書のクラスタ', body: 'リリース 10.0(1)、2 ノード、混合モード、トークンで署名された CTL ファイル。シスコの文書 118892 と同じ構成です。' },
    'tvs-does-not-vouch': { title: 'TVS が新しい署名者を検証できない', body: 'TVS の応答を事前に読み取ることはできません。再起動後の電話機の状態で分かります。' },
    'tvs-stopped': { title: '現地作業が必要になる可能性', body: 'TVS が動作しておらず、電話機は新しい署名者を検証できないため、同意の入力を求めます。' },
    'release-11.5': { title: 'リリース 11.5', body: '11.5 以降では、トークンで署名されたファイルにクラスタのキーも含まれるため、電話機は新しいファイルをそのまま受け入れます。' },
    'release-12.5': { title: 'リリース 12.5', body: '12 以降は、ITLRecovery のキーでファイルに署名します。' },
    'release-15': { title: 'リリース 15', body: 'CTL プロバイダーはなく、ファイルにトークンも含まれません。' },
    'export-control-refused': { title: '輸出規制による拒否', body: 'ライセンスなしで混合モードを要求し、パブリッシャがコマンドを拒否します。' },
    'subscriber-named': { title: 'パブリッシャではなくサブスクライバを指定', body: '入力したアドレスがパブリッシャのものではありません。' },
    'already-non-secure': { title: 'すでに非セキュア モード', body: 'コマンドはファイルを作成し直し、モードは変わりません。' },
    'auto-registration-on': { title: '自動登録が有効', body: '混合モードにする前に知っておくべき状態です。' },
    'host-key-changes': { title: 'ホスト キーの変更', body: '再起動後、ノードが別の SSH キーを提示します。' },
    'password-refused': { title: '対話形式のサインイン', body: 'ノードは keyboard-interactive でのみパスワードを受け付けます。' },
    'connection-lost-done': { title: '接続が切れたが変更は完了', body: '「y」の直後に接続が切れますが、変更は行われます。' },
    'connection-lost-not-done': { title: '接続が切れ、変更なし', body: '「y」の直後に接続が切れ、何も変更されません。' },
    'stale-tftp': { title: '古いファイルを配布するノード', body: 'ディスク上のファイルと、電話機に渡るファイルが異なります。' },
    'tftp-on-publisher': { title: 'TFTP はパブリッシャのみ', body: 'サブスクライバは電話機にファイルを配布しません。' },
    'presence-node': { title: 'IM and Presence あり', body: '3 台目のノードには CTL ファイルがなく、対象外です。' },
    'node-unreachable': { title: '応答しないノード', body: 'サブスクライバの電源が切れています。' },
    'pre-10': { title: 'リリース 9.1、トークン紛失', body: 'トークンを使わないコマンドはありません。トークン紛失時の手順を練習できます。' },
    'axl-busy': { title: 'AXL が混雑', body: '3 回目の要求で応答します。' },
    'axl-throttled': { title: 'AXL が応答しない', body: 'AXL でしか分からない情報は不明のままです。' },
    'older-algorithms': { title: '古いノード', body: '弱い SSH / TLS アルゴリズムだけを提供し、先に許可する必要があります。' },
    'words-without-deed': { title: '完了と表示されるが変更なし', body: 'ノードは完了したと表示しますが、実際には何も行いません。' },
  },
} as const satisfies Catalog<typeof practiceEn>;
