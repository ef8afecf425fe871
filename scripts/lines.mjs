/**
 * What set-up and `npm start` say in a terminal, in every language of the product. They run before a package is there that could read `shared/texts`, so it stands here, in JavaScript with Node built-ins alone.
 * What npm, a server or the system says in a failure stays as it is.
 */
import { languageAmong, localeOf } from '../shared/texts/locale.js';

const EN = {
  installing: 'Installing the locked packages, once: 35 to 60 seconds where it was measured, longer on a slow line...',
  /** @type {(seconds: number, files: number) => string} */
  stillInstalling: (seconds, files) => `Still installing, ${seconds} s: ${files} files have come so far.`,
  /** @type {(seconds: number, code: string) => string} */
  asksAgain: (seconds, code) => `Still installing, ${seconds} s: the registry does not answer (${code}); npm asks it again.`,
  /** @type {(seconds: number) => string} */
  installed: (seconds) => `Installed in ${seconds} s.`,
  /** @type {(why: string) => string} */
  setUpFailed: (why) => `Set-up did not end: ${why}.`,
  npmMissing: 'npm is not there; it comes with Node',
  npmFailed: 'npm ci failed; what it said is above. Once that is mended, type the same command again',
  /** @type {(registry: string, code: string) => string} */
  noRegistry: (registry, code) => `the npm registry ${registry} does not answer (${code}). See to the network or its proxy, or name another registry (npm config set registry ADDRESS), then type the same command again; npm keeps what has come`,
  /** @type {(message: string) => string} */
  notBuilt: (message) => `The programs could not be built here: ${message}.`,
  /** @type {(version: string) => string} */
  opening: (version) => `Open CTL Client ${version}: opening the window (Electron).`,
  /** @type {(why: string) => string} */
  serving: (why) => `Serving the window as a page of this computer: ${why}.`,
  /** @type {(option: string) => string} */
  optionGiven: (option) => `${option} was given`,
  noScreen: 'there is no screen (DISPLAY, WAYLAND_DISPLAY)',
  isRoot: 'Electron does not run as root',
  noSandbox: 'this system does not let Electron make its sandbox',
  overridden: 'ELECTRON_OVERRIDE_DIST_PATH names a folder without Electron',
  /** @type {(version: string, soFar: string) => string} */
  electronLater: (version, soFar) => `Electron ${version} is still on its way (${soFar}); once it is there, npm start opens the window`,
  /** @type {(version: string, why: string) => string} */
  noElectron: (version, why) => `Electron ${version} could not be had (${why}); npm start or npx install-electron tries again`,
  gettingElectron: 'Getting Electron, once (about 120 MB; where that takes longer than 20 seconds, the page opens meanwhile)...',
  electronThere: 'Electron is there: the next npm start opens the window.',
  /** @type {(why: string) => string} */
  electronFailed: (why) => `Electron could not be had (${why}). The page goes on; npm start or npx install-electron tries again.`,
  /** @type {(have: string) => string} */
  soFar: (have) => `${have} MB so far`,
  /** @type {(have: string, whole: string, percent: number) => string} */
  soFarOf: (have, whole, percent) => `${have} of ${whole} MB, ${percent} %`,
  processEnded: 'its process ended',
  anotherStart: 'another npm start is downloading it',
  /** @type {(why: string) => string} */
  notUnpacked: (why) => `it could not be unpacked: ${why}`,
  /** @type {(host: string, status: number) => string} */
  answered: (host, status) => `${host} answered ${status}`,
  /** @type {(status: number, have: number) => string} */
  otherPart: (status, have) => `answer ${status} that does not go on at ${have}`,
  silent: 'nothing came any more',
  cut: 'the line was cut',
  /** @type {(bytes: number) => string} */
  tooLarge: (bytes) => `more than ${bytes} bytes came`,
};

/** @type {typeof EN} */
const JA = {
  installing: '必要なパッケージをインストールします (初回のみ)。測定では 35 ～ 60 秒、低速な回線ではさらに時間がかかります...',
  stillInstalling: (seconds, files) => `インストール中です (${seconds} 秒経過): これまでに ${files} 個のファイルを取得しました。`,
  asksAgain: (seconds, code) => `インストール中です (${seconds} 秒経過): レジストリが応答しません (${code})。npm が再試行します。`,
  installed: (seconds) => `${seconds} 秒でインストールしました。`,
  setUpFailed: (why) => `セットアップを完了できませんでした: ${why}。`,
  npmMissing: 'npm が見つかりません。npm は Node に付属しています',
  npmFailed: 'npm ci が失敗しました。上に npm の出力があります。問題を解決してから、同じコマンドをもう一度実行してください',
  noRegistry: (registry, code) => `npm レジストリ ${registry} が応答しません (${code})。ネットワークやプロキシを確認するか、別のレジストリを指定して (npm config set registry アドレス)、同じコマンドをもう一度実行してください。取得済みのものは npm が保持しています`,
  notBuilt: (message) => `プログラムをビルドできませんでした: ${message}。`,
  opening: (version) => `Open CTL Client ${version}: ウィンドウを開きます (Electron)。`,
  serving: (why) => `ウィンドウの代わりに、このコンピュータのページとして開きます: ${why}。`,
  optionGiven: (option) => `${option} が指定されています`,
  noScreen: '画面がありません (DISPLAY、WAYLAND_DISPLAY)',
  isRoot: 'Electron は root では動作しません',
  noSandbox: 'このシステムでは Electron がサンドボックスを作成できません',
  overridden: 'ELECTRON_OVERRIDE_DIST_PATH のフォルダに Electron がありません',
  electronLater: (version, soFar) => `Electron ${version} を取得中です (${soFar})。取得後に npm start を実行すると、ウィンドウが開きます`,
  noElectron: (version, why) => `Electron ${version} を取得できませんでした (${why})。npm start または npx install-electron で再試行できます`,
  gettingElectron: 'Electron を取得します (初回のみ、約 120 MB)。20 秒以上かかる場合は、先にページを開きます...',
  electronThere: 'Electron を取得しました。次の npm start でウィンドウが開きます。',
  electronFailed: (why) => `Electron を取得できませんでした (${why})。ページはそのまま使用できます。npm start または npx install-electron で再試行できます。`,
  soFar: (have) => `${have} MB 取得済み`,
  soFarOf: (have, whole, percent) => `${whole} MB のうち ${have} MB、${percent} %`,
  processEnded: '取得のプロセスが終了しました',
  anotherStart: '別の npm start が取得しています',
  notUnpacked: (why) => `展開できませんでした: ${why}`,
  answered: (host, status) => `${host} の応答: ${status}`,
  otherPart: (status, have) => `応答 ${status} は ${have} バイト目の続きではありません`,
  silent: 'データが届かなくなりました',
  cut: '接続が切れました',
  tooLarge: (bytes) => `${bytes} バイトを超えるデータが届きました`,
};

export const LINES = { en: EN, ja: JA };

/** In the language of this terminal. */
export const lines = LINES[languageAmong(/** @type {[keyof typeof LINES]} */ (Object.keys(LINES)), localeOf(process.env))];

/** @param {string} line */
export const say = (line) => process.stderr.write(`${line}\n`);
