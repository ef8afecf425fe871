import { type Catalog } from '../../catalog.ts';
import { type signingInEn } from '../../en/window/signing-in.ts';

export const signingInJa = {
  title: '{host} にサインインしています',
  lead: '入力は不要です。クラスタの情報を読み取っているだけで、クラスタには何も変更を加えません。中止するには [キャンセル] を押してください。',
  reads: {
    'ctl-provider': {
      signIn: 'パブリッシャがユーザ名とパスワードを確認し、クラスタのサーバの一覧を返します。続いて、同じユーザ名とパスワードで各サーバにサインインします。',
      files: '各サーバから CTL ファイルを、パブリッシャからセキュリティ モード、リリース、証明書を読み取ります。',
    },
    platform: {
      signIn: 'パブリッシャが OS 管理者を確認し、ノードの一覧を返します。未承認のキーがあるノードについては確認を求めます。続いて、同じユーザで各ノードにサインインします。',
      files: '各ノードから CTL ファイルとサービスの状態を、パブリッシャからセキュリティ モードとリリース、アプリケーション ユーザが読み取れる情報を読み取ります。',
      checks: '確認項目の読み取りが終わる前に、次の画面に進みます。',
    },
  },
} as const satisfies Catalog<typeof signingInEn>;
