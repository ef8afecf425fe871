import { type ErrorCodeOf } from '../../../domain/error-codes.ts';
import { type ErrorText } from '../../catalog.ts';

/** 変更後のサービスと電話機の再起動。 */
export const rolloutErrorsJa = {
  'rollout.not-found': {
    title: 'このコンピュータにその再起動作業はありません',
    explanation: '番号 {id} のサービスと電話機の再起動作業は、このコンピュータから開始されていないか、フォルダが削除されています。',
    action: '開くことができる作業は、再起動作業の一覧に表示されます。',
  },
  'rollout.open': {
    title: 'このクラスタの再起動作業が終了していません',
    explanation: 'このクラスタのサービスと電話機の再起動作業 {id} が開始され、まだ終了していません。',
    action: 'その作業を開いて再開するか、終了してください。その後で新しい作業を計画してください。',
  },
  'rollout.not-over': {
    title: 'この再起動作業は終了していません',
    explanation: '再起動作業 {id} はまだ再開できるため、記録を残す必要があります。',
    action: '先に再開するか、終了してください。',
  },
  'rollout.other-cluster': {
    title: 'この再起動作業は別のクラスタのものです',
    explanation: 'パブリッシャのホスト キーによると、この作業はクラスタ {host} で開始されました。現在は別のクラスタにサインインしています。',
    action: '先にそのクラスタにサインインしてください。',
  },
  'rollout.passwords-needed': {
    title: 'パスワードをもう一度入力してください',
    explanation: 'パスワードは保持されていません。再起動作業を一時停止したとき、または 30 分間作業がなかったときに消去されます。作業内容は失われていません。',
    action: 'パスワードを入力すると、現在の位置から再開します。',
  },
  'rollout.file-changed': {
    title: 'クラスタの CTL ファイルが別のものになっています',
    explanation: 'パブリッシャの CTL ファイルが、この再起動作業を計画したときのものと異なります。その間に誰かが変更しました。何も送信していません。',
    action: 'この作業をレポートとともに終了し、現在の CTL ファイルに対して新しい作業を計画してください。',
  },
  'rollout.no-pilot': {
    title: '先行確認の電話機が指定されていません',
    explanation: 'すべての電話機をリセットする前に、1 台から 3 台の電話機で新しいファイルが受け入れられることを確認する必要があります。電話機が指定されていません。',
    action: '手元で確認できる電話機を 1 台以上指定してください。',
  },
  'rollout.pilot-unknown': {
    title: 'クラスタにその電話機はありません',
    explanation: '{name} は、このクラスタの電話機の一覧にありません。ゲートウェイとトランクは、ここではリセットしません。',
    action: 'SEP と MAC アドレスなど、クラスタでのデバイス名で電話機を指定してください。',
  },
  'rollout.service-not-proved': {
    title: 'サービスの再起動を確認できません',
    explanation: 'ノードに {service} の再起動を要求しましたが、その後の状態からは、再起動されて動作していることを確認できません ({words})。',
    action: 'ノードでサービスの状態を確認してから再開してください。まずノードの状態を読み取り、再起動されていない場合にだけもう一度要求します。この再起動を対象外にすることもできます。',
  },
  'rollout.served-other': {
    title: 'ノードがまだ別の CTL ファイルを配布しています',
    explanation: 'このノードの Cisco Tftp は、パブリッシャにある CTL ファイルを電話機に配布していません (配布中の SHA-1: {sha1})。この状態の間は、電話機をリセットしません。',
    action: 'このノードとパブリッシャで「show ctl」を比較し、ノードの Cisco Tftp を再起動してから再開してください。',
  },
  'rollout.pilot-off': {
    title: '先行確認の電話機が登録されていません',
    explanation: 'リセットは登録されている電話機にだけ届きますが、{name} は登録されていません。このため、電話機はリセットしていません。',
    action: '電話機を接続してから再開するか、この作業を終了して別の電話機を指定してください。',
  },
  'rollout.pilot-refused': {
    title: '電話機が新しい CTL ファイルを拒否しました',
    explanation: '{name} は新しいファイルを受け入れませんでした。ほかの電話機に影響しないように、すべてを停止しました。',
    action:
      'ほかの電話機をリセットしないでください。新しいファイルの署名者と、電話機が保持しているファイルを確認してください。署名者が原因の場合は、CallManager のキーで署名したファイル (「utils ctl reset localkey」、12.5 以降)、または電話機が信頼するトークンで署名したファイルが必要です。拒否した電話機では、CTL ファイルを手動で削除してください。',
  },
  'rollout.pilot-not-registered': {
    title: 'ファイルを受け入れた電話機が登録されません',
    explanation: '{name} は CTL ファイルを受け入れましたが、対象ノードの Cisco CallManager を再起動した後も登録されていません。すべての電話機をリセットする前に停止しました。',
    action: 'この電話機のステータス メッセージと、プロファイルのセキュリティ モードを確認してから、再開するか終了してください。',
  },
  'rollout.phones-not-back': {
    title: '登録が戻らない電話機が多すぎます',
    explanation: 'リセットした {asked} 台のうち {missing} 台が時間内に再登録されませんでした。これ以降の電話機はリセットしていません。',
    action: '該当する電話機をいくつか確認してから、再開するか終了してください。',
  },
} as const satisfies Readonly<Record<ErrorCodeOf<'rollout'>, ErrorText>>;
