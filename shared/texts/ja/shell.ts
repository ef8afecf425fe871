import { type Catalog } from '../catalog.ts';
import { type shellEn } from '../en/shell.ts';

export const shellJa = {
  pick: { 'token-library': 'トークンの PKCS#11 ライブラリを選択', 'trust-list': 'CTL ファイルまたは ITL ファイルを開く' },
  close: {
    stay: '閉じない',
    cancelAndClose: '変更をキャンセルして閉じる',
    ask: {
      message: '変更を実行しています。',
      detail: '新しい CTL ファイルに切り替えたサーバはまだありません。変更をキャンセルして閉じるか、完了するまでお待ちください。',
    },
    refuse: {
      message: 'サーバへ書き込み中です。',
      detail: 'すべてのサーバの CTL ファイルが同じになるように、変更を最後まで実行します。完了するとウィンドウを閉じられます。',
    },
  },
} as const satisfies Catalog<typeof shellEn>;
