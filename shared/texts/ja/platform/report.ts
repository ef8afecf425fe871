import { type Catalog } from '../../catalog.ts';
import { type platformEn } from '../../en/platform/report.ts';

export const platformJa = {
  changeName: { 'non-secure': 'クラスタを非セキュア モードに設定', mixed: 'クラスタを混合モードに設定', update: 'CTL ファイルを更新' },
  plan: {
    heading: '計画: {change}。パブリッシャ {publisher} に送信するコマンド: {command}',
    judged: 'ファイルで判定するノード: {nodes}',
    other: '報告だけを行うノード (Cisco Tftp が有効ではありません): {nodes}',
    leftOut: '対象外のノード (IM and Presence は CTL ファイルを保持しません): {nodes}',
    signer: 'CTL ファイルの署名者: 現在は {before}、変更後は {after} のキーです。',
    signerUnknown: '不明',
    undo: {
      title: 'この接続方法では変更を元に戻せません',
      command: '元の状態に近づけるには、別の変更「{command}」が必要です。',
      none: '現在のファイルに戻すコマンドはありません。',
      exportControl: 'このリリースでは、輸出規制対象機能が許可された状態でクラスタが登録されている場合に限ります。',
      encryptionLicence: 'このリリースで元に戻すには、暗号化ライセンスが必要です。',
      losesTokens: 'その変更で作成されるファイルにトークンは含まれず、現在のファイルのトークンは戻りません。',
      copies: 'コマンドの送信前に、現在のファイルのコピーをこのコンピュータに保存します。コピーを書き戻す方法は文書化されていません。',
    },
    fullStop: '。',
    continuity: {
      sast: { title: '現在のファイルを保持する電話機は、新しい署名者を知っています', body: '新しい署名者は現在のファイルに含まれています。ノードにファイルがない場合、ファイルを保持していない電話機は最初に受け取るファイルを受け入れます。' },
      tvs: { title: '電話機は信頼検証サービス (TVS) への問い合わせが必要です', body: '新しい署名者は、電話機の保持するファイルに含まれていません。多くのモデルは TVS に問い合わせます。TVS が新しい署名者を検証するかどうかは、事前に読み取れません。先に 1 台の電話機で試してください。問い合わせできないモデルは、1 台ずつ現地作業が必要です。' },
      visits: { title: '電話機が新しいファイルを拒否し、現地作業が必要になる可能性があります', body: '新しい署名者は、電話機の保持するファイルに含まれておらず、TVS が動作しているノードも確認できませんでした。' },
      unknown: { title: '電話機が新しいファイルを受け入れるかどうかは不明です', body: '電話機の保持するファイルを読み取れず、TVS が動作しているノードも確認できませんでした。1 台ずつ現地作業が必要になる可能性があります。' },
    },
  },
  report: {
    outcome: {
      done: '完了: {change}。モードと、判定対象のすべてのノードのファイルを読み戻して確認しました。',
      'not-done': '未実行: {time} に読み取った時点で、モードもパブリッシャのファイルも変更前のままです。ほかのノードは以下のとおりです。',
      incomplete: '一部のみ: 変更された箇所がありますが、すべてが要求どおりであるとは確認できません。以下は {time} に読み取った状態です。',
      unknown: '不明: {time} に読み取れた内容からは、実行されたかどうかを判断できません。',
    },
    said: {
      done: 'パブリッシャは完了したと表示しましたが、表示は証明になりません。',
      refused: 'パブリッシャがコマンドを拒否しました: {reason}。',
      'not-understood': 'パブリッシャの応答を解釈できませんでした: {reason}。',
      'no-answer': 'パブリッシャから応答がありませんでした。接続が切れたか、応答が届きませんでした。',
    },
    disk: {
      new: '{node}: 新しい CTL ファイルがディスク上にあります (SHA-1 {sha1})。',
      previous: '{node}: 変更前の CTL ファイルがディスク上に残っています (SHA-1 {sha1})。',
      other: '{node}: パブリッシャの新しいファイルでも変更前のファイルでもない CTL ファイルがディスク上にあります (SHA-1 {sha1})。',
      none: '{node}: ディスク上に CTL ファイルがありません。',
      unknown: '{node}: 読み取れなかったため、ディスク上のファイルは不明です。',
    },
    served: {
      new: '{node}: 電話機に新しい CTL ファイルが配布されます。',
      previous: '{node}: Cisco Tftp を再起動するまで、電話機には変更前の CTL ファイルが配布されます。',
      other: '{node}: 電話機に別の CTL ファイルが配布されます (SHA-1 {sha1})。',
      none: '{node}: 電話機に CTL ファイルは配布されません。',
      unknown: '{node}: 読み取れなかったため、電話機に配布されるファイルは不明です。',
    },
    notJudged: '{node}: Cisco Tftp が有効ではないため、保持しているファイルは判定に影響しません。',
    file: '新しい CTL ファイル: MD5 {md5}、SHA-1 {sha1}。',
    signedBy: '署名者: {signer}。',
    notCopied: '変更前のファイルのコピーを保存できなかったノード: {nodes}',
    olderNode: 'このクラスタでは、古いリリース用の弱いアルゴリズムを許可しました。',
    kept: 'ジャーナル、コピー、CLI の記録、このレポートの保存先: {folder}',
    keptPartly: 'この変更の記録の一部を {folder} に書き込めませんでした。',
  },
} as const satisfies Catalog<typeof platformEn>;
