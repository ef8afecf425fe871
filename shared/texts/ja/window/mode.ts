import { type Catalog } from '../../catalog.ts';
import { type modeEn } from '../../en/window/mode.ts';

export const modeJa = {
  title: 'セキュリティ モードの選択',
  lead: '読み取ったばかりのクラスタの状態です。この画面では何も変更しません。',
  facts: {
    mode: '現在のモード',
    release: 'リリース',
    registration: '自動登録',
    registrationOn: '有効',
    registrationOff: '無効',
  },
  modeName: { 'non-secure': '非セキュア モード', mixed: '混合モード' },
  role: { publisher: 'パブリッシャ', subscriber: 'サブスクライバ' },
  servers: {
    title: 'サーバと CTL ファイル',
    server: 'サーバ',
    file: 'CTL ファイル',
    none: 'CTL ファイルなし',
    held: '{entries} エントリ、{length} バイト、書き込み {time}',
    verdict: { verified: '署名は検証済み', bad: '署名が不正', 'not-checked': '署名は未検証' },
    notSignedIn: '未サインイン',
    unreadable: '読み取れませんでした',
    allSame: 'すべてのサーバの CTL ファイルが同一です。',
    differ: 'サーバの CTL ファイルが一致していません。',
    show: 'show ctl',
    showOf: '{server} の show ctl',
  },
  options: {
    label: '実行する操作',
    mixedHelp: '電話機は認証と暗号化を使用して登録できます。',
    nonSecureHelp: 'すべての電話機が認証なしで登録します。CTL ファイルはサーバと電話機に残りますが、CCM+TFTP (サーバ) 証明書は含まれません。',
    updateHelp: 'トークンやサーバを追加または削除し、新しい証明書を取り込みます。モードは変わりません。',
    unavailable: '現在は使用不可',
  },
  chooseFirst: 'いずれかを選択してください。',
  gate: {
    refusedTitle: '{server} がサインインを受け付けません',
    refusedLead: 'パブリッシャで使用したユーザ名とパスワードを、このサーバで 1 回試しました。クレデンシャルはサーバごとに異なる場合があります。{server} のクレデンシャルを入力してください。',
    refusedButton: 'このサーバにサインイン',
    silentTitle: '{server} が応答しません',
    silentLead: 'CTL ファイルは、すべてのサーバに配布するか、まったく配布しないかのどちらかです。このサーバが応答するまで、計画は作成しません。原因を調べてから、このサーバにサインインしてください。クラスタから削除したサーバの場合は、パブリッシャの一覧からも削除する必要があります。',
    unreadableTitle: '{server} を読み取れません',
    unreadableLead: 'CTL ファイルは、すべてのサーバに配布するか、まったく配布しないかのどちらかです。このサーバを読み取れるまで、計画は作成しません。',
    notVerifiedTitle: '{server} の CTL ファイルは検証されていません',
    notVerifiedLead: '署名が内容と一致しないか、確認できませんでした。署名が一致しないファイルは電話機に拒否されます。このファイルを基にした変更は行いません。show ctl で内容を確認し、誰が書き込んだかを調べてください。先へ進むには、そのサーバでプロバイダーのデータ フォルダから CTLFile.tlv を別の場所へ移して保管し、もう一度読み取ります。以後、そのサーバは CTL ファイルのないサーバとして扱われます。',
  },
} as const satisfies Catalog<typeof modeEn>;
