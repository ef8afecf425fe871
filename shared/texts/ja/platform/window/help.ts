import { type Catalog } from '../../../catalog.ts';
import { type platformHelpEn } from '../../../en/platform/window/help.ts';

export const platformHelpJa = {
  'sign-in': {
    users: 'クラスタでは 2 種類のユーザが区別されます。OS 管理者は CLI と OS Administration、アプリケーション ユーザは CM Administration と AXL のユーザです。それぞれパブリッシャで 1 回だけ試し、その後は保持しません。',
    ports: '使用するポート: SSH 22、AXL 8443、電話機に渡る CTL ファイル用の 6971 または 6970。',
    safe: 'サインインでは読み取りだけを行います。変更を行う最初の操作は、プレビュー画面のコマンドです。',
  },
  mode: {
    tokenless: 'この方法では、パブリッシャが自身のキーで CTL ファイルに署名します (リリース 10 と 11 は CallManager、12 以降は ITLRecovery)。トークンは不要で、ファイルにも残りません。',
    proofs: '「ディスク上」は show ctl の表示、「配布」は電話機に渡るファイルです。Cisco Tftp はファイルをメモリに保持するため、再起動するまで異なる場合があります。',
    window: 'メンテナンス時間を確保してください。変更後に、サービスとすべての電話機の再起動が必要です。',
  },
  token: {},
  preview: {
    continuity: '電話機が新しい CTL ファイルを受け入れるのは、保持しているファイルに署名者が含まれているか、信頼検証サービス (TVS) が署名者を検証した場合だけです。',
    once: 'コマンドは 1 回だけ送信します。接続が切れても再送信せず、現在の状態を読み取ります。',
  },
  progress: {
    proved: '「確認済み」は、ノードの応答ではなく、実行後に読み取った結果で確認したことを表します。',
    transcript: 'セッションは、ノードの表示どおりです。パスワードは伏せてあります。',
  },
  finish: {
    order: 'Cisco Tftp、Cisco CallManager の順に、これらを実行しているすべてのノードで再起動し、その後すべての電話機を再起動します。',
    again: 'Cisco Tftp の再起動後にもう一度読み取ってください。配布中のファイルが新しいファイルになっている必要があります。',
    check: 'モードは Cisco Unified CM Administration の [システム (System)] > [エンタープライズ パラメータ (Enterprise Parameters)] でも確認できます (0 = 非セキュア、1 = 混合)。',
  },
} as const satisfies Catalog<typeof platformHelpEn>;
