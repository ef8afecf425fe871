import { type Catalog } from '../catalog.ts';
import { type changeEn } from '../en/change.ts';
import { rulesJa } from './rules.ts';

export const changeJa = {
  mode: {
    mixed: 'Cisco Unified {product} クラスタを混合モードに設定 (Set Cluster to Mixed Mode)',
    'non-secure': 'Cisco Unified {product} クラスタを非セキュア モードに設定 (Set Cluster to Non-Secure Mode)',
    update: 'CTL ファイルの更新 (Update CTL File)',
  },
  notOffered: {
    'no-ctl-file': '証明書を取り除く CTL ファイルがありません。先に CTL ファイルを作成してください。',
    'never-secured': 'CTL ファイルがなく、非セキュア モードでは必要ありません。最初のファイルは混合モードへの設定で作成します。',
    'release-without-tokens': 'リリース 14SU3 以降のクラスタはトークンに対応していません。トークンが不要な「utils ctl」コマンドを使用してください。',
  },
  severity: { refuse: '実行できません', 'typed-consent': '同意が必要です', consent: '同意が必要です', warn: '注意', note: '情報' },
  entryChange: {
    kept: '変更なし',
    'certificate-added': '証明書を追加',
    'certificate-removed': '証明書を削除',
    replaced: '証明書を置き換え',
    'address-changed': 'アドレスを変更',
    added: '新規',
    removed: '削除',
  },
  entryOrigin: {
    'this-cluster': 'このクラスタ',
    'other-cluster': 'このクラスタ以外の TFTP サーバ',
    firewall: 'ファイアウォールと思われます。この名前またはアドレスのサーバはこのクラスタにありません',
    'unknown-function': '機能が不明',
    stale: 'このクラスタのどのサーバにも一致しません',
  },
  entryLock: {
    signer: 'このトークンでファイルに署名します',
    'server-of-cluster': 'クラスタの一覧にあるサーバです',
    capf: 'CAPF はクラスタの一部です',
    'cluster-sast': 'このリリースでは、クラスタ自身の署名キーをファイルに含めます',
    'not-continued': '新しいファイルは現在のファイルを引き継ぎません',
  },
  rule: rulesJa,
  notKnown: '不明',
  scenario: {
    'founding-document': '混合モード、トークンは 2 個とも手元にある',
    'never-secured': '一度も保護されていない: 初めての混合モード',
    'ctl-file-lost': 'トークンをすべて紛失し、CTL ファイルも削除した',
    'ctl-file-empty': 'トークンをすべて紛失し、CTL ファイルは空',
    'tokenless-mixed': 'トークンなしの混合モードからトークンへ移行',
    'one-token-lost': '2 個のトークンのうち 1 個を紛失',
    'server-unreachable': '応答しないサーバがある',
    'files-differ': 'サーバの CTL ファイルが一致していない',
    'server-renamed': 'サーバの名前を変更した',
    'other-tftp-server': '別のクラスタの TFTP サーバを追加する',
    'change-interrupted': '2 台のうち 1 台で変更が中断された',
    'vendor-provider': 'ノードでシスコの CTL プロバイダが動作している',
  },
  otherFile: {
    file: '{servers}: 別のファイルを保持しています。そのファイルとの比較: 変更なし (バイト単位で同一) {kept} エントリ、新規 {added}、削除 {removed}',
    none: '{servers}: 比較できる CTL ファイルがありません。{added} エントリすべてが新規です',
  },
  phoneList: { heading: '電話機,モデル,説明,デバイス プール,TFTP サーバ,状態,理由,予測,完了,クラスタ,CTL ファイルの MD5,CTL ファイルの SHA-1,保存日時 (UTC)', done: '済', open: '未' },
} as const satisfies Catalog<typeof changeEn>;
