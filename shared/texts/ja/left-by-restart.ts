import { type LeftByRestart } from '../../domain/left-to-do.ts';

/** What is left to do in the same words in the list of a restart of services and phones and in that of its change. */
export const leftByRestartJa = {
  'go-on': 'サービスの再起動と電話機のリセットが終わっていません。このクラスタにサインインして、再開するか、中止してください。',
  'find-refusal': '最初に、先行確認の電話機がファイルを拒否した理由を調べてください。受け入れる電話機を確認できるまで、電話機のリセットも Cisco CallManager の再起動も行わないでください。以下の作業はその後です。',
  'look-at-phones': '未登録だった電話機と再登録されなかった電話機を確認してください。次に起動したときに新しいファイルをダウンロードするか、拒否します。',
  'look-at-secure-phones': 'すべてのノードで、セキュリティありで登録されたままの電話機がないか確認し、あればリセットしてください。',
  'restart-haproxy': 'CallManager 証明書が変わったすべてのノードで、Cisco HAProxy サービスを再起動してください (「utils service restart Cisco HAProxy」)。再起動するまで、ポート 6971 は以前の証明書を提示します。',
  'compare-on-phone': '電話機に表示される CTL ファイルの値 (MD5、SHA-1、署名者のシリアル番号のいずれか) を、新しいファイルと比較します。',
} satisfies Readonly<Record<LeftByRestart | 'restart-haproxy' | 'compare-on-phone', string>>;
