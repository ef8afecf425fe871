import { type Catalog } from '../catalog.ts';
import { type preflightEn } from '../en/preflight.ts';

export const preflightJa = {
  verdict: { fail: '不合格', unknown: '不明', warn: '注意', pass: '合格' },
  told: '[{verdict}] {title}',
  toldAt: '{line}: {nodes}',
  at: '{nodes}: {read}',
  notRead: {
    read: '読み取れませんでした: {error}。{explanation}',
    todo: '{action}',
    away: 'サインインできていない {nodes} では読み取れませんでした (「{row}」を参照)。',
    notRun: '読み取れませんでした: この OS アカウントでは「{command}」が実行されませんでした。ノードの応答: {detail}',
    silent: '読み取れませんでした:「{command}」を実行しても何も表示されませんでした。',
    level: {
      1: 'このコマンドには、特権レベル 1 以上の OS アカウントが必要です。そのようなアカウントでサインインするか、アカウントを持つ担当者にコマンドの実行を依頼してください。',
      unknown: 'このコマンドに必要な特権レベルは、参照できた文書に記載がありません。インストール時のアカウントのようなレベル 4 のアカウントなら、すべてのコマンドを実行できます。より高いレベルのアカウントでサインインするか、アカウントを持つ担当者にコマンドの実行を依頼してください。',
    },
  },
  more: { read: 'この項目には、ほかにも {count} 件の結果があります。該当するのはここに示したノードです。', todo: '先に上の結果に対処してから、もう一度確認してください。残りが表示されます。' },
  rows: {
    nodes: {
      title: 'クラスタのノード',
      why: 'ノードの状態を読み取り、変更後に確認できるのは、サインインできたノードだけです。',
      found: {
        reached: { read: '一覧の {count} ノードはすべて応答し (または IM and Presence で)、クラスタに認証されています。', todo: '' },
        'not-reached': { read: 'サインインできていないため、このノードについて読み取れるのは、パブリッシャが把握している内容だけです。{error}: {explanation}', todo: 'ノードが応答しない理由、またはサインインを拒否した理由を調べてください。クラスタから取り外したノードであれば、[システム (System)] > [サーバ (Server)] からも削除してください。' },
        'not-authenticated': { read: '「show network cluster」で認証されていない (not authenticated) と表示されています。', todo: 'ノードが起動していること、パブリッシャから到達できること、セキュリティ パスワードが同じであることを確認し、「show network cluster」をもう一度実行してください。' },
      },
    },
    'database-replication': {
      title: 'データベース レプリケーション',
      why: 'モードと証明書は、データベースを通じてほかのノードに届きます。',
      found: {
        good: { read: '{count} ノードすべてが状態 2 です。', todo: '' },
        'not-good': { read: 'レプリケーションの状態は {state} です。正常な状態は 2 です。', todo: '先にレプリケーションを修復してください (「utils dbreplication repair」、またはシスコの文書にあるリセット手順)。すべてのノードが状態 2 になるまで、何も変更しないでください。' },
        'not-listed': { read: 'パブリッシャの「utils dbreplication runtimestate」に、このノードの状態が表示されていません。', todo: 'パブリッシャとこのノードでコマンドを実行し、結果を比較してください。' },
        'has-errors': { read: 'すべてのノードは状態 2 ですが、前回のテーブル比較でエラーまたは不一致が見つかっています。', todo: 'パブリッシャで「utils dbreplication status」を実行し、出力されたファイルを読んで、示された箇所を修復してください。' },
      },
    },
    clocks: {
      title: '時計',
      why: '証明書と信頼リストは時刻に基づいて有効になります。また、時計が合っていないと、ノード間でログを比較できません。ノード間で 15 分以上ずれると、データベース レプリケーションが機能しなくなるとシスコの文書にあります。',
      found: {
        synchronised: { read: '{count} ノードすべてが時刻サーバに同期しています。', todo: '' },
        'not-synchronised': { read: '「utils ntp status」: 時刻サーバに同期していません。', todo: 'パブリッシャの NTP サーバと、UDP ポート 123 が開いていることを確認してください。サブスクライバはパブリッシャから時刻を取得します。' },
        ahead: { read: '「utils ntp status」: ノードの時計は、このコンピュータの時計より {minutes} 分以上進んでいます。', todo: 'どちらの時計が誤っているかを確認し、合わせてください。' },
        behind: { read: '「utils ntp status」: ノードの時計は、このコンピュータの時計より {minutes} 分以上遅れています。', todo: 'どちらの時計が誤っているかを確認し、合わせてください。' },
      },
    },
    backup: {
      title: 'バックアップ',
      why: '電話機が現在信頼しているキーが含まれるのは、最後の証明書より後に取得したバックアップだけです。',
      found: {
        newer: { read: '最後に成功したバックアップは {date} のもので、読み取ったすべての証明書より新しいものです。', todo: '' },
        older: { read: '最後に成功したバックアップは {date} のものです。{service} 証明書は {since} に作成されています。', todo: '続行する前に、ディザスタ リカバリ システムでクラスタをバックアップしてください。' },
        none: { read: '履歴に、成功したバックアップがありません。', todo: '続行する前に、ディザスタ リカバリ システムでクラスタをバックアップしてください。' },
        'last-failed': { read: '最後に成功した {date} のバックアップはすべての証明書より新しいものですが、その後の {failed} のバックアップは失敗しています。', todo: '最後のバックアップが失敗した理由を調べてください。' },
        'not-compared': { read: '最後に成功したバックアップは {date} のものです。すべての証明書より新しいかどうかは判断できませんでした。読み取れなかった証明書があるか、タイムゾーンが不明で、時刻が近すぎます。', todo: '日時を自分で比較するか、新しいバックアップを取得してください。' },
      },
    },
    'itlrecovery-exported': {
      title: 'ITLRecovery キーの控え',
      why: 'ほかのすべてを失っても、このキーがあれば電話機の信頼を回復できます。',
      found: {
        confirmed: { read: 'ITLRecovery キーをエクスポート済みであることを、担当者が確認しました。', todo: '' },
        'to-confirm': { read: 'ITLRecovery キーがエクスポートされたかどうかを読み取れるインターフェイスはありません。', todo: 'パブリッシャで「file get tftp ITLRecovery.p12」を実行して SFTP サーバに保存し、ファイルとパスワードを安全な場所に保管してから、ここで確認済みにしてください。' },
        'no-such-key': { read: 'リリース {release} に ITLRecovery キーはありません。', todo: '' },
      },
    },
    'certificate-expiry': {
      title: '証明書: 有効期限',
      why: '変更と同じ夜に期限切れの証明書を再作成すると、電話機が締め出されることがあります。',
      found: {
        valid: { read: '30 日以内に期限が切れる CallManager、CAPF、TVS、ITLRecovery の証明書はありません。最初に期限が切れるのは {service} ({until}) です。', todo: '' },
        near: { read: '{service} 証明書の期限は {until} です (残り {days} 日)。', todo: '変更とは別の夜に再作成し、CTL ファイルに含まれる証明書であれば、その後で CTL ファイルを更新してください。' },
        expired: { read: '{service} 証明書は {until} に期限が切れました。', todo: '変更の前に再作成を計画し、その前後にバックアップを取得してください。再作成後に、署名者の項目をもう一度確認してください。' },
      },
    },
    'key-sizes': {
      title: '証明書: キーの長さ',
      why: '2048 ビットより短いキーは現在は推奨されません。また、ITLRecovery のキーがほかの証明書より短いと、回復用のコマンドが失敗することがシスコの文書に記載されています。',
      found: {
        enough: { read: '{bits} ビットより短い RSA キーはありません。', todo: '' },
        short: { read: '{service} のキーは {bits} ビットです。', todo: '別の夜に証明書の再作成を計画してください。' },
        'recovery-short': { read: 'ITLRecovery のキーは {bits} ビット、CallManager のキーは {others} ビットです。', todo: '必要になる前に、混合モードのクラスタ用に文書化された手順で ITLRecovery を再作成してください。' },
      },
    },
    'name-lengths': {
      title: '証明書: 名前の長さ',
      why: 'CallManager または CAPF の発行者名かサブジェクト名がこれより長いと、パブリッシャは混合モードを拒否します。',
      found: {
        fit: { read: 'CallManager と CAPF の発行者名とサブジェクト名に、{max} 文字を超えるものはありません。', todo: '' },
        'too-long': { read: '{service} 証明書に {length} 文字の名前があります。上限は {max} 文字です。', todo: '短い名前で証明書を再作成してください。' },
      },
    },
    'export-control': {
      title: '輸出規制とライセンス',
      why: 'これがないと、パブリッシャは混合モードと CTL ファイルの更新を拒否します。元に戻すための操作も同じです。',
      found: {
        confirmed: { read: 'ライセンス ページの表示を、担当者が確認しました。', todo: '' },
        'to-confirm': { read: 'リリース {release} には、輸出規制対象機能を許可する登録が必要です。クラスタがそのように登録されているかどうかを読み取れるインターフェイスはありません。', todo: '[システム (System)] > [ライセンス (Licensing)] > [ライセンス管理 (License Management)] を見て、ここで確認済みにしてください。非セキュア モードへの変更には必要ありません。' },
        'licence-to-confirm': { read: 'リリース {release} の混合モードには、暗号化ライセンスが必要です。クラスタにあるかどうかを読み取れるインターフェイスはありません。', todo: 'Prime License Manager を見て、ここで確認済みにしてください。非セキュア モードへの変更には必要ありません。' },
        'not-needed': { read: 'リリース {release} では、どちらも必要ありません。', todo: '' },
      },
    },
    upgrade: {
      title: '実行中のアップグレード',
      why: 'アップグレード中はサービスを再起動できず、拒否されるコマンドがあります。',
      found: {
        none: { read: 'パブリッシャで実行中のアップグレードはありません。', todo: '' },
        running: { read: 'パブリッシャでアップグレードが実行中です。', todo: '完了するまで待ってください。' },
        likely: { read: 'パブリッシャがページ送りの停止を拒否しました。アップグレードが実行中か、アカウントの特権レベルが 0 です。', todo: 'より高い特権レベルのアカウントで、パブリッシャの「utils system upgrade status」を実行してください。' },
      },
    },
    'alternate-tftp': {
      title: 'ほかのクラスタの TFTP サーバ',
      why: '「utils ctl」がファイルを書き込むのは、自分のクラスタのノードだけです。',
      found: {
        none: { read: 'CTL ファイルの TFTP と CallManager のエントリは、すべてこのクラスタのノードのものです。', todo: '' },
        found: { read: 'CTL ファイルに、このクラスタのノードではないサーバがあります: {names}。', todo: 'ほかのクラスタの TFTP サーバか、名前を変更または削除したノードです。ほかの TFTP サーバには新しいファイルを自分で配置するか、CTL ファイルを更新してください。' },
        'no-file': { read: 'パブリッシャに CTL ファイルはありません。', todo: '' },
      },
    },
    fips: {
      title: 'FIPS モード',
      why: 'FIPS、Common Criteria、Enhanced Security の各モードを切り替えるとキーが再作成され、CTL ファイルを作り直す必要があります。',
      found: {
        off: { read: 'すべてのノードで FIPS モードは無効です。', todo: '' },
        on: { read: 'FIPS モードが有効です。', todo: '変更の夜には切り替えないでください。すべてのノードで同じ設定にする必要があります。' },
      },
    },
    'ctl-provider': {
      title: 'Cisco CTL Provider',
      why: 'シスコの文書 118892 は、すべてのアクティブな TFTP サーバで動作していることを求めています。',
      found: {
        started: { read: 'Cisco Tftp が有効な {count} ノードすべてで動作しています。', todo: '' },
        'not-started': { read: 'Cisco Tftp は有効ですが、Cisco CTL Provider が動作していません。', todo: 'Cisco Unified Serviceability で有効にし、起動してください。' },
        'not-needed': { read: 'リリース {release} に CTL Provider はありません (14SU2 で終了)。', todo: '' },
        'no-tftp': { read: 'Cisco Tftp が有効なノードがない間は、どのノードにも必要ありません。', todo: 'Cisco Tftp を有効にして、もう一度確認してください。' },
      },
    },
    capf: {
      title: '認証局プロキシ機能 (CAPF)',
      why: 'シスコの文書 118892 は、パブリッシャで動作していることを求めています。CAPF の証明書は CTL ファイルのエントリです。',
      found: {
        started: { read: 'パブリッシャで動作しています。', todo: '' },
        'not-started': { read: 'パブリッシャで動作していません。', todo: 'Cisco Unified Serviceability で有効にし、起動してください。初めて有効にした場合は、CTL ファイルの更新が必要です。' },
      },
    },
    tvs: {
      title: '信頼検証サービス (TVS)',
      why: '電話機は、保持しているファイルにない署名者を TVS に問い合わせます。',
      found: {
        started: { read: '{count} ノードすべてで動作しています。', todo: '' },
        'not-started': { read: '動作していません。', todo: 'Cisco Trust Verification Service を起動してください。動作していないと、電話機は自分の知らない署名者をすべて拒否します。' },
      },
    },
    tftp: {
      title: 'Cisco Tftp',
      why: '電話機は、再起動時に Cisco Tftp から CTL ファイルを読み込みます。',
      found: {
        answers: { read: 'Cisco Tftp が有効な {count} ノードすべてが応答し、ファイルを配布しています。', todo: '' },
        'not-started': { read: 'Cisco Tftp は有効ですが、動作していません。', todo: '起動するか、ファイルを配布しないノードであれば無効にしてください。' },
        'no-answer': { read: 'ファイル サービスから読み取れませんでした: {error}。', todo: 'サービスと、ノードのポート 6970 および 6971 を確認してください。' },
        nowhere: { read: 'Cisco Tftp が有効なノードがありません。', todo: '有効にしてください。電話機は何も読み込めません。' },
      },
    },
    signer: {
      title: '次の CTL ファイルの署名者',
      why: '電話機は、保持しているファイルに含まれる署名者か、TVS が検証する署名者の新しいファイルだけを受け入れます。',
      found: {
        known: { read: '「utils ctl」が署名に使うキーの、{service} の現在の証明書は、電話機が保持している可能性のあるすべての CTL ファイルに含まれています。', todo: '' },
        'no-file': { read: '電話機にファイルを配布するノードで、CTL ファイルを保持しているものはありません。ファイルを保持していない電話機は、最初のファイルを受け入れます。署名するのは {service} です。', todo: '' },
        'tvs-only': { read: '{service} の現在の証明書は、電話機が保持している可能性のある CTL ファイルのすべてには含まれていません。TVS が動作しており、検証する可能性があります。', todo: '先に 1 台の電話機で試してください。TVS に問い合わせない電話機では、1 台ずつ現地作業が必要です。' },
        visits: { read: '{service} の現在の証明書は、電話機が保持する CTL ファイルに含まれておらず、TVS の動作を確認できたノードもありません。', todo: 'TVS を起動し、もう一度確認してください。起動しない場合、該当する電話機では 1 台ずつ現地作業が必要です。' },
        'visits-reset': { read: '{service} の現在の証明書は、電話機が保持する CTL ファイルに含まれておらず、TVS の動作を確認できたノードもありません。', todo: '先に CallManager のキーで署名してください (「utils ctl reset localkey」)。CallManager の現在の証明書は、そのファイルに含まれています。ITLRecovery を再作成した後の、文書化された手順です。' },
        'not-known': { read: '{service} の現在の証明書が、電話機の保持する CTL ファイルに含まれているかどうかを判断できませんでした。', todo: 'パブリッシャの「show cert own {service}」と、各ノードの「show ctl」を比較してください。' },
        'no-command': { read: 'リリース {release} に「utils ctl」はありません。セキュリティ トークンで署名します。', todo: '' },
      },
    },
    'ctl-files': {
      title: 'ノードの CTL ファイル',
      why: 'ディスク上のファイルも電話機に配布されるファイルも、すべてのノードで同じである必要があります。',
      found: {
        same: { read: '{count} ノードが同じ検証済みのファイル (SHA-1 {sha1}) を保持しています。Cisco Tftp が有効なノードは、このファイルを電話機に配布しています。', todo: '' },
        differs: { read: 'CTL ファイルがパブリッシャのものと異なるか、ありません。', todo: '次の変更で、すべてのノードに同じファイルが書き込まれます。このノードに届かない場合は、レプリケーションとノード間の SFTP を確認してください。' },
        'served-differs': { read: 'Cisco Tftp が、ディスク上のものとは異なる CTL ファイルを配布しています。', todo: 'このノードの Cisco Tftp を再起動し、もう一度確認してください。' },
        'not-verified': { read: '「show ctl」で検証済み (verified) と表示されていません。', todo: 'このノードの「show ctl」を見て、ファイルを作成した担当者を調べてください。' },
        'none-in-mixed-mode': { read: 'クラスタは混合モードですが、CTL ファイルを保持しているノードがありません。', todo: '電話機は現在のファイルを保持し続けます。トークン紛失時の手順で、新しいファイルを作成してください。' },
        none: { read: 'CTL ファイルを保持しているノードはありません。混合モードにしたことのないクラスタと同じ状態です。', todo: '' },
      },
    },
    'itl-files': {
      title: 'ノードの ITL ファイル',
      why: '非セキュア モードの電話機は、読み込むファイルを ITL ファイルだけで判断します。',
      found: {
        good: { read: '{count} ノードの ITL ファイルに、現在の証明書が含まれています。', todo: '' },
        'no-tftp': { read: 'Cisco Tftp が有効なノードがないため、電話機はどのノードからも ITL ファイルを受け取りません。', todo: 'Cisco Tftp を有効にして、もう一度確認してください。' },
        fails: { read: 'ITL ファイルが合っていません: {faults}。', todo: '非セキュア モードに変更する前に、このノードの Cisco Tftp を再起動し、電話機をリセットしてください。電話機がファイルを受け入れなくなっている場合は、管理者が「utils itl reset localkey」を実行できます。' },
        'not-known': { read: 'ITL ファイルに現在の証明書が含まれているかどうかを判断できませんでした。ノードが表示したファイルまたは証明書の情報だけでは、比較できません。', todo: 'このノードの「show itl」と現在の証明書を比較してください。' },
      },
    },
    'phone-interaction': {
      title: '証明書更新時の電話機のインタラクション (Phone Interaction on Certificate Update)',
      why: 'リリース 14 以降では、証明書が変わるとクラスタが自動的に電話機をリセットすることがあります。「utils ctl」でも同じことが起こるかどうかは文書化されていません。',
      found: {
        told: { read: 'エンタープライズ パラメータの値は「{value}」です。値の意味は文書化されていません。デフォルトでは、電話機は自動的にリセットされます。', todo: '[システム (System)] > [エンタープライズ パラメータ (Enterprise Parameters)] を確認してください。電話機が自動的に再起動しては困る場合は、その夜だけ手動に設定してください。' },
        'not-on-release': { read: 'リリース {release} にこのパラメータはありません。', todo: '' },
      },
    },
    'depends-on-mode': {
      title: '混合モードに依存するもの',
      why: 'セキュア プロファイル、トランク、Expressway-C のゾーンが暗号化で動作するのは、クラスタが混合モードの間だけです。',
      found: {
        none: { read: 'セキュア プロファイルのデバイス、暗号化された設定ファイル、セキュア トランク、Expressway-C は見つかりませんでした。', todo: '' },
        counted: { read: 'セキュア プロファイルのデバイス: {devices}、暗号化された設定ファイル: {configurations}、セキュア SIP トランク: {trunks}、Expressway-C: {expressways}。', todo: 'それぞれの担当者に、変更の日時を知らせてください。確認が必要なものは、変更のレポートに記載されます。' },
        'not-counted': { read: '数えられませんでした。', todo: 'セキュア プロファイルのデバイスを、[デバイス (Device)] > [電話 (Phone)] と [デバイス (Device)] > [トランク (Trunk)] で数えてください。' },
      },
    },
    'phones-off': {
      title: '登録されていない電話機',
      why: 'リセットが届くのは登録されている電話機だけです。署名者の変更を 2 回逃した電話機には、現地作業が必要になることがあります。',
      found: {
        none: { read: '一覧にある {count} 台の電話機は、すべて登録されています。', todo: '' },
        off: { read: '一覧にある {count} 台のうち {off} 台が、現在登録されていません: {names}。', todo: '電源を入れられる電話機には電源を入れてください。一覧は保存しておいてください。これらの電話機は、署名者をまだ信頼していれば、起動時に新しいファイルを読み込みます。' },
      },
    },
  },
} as const satisfies Catalog<typeof preflightEn>;
