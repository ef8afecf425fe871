import { type Catalog } from '../catalog.ts';
import { type reportEn } from '../en/report.ts';

export const reportJa = {
  outcome: {
    done: '完了: すべてのサーバが新しい CTL ファイルを保持し、クラスタは{mode}です。どちらも読み戻して確認しました。',
    stopped: '{step}で停止しました。以下は、各サーバから読み取った現在の状態です。読み取れなかったものは不明と表示します。',
    cancelled: '{step}でキャンセルしました。以下は、各サーバから読み取った現在の状態です。読み取れなかったものは不明と表示します。',
  },
  server: {
    new: '{server}: 新しい CTL ファイルを保持しています (SHA-256 {sha256})。',
    previous: '{server}: 変更前の CTL ファイルのままです (SHA-256 {sha256})。',
    other: '{server}: この変更で作成したものではない CTL ファイルを保持しています (SHA-256 {sha256})。',
    none: '{server}: CTL ファイルがありません。',
    unknown: '{server}: 読み取れなかったため、不明です。',
  },
  staged: {
    yes: '{server}: CTL ファイルが待避領域に残っています。電話機には配布されません。',
    no: '',
    unknown: '',
  },
  mode: {
    'non-secure': 'クラスタ セキュリティ モード: 非セキュア モード。',
    mixed: 'クラスタ セキュリティ モード: 混合モード。',
    unknown: 'クラスタ セキュリティ モード: パブリッシャを読み取れなかったため、不明です。',
  },
  modeName: { 'non-secure': '非セキュア モード', mixed: '混合モード' },
  file: '新しい CTL ファイル: {length} バイト、MD5 {md5}、SHA-1 {sha1}。',
  keptPartly: 'この変更の記録の一部を {folder} に書き込めませんでした。',
  kept: '記録、置き換えた全ファイルのコピー、このレポートの保存先: {folder}',
  phone: {
    'signer-is-sast': '{phone}: 新しいファイルを受け入れました。署名者は電話機が保持していたリストにあります。',
    'tvs-vouches': '{phone}: 新しいファイルを受け入れました。TVS が署名者を保証しました。',
    'first-file': '{phone}: ファイルを持っていなかったため、このファイルを受け入れました。',
    'same-file': '{phone}: すでにこのファイルを保持しています。',
    unreadable: '{phone}: ファイルを読み取れず、拒否しました。この電話機は現地での作業が必要です。',
    'signature-bad': '{phone}: 署名を検証できず、ファイルを拒否しました。この電話機は現地での作業が必要です。',
    'signer-not-trusted': '{phone}: 署名者を知らないため、ファイルを拒否しました。この電話機は現地での作業が必要です。',
    'no-file-served': '{phone}: サーバが CTL ファイルを配布していません。',
    'switched-off': '{phone}: 電源が入っていません。起動時に判断します。',
    'not-asked': '{phone}: まだ再起動していません。',
  },
  leftHeading: '残りの作業:',
  left: {
    'run-again': '停止した原因を確認してから、もう一度実行してください。その時点で各サーバが保持しているファイルから始めます。',
    'restart-tftp': 'Cisco Tftp サービスを実行しているすべてのサーバで、このサービスを再起動します。',
    'restart-callmanager': 'Cisco CallManager サービスを実行しているすべてのサーバで、このサービスを再起動します。',
    'reset-phones': 'すべての電話機を再起動し、新しい CTL ファイルをダウンロードさせます。',
    'compare-on-phone': '電話機で CTL ファイルの MD5 または SHA-1 を表示し、上の値と比較します。',
  },
  step: {
    sign: '署名',
    stage: '{server} への待避書き込み',
    commit: '{server} での切り替え',
    'set-mode': 'クラスタ セキュリティ モードの設定',
    prove: '確認',
  },
  stepStatus: {
    waiting: '待機中',
    running: '実行中',
    proved: '確認済み',
    failed: '失敗',
    undone: '取り消し済み',
    'not-run': '未実行',
  },
} as const satisfies Catalog<typeof reportEn>;
