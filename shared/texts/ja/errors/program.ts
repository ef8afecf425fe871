import { type ErrorCodeOf } from '../../../domain/error-codes.ts';
import { type ErrorText } from '../../catalog.ts';

/** The plan, the change, and calls of windows and programs. */
export const programErrorsJa = {
  'plan.no-ctl-file': {
    title: 'サーバに CTL ファイルがありません',
    explanation: '新しい CTL ファイルは、各サーバの現在の CTL ファイルを基に作成し、そこに含まれるトークンで署名します。このサーバには基になるファイルがありません。変更は行われていません。',
    action: 'サーバの CLI で「show ctl」を入力し、ファイルがない理由を確認してください。このバージョンでは、最初の CTL ファイルは作成できません。',
  },
  'plan.mode-not-offered': {
    title: 'このモードはここでは設定できません',
    explanation: 'このバージョンで設定できるのは非セキュア モードです。混合モードに必要な CTL エントリは作成しません。変更は行われていません。',
    action:
      'リリース 10.0(1) 以降であれば、パブリッシャの CLI で「utils ctl set-cluster mixed-mode」を入力すると、混合モードを設定できます。その場合の CTL ファイルは、トークンを使わずに署名されます。',
  },
  'plan.token-not-in-file': {
    title: 'このトークンは現在の CTL ファイルに含まれていません',
    explanation:
      '電話機が新しい CTL ファイルを受け入れるのは、現在の CTL ファイルにセキュリティ トークン (SAST、System Administrator Security Token) として含まれる署名者が署名した場合だけです。このサーバの CTL ファイルにはトークン {serial} が含まれないため、その署名は電話機に拒否されます。署名は行われておらず、パスワードも試していません。',
    action:
      'すべてのサーバの CTL ファイルに含まれるトークンを挿入してください。1 つも残っていない場合は、リリース 10.0(1) 以降であれば、パブリッシャの CLI で「utils ctl set-cluster non-secure-mode」を入力すると、トークンなしでモードを変更できます。',
  },
  'plan.too-many-entries': {
    title: 'CTL ファイルのエントリが多すぎます',
    explanation: 'エントリは {count} 個になりますが、CUCM が CTL ファイルに入れるエントリは {max} 個までです。署名も変更も行われていません。',
    action: '「show ctl」を入力し、すでに存在しないサーバやトークンのエントリがないか確認してください。このバージョンではエントリを削除できません。',
  },
  'plan.outdated': {
    title: '計画が現在の状態と合いません',
    explanation: '計画を作成した後に、クラスタ、CTL ファイル、または選択内容が変わりました。この計画によって新しい CTL ファイルの提供を始めるサーバはありません。',
    action: 'クラスタを読み取り直し、新しい計画を作成してください。',
  },
  'apply.locked': {
    title: 'このクラスタの別の変更が実行中です',
    explanation: 'このコンピュータから同時に行えるクラスタの変更は 1 つだけです。今回の変更は開始しておらず、パスワードも試していません。実行中のプログラム: {holder}',
    action: '別の変更が終わるまで待ってください。そのプログラムがすでに終了している場合は、もう一度実行してください。実行中のプログラムがないのにこの表示が続く場合は、ファイル {file} を削除してください。',
  },
  'apply.cancelled': {
    title: '変更をキャンセルしました',
    explanation: '新しい CTL ファイルの提供を始めたサーバはありません。サーバに一時保存したコピーは、サーバと通信できる限り削除します。電話機には渡りません。',
    action: '準備ができたら、新しい計画を作成してください。',
  },
  'apply.consent-missing': {
    title: 'この変更に必要な同意が入力されていません',
    explanation: '電話機が新しい CTL ファイルを拒否すると、1 台ずつ現地での作業が必要になります。そのため、「{wanted}」と入力するまで変更を始めません。何も送信しておらず、変更もありません。',
    action: '電話機についての説明を読み、同意する場合は {wanted} と入力してください。',
  },
  'apply.proof-failed': {
    title: '結果を確認できませんでした',
    explanation: '書き込んだ内容と読み取った内容が異なるため、変更を停止しました。手順: {step}。想定: {expected}。実際: {found}。',
    action: '各サーバの状態をレポートで確認してください。すべてのサーバの CTL ファイルが同じになるまで、電話機を再起動しないでください。その後、クラスタを読み取り直し、新しい計画を作成してください。',
  },
  'contract.violation': {
    title: '要求が受け付けられませんでした',
    explanation: '画面またはほかのプログラムから、形式の正しくない要求が送られました。要求全体を拒否し、何も実行していません。',
    action: 'もう一度実行してください。繰り返し発生する場合は、このプログラムの画面をすべて閉じ、起動し直してください。',
  },
  'contract.not-now': {
    title: '現在この操作はできません',
    explanation: '要求 ({call}) が現在の画面に合わないか、ほかの処理が実行中です。何も実行していません。',
    action: '実行中の処理が終わるまで待ち、表示されている画面から続けてください。',
  },
  'usage.wrong': {
    title: 'コマンドが不完全か、正しくありません',
    explanation: '{detail}。変更は開始していません。',
    action: '--help を付けて実行し、コマンドの使用方法を確認してください。',
  },
  'usage.secret-missing': {
    title: 'パスワードを読み取れませんでした',
    explanation: '読み取ろうとしたもの: {what}。入力できる端末がないか、ファイル記述子から有効な内容を読み取れませんでした。変更は開始していません。',
    action: '端末でコマンドを実行するか、ファイル記述子でパスワードを渡してください (--help を参照)。ほかの人に見える可能性があるため、引数では渡せません。',
  },
  'program.page-not-served': {
    title: 'このコンピュータでウィンドウを表示できません',
    explanation: 'ページ、または 127.0.0.1 のポートを使用できませんでした: {detail}。何も開始していません。',
    action: 'ポートが使用中の場合は --port でほかの番号を指定するか、--port を省略して空いているポートを使用してください。',
  },
  'program.fault': {
    title: 'プログラムに異常が発生しました',
    explanation: 'プログラムが想定していない状況になりました ({detail})。変更の実行中だった場合は、どこまで進んだかは確かではありません。変更の記録は、その変更のフォルダに残っています。',
    action: 'ほかの操作の前に、クラスタを読み取り直し、各サーバの状態を確認してください。不具合の報告のために、この文面を保存してください。',
  },
} as const satisfies Readonly<Record<ErrorCodeOf<'plan' | 'apply' | 'contract' | 'usage' | 'program'>, ErrorText>>;
