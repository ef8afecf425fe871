import { type DetailTexts } from '../catalog.ts';

export const detailsJa = {
  problem: {
    'too-large': '1 MiB を超えています',
    'not-a-ctl-file': '先頭が CTL ファイルの形式ではありません',
    version: 'バージョンが 1.2 ではありません',
    truncated: '途中で終わっているか、長さが終端を越えています',
    length: '要素の長さが不正です',
    text: '文字列の終わり方が不正です',
    duplicate: '要素が重複しています',
    missing: '必須の要素がありません',
    misplaced: '要素の位置が不正です',
    padding: 'パディングの位置が不正です',
    'too-many-elements': '要素が多すぎます',
    'too-many-records': 'エントリが 1024 件を超えています',
    'signer-incomplete': '署名者のエントリが不完全です',
    'signer-key': '署名者のキーが 1024、2048、4096 ビットの RSA キーではありません',
    'certificate-unreadable': '証明書を読み取れません',
  },
  notChecked: {
    'signer-absent': '署名者の発行者とシリアル番号を持つエントリがありません',
    digest: 'SHA-1 と SHA-512 以外のダイジェストです',
    algorithm: 'RSA 以外の署名アルゴリズムです',
    'modulus-code': '意味の分からないキー長コードです',
    'certificate-absent': '署名者のエントリに証明書がありません',
    'certificate-unreadable': '署名者の証明書を読み取れません',
    'key-type': '署名者のキーが RSA キーではありません',
    'key-length': '署名者のキーが 1024、2048、4096 ビットではありません',
  },
  bad: {
    'key-length-differs': 'ファイルのキー長が署名者の証明書と異なります',
    signature: '署名が、このファイルに対する署名者のキーによるものではありません',
  },
  cannotSign: {
    unreadable: '証明書として読み取れません',
    'key-not-rsa': 'キーが RSA ではありません (CTL ファイルの署名には RSA を使用します)',
    'rsa-length': 'キーの長さが 1024、2048、4096 ビットのいずれでもありません',
    'key-usage': 'キーの用途 (keyUsage) に「デジタル署名」も「否認防止」もありません',
    'ca-of-another': 'このトークン内の別の証明書を発行した CA の証明書です',
  },
  unknown: {
    'no-output': '何も表示されませんでした',
    'words-unknown': '未知の文言です',
    incomplete: '応答が途中で終わっています',
    interrupted: '応答の途中に、アラームなど別の出力が入りました',
    contradictory: '応答の内容が矛盾しています',
  },
  refused: {
    'export-control': '輸出規制対象機能が許可された状態でクラスタが登録されていません',
    'no-such-command': 'ノードがこのコマンドに対応していません',
  },
  advice: {
    'restart-tftp-and-callmanager': 'Cisco Tftp と Cisco CallManager を、実行しているすべてのノードで再起動する',
    'reset-phones': 'すべての電話機をリセットする',
    'restart-ctimanager': 'Cisco CTIManager を、実行しているすべてのノードで再起動する',
  },
  signature: { bad: '署名を検証できません: ', 'not-checked': '署名を確認できません: ' },
} as const satisfies DetailTexts;
