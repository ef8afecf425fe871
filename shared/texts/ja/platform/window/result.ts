import { type Catalog } from '../../../catalog.ts';
import { type platformResultEn } from '../../../en/platform/window/result.ts';
import { platformChangeJa } from './change.ts';

export const platformResultJa = {
  title: { done: '完了し、読み取って確認しました', 'not-done': '変更されていません', incomplete: '一部だけ完了', unknown: '不明' },
  lead: {
    done: 'クラスタは{mode}で、電話機にファイルを配布するすべてのノードに新しい CTL ファイルがあります。どちらも読み取って確認しました。',
    'not-done': 'パブリッシャのモードと CTL ファイルを読み取りました。どちらも変更前のままです。ほかのノードで読み取った内容は以下のとおりです。',
    incomplete: '変更された部分がありますが、すべてが要求どおりであるとは確認できませんでした。以下は読み取った内容です。',
    unknown: '読み取れた内容だけでは、変更されたかどうか判断できません。まず、もう一度読み取ってください。',
  },
  readAt: '読み取り日時 {time}',
  itl: { title: '変更前の ITL ファイル', lead: platformChangeJa.itl.lead },
  mode: { title: 'クラスタ セキュリティ モード', before: '変更前', asked: '要求', now: '実行後に読み取った値', unknown: '不明' },
  nodes: {
    title: 'CTL ファイル (2 か所で確認)',
    lead: 'ディスク上のファイルと、電話機に渡るファイルを別々に読み取ります。Cisco Tftp は、再起動するまで古いファイルを配布します。',
    leadNoNew: 'ディスク上のファイルと、電話機に渡るファイルを別々に読み取りました。',
    leadSame: 'ディスク上のファイルと、電話機に渡るファイルを別々に読み取りました。どちらも新しいファイルです。',
    readBehind: 'Cisco Tftp の再起動後に読み取り',
    node: 'ノード',
    disk: 'ディスク上 (show ctl)',
    served: '電話機に配布',
    held: { new: '新しいファイル', previous: '変更前のファイル', other: '別のファイル', none: 'ファイルなし', unknown: '不明' },
    notServed: 'ファイルの配布なし',
    notJudged: '表示のみ',
    leftOut: '対象外 (IM and Presence): {nodes}',
    showCtl: 'show ctl',
    showCtlOf: '{server} の show ctl',
  },
  file: { title: '新しい CTL ファイル', length: '長さ', bytes: '{length} バイト', signer: '署名者', serialNumber: '署名者のシリアル番号' },
  said: {
    title: 'コマンドの応答',
    note: '参考情報です。判断には使用しません。',
    done: 'パブリッシャは完了したと応答しました。',
    refused: 'パブリッシャは拒否しました: {why}。',
    'not-understood': '応答を解釈できませんでした ({why}): {detail}',
    'no-answer': '接続が切れたか、応答がありませんでした。',
    advice: '求められた作業: {advice}。',
  },
  checklist: 'AXL から取得したすべての電話機です。現地作業が必要なのは、新しいファイルを拒否した電話機だけです。先にモデルごとに 1 台を再起動し、比較してください。チェックはメモ用で、どこにも送信されません。',
  again: {
    title: 'もう一度読み取る',
    lead: 'モードと CTL ファイルを読み取り直して、判断し直します。変更を行うコマンドは送信しません。',
    password: 'OS 管理者のパスワード',
    hint: '接続が切れた場合、または 30 分間操作がなくセッションが終了した場合に必要です。各ノードで 1 回だけ試します。',
    button: 'もう一度読み取る',
  },
  transcript: { title: 'CLI の記録', open: 'セッションを表示', copy: 'コピー', save: 'テキスト ファイルに保存', note: 'パスワードは伏せてあります。', reading: '読み取っています…' },
  practice: { title: '練習用クラスタでの残りの作業', lead: '練習用クラスタでは、残りの作業を、計画や先行確認なしにまとめて実行することもできます。すべてのノードの Cisco Tftp、Cisco CallManager、関連サービス、続いてすべての電話機を再起動し、もう一度読み取ります。', button: 'すべてをまとめて再起動' },
  notCopied: '変更前の CTL ファイルのコピーを保存できなかったノード: {nodes}。',
  older: 'このクラスタでは弱いアルゴリズムを許可しました。',
} as const satisfies Catalog<typeof platformResultEn>;
