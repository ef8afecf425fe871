import { type Catalog } from '../catalog.ts';
import { type historyEn } from '../en/history.ts';

export const historyJa = {
  outcome: {
    unfinished: '未完了',
    'not-begun': '未開始',
    done: '完了',
    incomplete: '一部のみ完了',
    'not-done': '未実施',
    unknown: '不明',
  },
  undone: '取り消し済み',
  leftAsItIs: '{outcome} (そのまま終了)',
  phase: {
    'not-begun': 'どのサーバにも書き込まないうちに停止しました。',
    staged: '新しいファイルがサーバに一時保存されている可能性があります。一時保存したファイルは電話機に配布されません。',
    writing: 'サーバの変更中に停止しました。電話機がすでに新しいファイルを取得している可能性があります。',
    ended: '最後まで実行しました。',
  },
  damagedFrom: 'ジャーナルが {line} 行目以降破損しているため、どこまで進んだかはジャーナルから分かりません。変更の結果はサーバから読み取ります。',
  problem: {
    'earlier-version': '以前のバージョンのプログラムで作成されたもので、ジャーナルを読み取れません。フォルダの内容は変更しません。',
    'newer-version': '新しいバージョンのプログラムで作成されたものです。フォルダの内容は変更しません。そのバージョンを使用してください。',
    damaged: 'ジャーナルが破損していて読み取れません。フォルダの内容は変更しません。',
  },
  kind: {
    mixed: '混合モード',
    'non-secure': '非セキュア モード',
    update: 'CTL ファイルの更新',
    'reset-localkey': 'CallManager キーでの CTL ファイルの署名',
    'delete-ctl-files': 'CTL ファイルの削除 (トークン紛失時)',
  },
  found: {
    at: '{time} に読み取った状態:',
    place: {
      new: '{where}: 新しい CTL ファイル (ダイジェスト {digest})。',
      previous: '{where}: 変更前の CTL ファイル (ダイジェスト {digest})。',
      other: '{where}: 新しいファイルでも変更前のファイルでもない CTL ファイル (ダイジェスト {digest})。',
      none: '{where}: CTL ファイルはありません。',
      unknown: '{where}: 読み取れなかったため、不明です。',
    },
    staged: '{where}: 一時保存した CTL ファイルが残っています。電話機には配布されません。',
    outcome: {
      done: 'すべてのサーバが新しい CTL ファイルを保持し、モードは要求どおりです。',
      'not-done': 'どのサーバも変更前と同じ状態で、モードも変更前のままです。',
      incomplete: '変更された箇所がありますが、すべてが要求どおりではありません。',
      unknown: '読み取れた内容からは判断できません。',
    },
  },
  resume: {
    finish: { title: '完了させる', does: 'そのときに署名した CTL ファイルをすべてのサーバに配布し、続けてモードを設定します。トークンは不要です。' },
    undo: {
      title: '取り消す',
      does: '変更前に保持していた CTL ファイルを各サーバに戻し、続けてモードを戻します。トークンは不要です。',
    },
    keep: { title: '現在の状態のまま終了する', does: '何も書き込みません。現在の状態をレポートに記録して、この変更を終了します。' },
    either: '完了または取り消し',
    notOffered: '実行できません: {reason}。',
    way: '{way}: {what}',
    opposite: 'この接続方法で元に戻すには、別の変更を行います: {kind}。通常の変更と同じように、計画と同意が必要です。',
  },
  left: '残りの作業: {left} 件。',
  leftWithPhones: '残りの作業: {left} 件、現地作業が必要な電話機: {phones} 台。',
  who: '{operator} ({username} としてサインイン)',
  whoUnknown: '{username} としてサインイン',
  endedBy: { finish: '後から完了: {time}、{who}', undo: '後から取り消し: {time}、{who}', keep: 'そのまま終了: {time}、{who}' },
} as const satisfies Catalog<typeof historyEn>;
