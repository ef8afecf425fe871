import { type Catalog } from '../../catalog.ts';
import { type previewEn } from '../../en/window/preview.ts';

export const previewJa = {
  title: '新しい CTL ファイル',
  lead: 'この内容に署名し、すべてのサーバに配布します。まだ何も書き込んでいません。',
  phones: '電話機: そのまま受け入れる {direct} 台、現地作業が必要 {visit} 台、不明 {unknown} 台',
  phonesUnknown:
    '電話機: 実際のクラスタの電話機の台数は、ここでは数えられません。現在の CTL ファイルを保持している電話機は署名者を知っているため、新しいファイルをそのまま受け入れます。別のファイルを保持している電話機では、現地作業が必要になる場合があります。',
  bytes: '{length} バイト',
  difference: {
    title: '現在の CTL ファイルとの違い',
    entries: '{kept} エントリは変更なし (バイト単位で同一)、{removed} エントリは証明書を削除',
    signer: 'トークン {serial} で署名し直します',
    length: '長さ: 変更前 {before} バイト、変更後 {after} バイト',
    timestamp: '新しいタイムスタンプ: {time}',
  },
  entries: {
    title: 'エントリ',
    number: '番号',
    function: '機能',
    name: '名前',
    certificate: '証明書',
    change: '変更',
    signs: 'このファイルに署名',
    view: '表示',
    viewOf: 'エントリ {number} の証明書を表示',
    none: 'なし',
  },
  functionHelp: {
    'System Administrator Security Token': 'CTL ファイルに署名できるトークン (SAST)',
    'CCM+TFTP': '通話と電話機用ファイルのサーバ',
    CCM: '通話のサーバ',
    TFTP: '電話機用ファイルのサーバ',
    CAPF: '電話機に証明書を発行',
  },
  change: { kept: '変更なし', 'certificate-removed': '証明書を削除' },
  warning: {
    'files-differ': '現在、サーバの CTL ファイルが一致していません ({servers})。変更後はすべて新しいファイルになります。',
    'token-certificate-expired': 'トークンの証明書は {until} に期限切れになっています。電話機はこれを確認しません。',
    'no-entry-changes': 'エントリの変更はありません。ファイルに署名し直すだけです。',
    'server-without-entry': '{server} のエントリが CTL ファイルにありません。',
  },
  plan: {
    title: '[完了 (Finish)] の後に実行する内容',
    undo: {
      'nothing-written': '書き込みなし',
      discard: '取り消し可能',
      none: '元に戻せません',
    },
    why: {
      'phones-may-have-loaded-it': '電話機がすでにダウンロードしている可能性があるためです。サーバには変更前のファイルのコピーが残ります。',
      'mode-follows-the-file': 'モードは、その時点でサーバが保持しているファイルに対応しているためです。',
    },
    step: {
      sign: 'トークンでファイルに署名し、電話機と同じ方法で署名を検証',
      stage: '{server} の待避領域に書き込み、その場で確認',
      commit: '{server} でファイルを切り替え、読み戻して確認',
      'set-mode': 'クラスタ セキュリティ モードを設定し、読み戻して確認',
      prove: 'すべてのサーバとモードをもう一度読み取って確認',
      copy: '{server} の CTL ファイルのコピーを保存し、「show ctl」の表示と比較',
      command: '{server} でコマンドを実行し、モードを読み戻して確認',
      'read-node': '{server} のディスク上の CTL ファイルを読み取り',
      'read-all': 'すべてのノードとモードをもう一度読み取って確認',
    },
    stop: 'ファイルの切り替え前に失敗した場合は、接続できるサーバの待避ファイルを取り消します。結果はレポートに表示します。',
  },
  certificate: {
    title: 'エントリ {number} の証明書',
    pem: 'PEM',
    copyPem: 'PEM をコピー',
    savePem: 'PEM 形式で保存',
    saveDer: 'DER 形式で保存',
    reading: '証明書を読み取っています…',
  },
  progress: {
    title: '変更を実行しています',
    leadCancellable: 'まだ何も切り替えていません。キャンセルできます。',
    leadWriting: 'サーバへ書き込み中です。最後まで実行します。このコンピュータの電源を切らないでください。',
    all: '変更の手順',
    whole: 'クラスタ全体',
    count: '{all} 手順のうち {done} 手順を確認済み',
  },
} as const satisfies Catalog<typeof previewEn>;
