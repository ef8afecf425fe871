import { type ErrorCodeOf } from '../../../domain/error-codes.ts';
import { type ErrorText } from '../../catalog.ts';

/** The platform of a node: its command line (CLI) over SSH, AXL, and the files it serves. */
export const platformErrorsJa = {
  'platform.port-closed': {
    title: 'ノードはこのポートで接続を受け付けていません',
    explanation: '{host} の TCP ポート {port} で待ち受けているサービスがないか、ファイアウォールが接続を拒否しています。この接続では何も送信していません。',
    action: 'アドレス、このポートのサービスがノードで動作していること (SSH は 22、AXL は 8443、CTL ファイルは 6971 または 6970)、途中のファイアウォールを確認してください。',
  },
  'platform.tls-failed': {
    title: 'ノードとの安全な接続 (TLS) を確立できません',
    explanation: '暗号化された接続の条件が双方で一致しませんでした ({detail})。このプログラムは TLS 1.2 以降を使用します。この接続ではユーザ名もパスワードも送信していません。',
    action: 'ノードで TLS 1.2 が許可されていること、途中の装置が接続に介入していないことを確認してください。',
  },
  'platform.ssh-failed': {
    title: 'ノードへの SSH 接続を確立できません',
    explanation: 'サービスは応答しましたが、SSH 接続を確立できませんでした ({detail})。この接続ではパスワードを送信していません。',
    action: 'ノードの SSH ポートであること (転送していなければ 22)、途中の装置が接続に介入していないことを確認してください。',
  },
  'platform.no-common-algorithm': {
    title: 'ノードの SSH アルゴリズムは、このプログラムが通常は使用しないものだけです',
    explanation:
      '双方に共通のアルゴリズムがありません ({detail})。古いリリースのノードは、SHA-1 のキー交換、ssh-rsa のホスト キー、AES-CBC といった弱いアルゴリズムにしか対応していません。ユーザ名もパスワードも送信していません。',
    action:
      '信頼できるネットワークにある古いリリースのノードであれば、このクラスタで古いノード用の設定を許可してください。その設定はレポートに記載されます。それ以外の場合は、ノードの暗号の設定を確認してもらってください。',
  },
  'platform.host-key-changed': {
    title: 'ノードの SSH ホスト キーが想定と異なります',
    explanation:
      '想定しているのは、以前に承認したホスト キーです。ノードが再インストールされた可能性もありますが、第三者が間に入ってパスワードを入手しようとしている可能性もあります。そのため、ここで停止しました。ユーザ名もパスワードも送信していません。想定した SHA-256: {expected}、提示された SHA-256 (キーの種類 {type}): {sha256}',
    action:
      'この接続を使わずに、ノードのコンソールでホスト キーを確認し、誰がなぜ変更したのかを確認してください。提示された値と一致し、変更の理由が明らかな場合にだけ、新しいキーを承認してください。それ以外の場合はサインインせず、報告してください。',
  },
  'platform.host-key-unknown': {
    title: 'ノードの SSH ホスト キーはまだ承認されていません',
    explanation: 'ノードが提示したホスト キー (種類 {type}) は、このコンピュータでまだ承認されていません。ユーザ名もパスワードも送信していません。SHA-256: {sha256}',
    action: 'ノードのコンソールに表示されるホスト キーと比較し、一致した場合にだけ承認してください。',
  },
  'platform.not-publisher': {
    title: 'このノードはパブリッシャではありません',
    explanation: 'CTL ファイルのコマンドはパブリッシャ ({publisher}) でのみ実行できます。指定したノードは別のノードであるか、アドレス、名前、SSH ホスト キーからパブリッシャと確認できませんでした。読み取りだけを行い、変更はありません。',
    action: '前の画面に戻り、{publisher} を指定してください。',
  },
  'platform.release-too-old': {
    title: 'このリリースには変更に使用するコマンドがありません',
    explanation: 'クラスタのリリースは {release} です。「utils ctl」コマンドは 10.0(1) 以降で使用できます。何も送信しておらず、変更もありません。',
    action: 'CTL ファイルに含まれるトークンを用意し、シスコの CTL クライアントを使用してください。すべてのトークンを紛失した場合は、トークン紛失時の手順を開いてください。',
  },
  'platform.not-read': {
    title: '変更の前提となる情報を読み取れませんでした',
    explanation: '「{command}」への応答を解釈できません ({reason}: {detail})。推測のまま変更を始めることも、結果を判定することもありません。読み取りによる変更はありません。',
    action: 'パブリッシャの CLI でコマンドを自分で入力し、表示される内容を確認してから、クラスタを読み取り直してください。',
  },
  'platform.axl-not-asked': {
    title: 'AXL には問い合わせていません',
    explanation: 'アプリケーション ユーザが指定されていません。リリース、モード、ノードは SSH で読み取りました。自動登録と電話機の一覧は不明です。',
    action: '必要な場合は、権限「Standard AXL API Access」を持つアプリケーション ユーザでサインインし直してください。',
  },
  'platform.command-refused': {
    title: 'パブリッシャがコマンドを拒否しました',
    explanation: '「{command}」への応答: {reason}。その後に読み取った現在の状態は、レポートに記載しています。',
    action: '上記の原因を取り除いてから、変更を計画し直してください。',
  },
  'platform.words-unknown': {
    title: 'コマンドの後のパブリッシャの応答を解釈できません',
    explanation: '「{command}」への応答を解釈できませんでした ({reason}: {detail})。成功とも失敗とも見なしません。その後に読み取った現在の状態は、レポートに記載しています。',
    action: 'レポートの内容をノードの表示と比較してください。繰り返し発生する場合は、不具合の報告のために CLI の記録を保存してください。',
  },
  'platform.no-shell': {
    title: 'サインインの後、ノードの CLI が使用できませんでした',
    explanation: 'サインインは受け付けられましたが、プラットフォームの CLI のプロンプトが表示されませんでした ({detail})。コマンドは送信していません。',
    action: 'ユーザがアプリケーション ユーザではなく OS 管理者であること、Unified Communications Manager のノードであることを確認してください。',
  },
  'platform.question-unexpected': {
    title: 'ノードから、このプログラムが回答しない質問がありました',
    explanation:
      '「{command}」の実行中にノードが次のように表示しました: {text}。このコマンドの質問ではないか、同じ質問が 2 回表示されました。プログラムは回答せずにセッションを終了しました。ノードの状態は、読み取り直すまで分かりません。',
    action: 'クラスタを読み取り直して、現在の状態を確認してください。その後、ノードの CLI でコマンドを自分で入力し、質問を確認してください。',
  },
  'platform.output-too-long': {
    title: 'ノードの応答が終わりません',
    explanation: '「{command}」への応答が {max} 文字を超えたため、セッションを終了しました。この応答の内容は使用しません。',
    action: 'ノードの CLI でコマンドを自分で入力し、表示される内容を確認してください。',
  },
  'platform.axl-versions': {
    title: 'このプログラムが対応する AXL のバージョンをノードが受け付けません',
    explanation: '試したバージョン: {offered}。読み取りの要求なので、クラスタは変更されません。',
    action: 'AXL を必要としないプラットフォームの CLI を使用してください。',
  },
  'platform.axl-forbidden': {
    title: 'このユーザは AXL を使用できません',
    explanation: '{username} のユーザ名とパスワードは受け付けられましたが、AXL を使用する権限がありません。読み取りの要求なので、クラスタは変更されません。',
    action:
      '権限「Standard AXL API Access」を持つグループにユーザを追加するか、別のアプリケーション ユーザでサインインしてください。OS 管理者はアプリケーション ユーザではありません。',
  },
  'platform.axl-fault': {
    title: 'AXL がエラーを返しました',
    explanation: 'ノードは照会を実行できませんでした: {detail}。読み取りの要求なので、クラスタは変更されません。',
    action: 'Cisco AXL Web Service とパブリッシャのデータベースに障害がないことを確認し、クラスタを読み取り直してください。',
  },
  'platform.busy': {
    title: 'ノードが混み合っていて応答できません',
    explanation: 'ノードは後で接続するように求めました (HTTP 503)。読み取りの要求なので、クラスタは変更されません。',
    action: '数分待ってから、クラスタを読み取り直してください。',
  },
  'platform.answer-unusable': {
    title: 'ノードの応答を使用できません',
    explanation: '文書に記載された形式ではないか、長すぎます ({detail})。この応答の内容は使用しません。読み取りの要求なので、クラスタは変更されません。',
    action: 'アドレスとポート番号、このポートのサービスがノードで動作していることを確認してください。繰り返し発生する場合は、不具合の報告のために、この文面を保存してください。',
  },
} as const satisfies Readonly<Record<ErrorCodeOf<'platform'>, ErrorText>>;
