import { type LeftByRestart } from '../../domain/left-to-do.ts';

/** What a restart of services and phones may leave to do: in its own list, and in that of its change. */
export const leftByRestartJa = {
  'go-on': 'サービスの再起動と電話機のリセットが終わっていません。このクラスタにサインインして、再開するか、中止してください。',
  'find-refusal': '最初に、先行確認の電話機がファイルを拒否した理由を調べてください。受け入れる電話機を確認できるまで、電話機のリセットも Cisco CallManager の再起動も行わないでください。以下の作業はその後です。',
  'look-at-phones': '未登録だった電話機と再登録されなかった電話機を確認してください。次に起動したときに新しいファイルをダウンロードするか、拒否します。',
  'look-at-secure-phones': 'すべてのノードで、セキュリティありで登録されたままの電話機がないか確認し、あればリセットしてください。',
} satisfies Readonly<Record<LeftByRestart, string>>;
