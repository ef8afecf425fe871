import { type Catalog } from '../../catalog.ts';
import { type finishEn } from '../../en/window/finish.ts';

export const finishJa = {
  title: { done: '完了し、確認しました', stopped: '停止しました', cancelled: 'キャンセルしました' },
  servers: 'サーバの CTL ファイル',
  held: {
    new: '新しい CTL ファイル',
    previous: '変更前の CTL ファイルのまま',
    other: 'この変更で作成したものではない CTL ファイル',
    none: 'CTL ファイルなし',
    unknown: '読み取れなかったため、不明',
  },
  staged: 'CTL ファイルが待避領域に残っています。電話機には配布されません。',
  md5: 'MD5',
  sha1: 'SHA-1',
  compare: {
    title: '電話機との比較',
    lead: '電話機で [Settings] > [Security Configuration] > [Trust List] > [CTL File] を開き、表示された値を入力します。4 桁以上の一部だけでもかまいません。',
    field: '電話機に表示された値',
    'too-short': '4 桁以上必要です。あと {missing} 桁入力してください。',
    'not-hex': 'チェックサムに使われるのは、数字 0 ～ 9 と英字 a ～ f だけです。',
    same: '同一: {digest} の {of} 桁のうち {digits} 桁が一致しました。',
    samePart: '入力した範囲では同一: {digest} の {of} 桁のうち {digits} 桁が一致しました。桁数が多いほど確実です。',
    different: '新しい CTL ファイルと一致しません。入力した値を確認してください。正しい場合、電話機は新しいファイルを保持していません。電話機を再起動して、もう一度確認してください。',
  },
  proven: { title: '読み戻して確認した内容' },
  left: { title: '残りの作業', lead: '終わった作業にチェックを付けてください。このチェックはメモ用で、どこにも送信されません。' },
  phones: {
    title: '再起動後の練習用電話機',
    name: '電話機',
    result: '結果',
    holdsNew: '新しいファイルを保持',
    holdsOther: '新しいファイルを保持していません',
  },
  ctl: {
    title: 'show ctl',
    label: '{server} の show ctl',
    copy: 'show ctl をコピー',
    save: 'テキスト ファイルに保存',
    reading: '読み取っています…',
  },
  doneHint: '[終了 (Done)] を押すと、サインアウトして最初の画面に戻ります。',
} as const satisfies Catalog<typeof finishEn>;
