import { type Catalog } from '../catalog.ts';
import { type historyEn } from '../en/history.ts';

export const historyJa = {
  outcome: {
    unfinished: '未完了',
    'not-begun': '未着手',
    done: '完了',
    incomplete: '一部のみ完了',
    'not-done': '未実施',
    unknown: '不明',
  },
  phase: {
    'not-begun': 'どのサーバにも書き込まないうちに停止しました。',
    staged: '新しいファイルがサーバに一時保存されている可能性があります。一時保存したファイルは電話機に配布されません。',
    writing: 'サーバの変更中に停止しました。電話機がすでに新しいファイルを取得している可能性があります。',
    ended: '最後まで実行しました。',
  },
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
  who: '{operator} ({username} としてサインイン)',
  whoUnknown: '{username} としてサインイン',
} as const satisfies Catalog<typeof historyEn>;
