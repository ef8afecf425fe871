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
    explanation: '暗号化された接続の条件が双方で一致しませんでした。このプログラムは TLS 1.2 以降を使用します。この接続ではユーザ名もパスワードも送信していません。',
    action: 'ノードで TLS 1.2 が許可されていること、途中の装置が接続に介入していないことを確認してください。',
  },
  'platform.client-certificate': {
    title: 'ノードがクライアント証明書を要求しています',
    explanation: 'ノードのこのサービスは、証明書を提示する相手にだけ応答します。このプログラムには証明書がありません。',
    action: 'CTL ファイルは代わりにポート 6970 の HTTP で読み取ります。HTTP では、応答したサーバを証明できません。AXL でしか分からない情報は不明のままです。',
  },
  'platform.ssh-failed': {
    title: 'ノードへの SSH 接続を確立できません',
    explanation: 'サービスは応答しましたが、SSH 接続を確立できませんでした ({detail})。この接続ではパスワードを送信していません。',
    action: 'ノードの SSH ポートであること (転送していなければ 22)、途中の装置が接続に介入していないことを確認してください。',
  },
  'platform.only-old-algorithms': {
    title: 'ノードは応答しますが、使用できる SSH アルゴリズムが古いものだけです',
    explanation:
      'SSH は動作しています。ただし、このノードが対応しているのは、弱いため通常は使用しないアルゴリズム (SHA-1 のキー交換や完全性検査、AES-CBC) だけです ({detail})。リリース 11.5 までのノードがこれに当たります。ユーザ名もパスワードも送信していません。',
    action:
      '信頼できるネットワークであれば、このクラスタで古いノードのアルゴリズムを許可してください。画面では該当するチェックボックスをオンにし、コマンド ラインでは --older-node を付けます。許可したことはレポートに記載されます。',
  },
  'platform.no-common-algorithm': {
    title: 'ノードとこのプログラムに共通の SSH アルゴリズムがありません',
    explanation: 'ノードは応答しましたが、提示されたアルゴリズムの中に、このプログラムが使用するものがありません ({detail})。ユーザ名もパスワードも送信していません。',
    action:
      'ノードの暗号の設定 (Cisco Unified OS Administration の [セキュリティ (Security)] > [暗号の管理 (Cipher Management)]) を確認してもらってください。このプログラムには、GCM または CTR モードの AES と、NIST 曲線または SHA-2 を使用する Diffie-Hellman グループによるキー交換が必要です。',
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
    action: '{publisher} にサインインしてください。',
  },
  'platform.release-too-old': {
    title: 'このリリースには変更に使用するコマンドがありません',
    explanation: 'クラスタのリリースは {release} です。「utils ctl」コマンドは 10.0(1) 以降で使用できます。何も送信しておらず、変更もありません。',
    action: 'CTL ファイルに含まれるトークンを用意し、シスコの CTL クライアントを使用してください。すべてのトークンを紛失した場合は、トークン紛失時の手順を開いてください。',
  },
  'platform.no-reset-localkey': {
    title: 'このリリースにコマンドがあるかどうか不明です',
    explanation: 'クラスタのリリースは {release} です。「utils ctl reset localkey」が文書化されているのは 12.5(1) 以降です。何も送信されず、何も変更されていません。',
    action: 'ほかの変更を使用してください。電話機が現在の署名者を知らない場合は、TVS が署名者を検証するか、電話機ごとに CTL ファイルを削除する必要があります。',
  },
  'platform.not-read': {
    title: '変更の前提となる情報を読み取れませんでした',
    explanation: '「{command}」への応答を判断に使えません: {reason}{detail}。推測のまま変更を始めることも、結果を判定することもありません。読み取りによる変更はありません。',
    action: 'パブリッシャの CLI でコマンドを自分で入力し、表示される内容を確認してから、クラスタを読み取り直してください。',
  },
  'platform.axl-not-asked': {
    title: 'AXL には問い合わせていません',
    explanation: 'アプリケーション ユーザが指定されていません。リリース、モード、ノードは SSH で読み取りました。自動登録と電話機の一覧は不明です。',
    action: '必要な場合は、権限「Standard AXL API Access」を持つアプリケーション ユーザでサインインし直してください。',
  },
  'platform.command-refused': {
    title: 'パブリッシャがコマンドを拒否しました',
    explanation: '「{command}」への応答: {reason}。その後、現在の状態を読み取りました。',
    action: '上記の原因を取り除いてから、変更を計画し直してください。',
  },
  'platform.words-unknown': {
    title: 'コマンドの後のパブリッシャの応答を解釈できません',
    explanation: '「{command}」への応答を解釈できませんでした: {reason}{detail}。成功とも失敗とも見なしません。その後、現在の状態を読み取りました。',
    action: 'レポートの内容をノードの表示と比較してください。繰り返し発生する場合は、不具合の報告のために CLI の記録を保存してください。',
  },
  'platform.no-shell': {
    title: 'サインインの後、ノードの CLI が使用できませんでした',
    explanation: 'パスワードは送信しましたが、プラットフォームの CLI のプロンプトが表示されませんでした ({detail})。コマンドは送信していません。',
    action:
      'ユーザがアプリケーション ユーザではなく OS 管理者であること、Unified Communications Manager のノードであること、ほかのセッションで上限 (set session maxlimit) に達していないことを確認し、サインインし直してください。',
  },
  'platform.session-limit': {
    title: 'ノードはこれ以上セッションを開けません',
    explanation: 'パスワードは送信しましたが、CLI は開かれませんでした。ノードの表示: {text}。1 台のノードで同時に開けるセッションは 1 ～ 10 個です (set session maxlimit)。コマンドは送信していません。',
    action: 'このノードのほかのセッションを終了してください。切断された接続のセッションは数分で自動的に終了します。その後、サインインし直してください。',
  },
  'platform.session-ended': {
    title: 'しばらく操作がなかったため、ノードがセッションを終了しました',
    explanation: '一定時間何も送信されないと、ノードはセッションを終了します (「set cli session timeout」で変更していなければ 30 分)。このコマンドは送信していません。',
    action: 'パスワードを入力してサインインし直してください。失われたものはありません。送信前の計画はそのとき読み取った状態と照合され、レポートは前回の内容のまま残ります。',
  },
  'platform.password-expired': {
    title: 'ノードがこのユーザの新しいパスワードを求めています',
    explanation: 'ノードの表示: {text}。このプログラムはこのような質問に回答せず、パスワードも変更しません。コマンドは送信していません。',
    action: 'お使いの SSH クライアントでノードにサインインし、新しいパスワードを設定してください。その後、新しいパスワードでここにサインインしてください。',
  },
  'platform.question-unexpected': {
    title: 'ノードから、このプログラムが回答しない質問がありました',
    explanation:
      '「{command}」の実行中にノードが次のように表示しました: {text}。このコマンドの質問ではないか、同じ質問が 2 回表示されました。プログラムは回答せずにセッションを終了しました。',
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
    explanation: '{username} のユーザ名とパスワードは受け付けられましたが、AXL を使用する権限がありません。何も変更されていません。',
    action:
      '権限「Standard AXL API Access」を持つグループにユーザを追加するか、別のアプリケーション ユーザでサインインしてください。OS 管理者はアプリケーション ユーザではありません。',
  },
  'platform.axl-fault': {
    title: 'AXL がエラーを返しました',
    explanation: 'ノードは照会を実行できませんでした: {detail}。読み取りの要求なので、クラスタは変更されません。',
    action: 'Cisco AXL Web Service とパブリッシャのデータベースに障害がないことを確認し、クラスタを読み取り直してください。',
  },
  'platform.soap-forbidden': {
    title: 'このユーザはサービスアビリティのインターフェイスを使用できません',
    explanation: '{username} のユーザ名とパスワードは受け付けられましたが、コントロール センター、RisPort70、PerfMon のいずれかを使用する権限がありません。何も変更されていません。',
    action:
      '権限「Standard CCM Admin Users」「Standard Serviceability」「Standard RealtimeAndTraceCollection」を持つグループにユーザを追加するか、別のアプリケーション ユーザでサインインしてください。',
  },
  'platform.soap-fault': {
    title: 'サービスアビリティのインターフェイスがエラーを返しました',
    explanation: 'ノードは要求に応答できませんでした: {detail}。',
    action: 'Cisco Unified Serviceability で、このノードのネットワーク サービス「SOAP」と「Cisco RIS Data Collector」が動作していることを確認し、この操作をもう一度行ってください。',
  },
  'platform.restart-refused': {
    title: 'ノードがサービスの再起動を拒否しました',
    explanation: '{service} の再起動の要求に対するノードの応答: {detail}。プログラムが自動的に再送信することはありません。',
    action: 'Cisco Unified Serviceability のコントロール センターでサービスの状態を確認してください。そこで再起動するか、このプログラムでもう一度試してください。',
  },
  'platform.reset-forbidden': {
    title: 'このユーザは電話機をリセットできません',
    explanation: '{username} のユーザ名とパスワードは受け付けられ、AXL での読み取りはできますが、リセットは拒否されました。電話機はリセットされておらず、ほかの電話機にも要求しません。',
    action: '権限「Standard AXL API Access」を持つグループにユーザを追加してから再開してください。または、中止して、Cisco Unified CM Administration で電話機をリセットしてください。',
  },
  'platform.reset-throttled': {
    title: 'クラスタは現在リセットを受け付けていません',
    explanation: '{device} のリセットの要求を AXL が受け付けませんでした。処理待ちの変更が多すぎるか、メモリが不足しています。この電話機はリセットされておらず、ほかの電話機にも要求しません。プログラムが自動的に再送信することはありません。',
    action: '数分待ってから再開してください。リセットされていない電話機から続けます。クラスタの処理にかかる時間は文書に記載がありません。再び拒否される場合は、さらに待ってください。一括管理ツールなどで多数のデバイスが変更されていないかも確認してください。',
  },
  'platform.reset-refused': {
    title: 'クラスタが電話機のリセットを拒否しました',
    explanation: '{device} のリセットの要求に対する応答: {detail}。プログラムが自動的に再送信することはありません。',
    action: '権限がないという応答の場合は、AXL で書き込みもできるアプリケーション ユーザで再開してください。それ以外の場合は、Cisco Unified CM Administrationで電話機の状態を確認し、そこでリセットするか、このプログラムでもう一度試してください。',
  },
  'platform.list-changed': {
    title: '読み取り中に電話機の一覧が変更されました',
    explanation: '一覧のページの間で電話機が追加または削除されたため、抜けている電話機がある可能性があります。この一覧は使用しません。',
    action: '電話機の設定を変更していないときに、一覧を読み取り直してください。',
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
