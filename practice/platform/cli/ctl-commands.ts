import { readCtlFile } from '../../../shared/ctl-file/read.ts';
import { showNoCtl } from '../../../shared/ctl-file/show.ts';
import { showCtlText, showItlText } from '../../../core/trust/show.ts';
import { verifyCtlFile } from '../../../core/trust/verify.ts';
import { type ChangeKind, type CommandKind } from '../../../shared/domain/change-kind.ts';
import { type ClusterModel } from '../model.ts';
import { type NodeFile } from '../node.ts';
import { inTimeOf } from '../node-clock.ts';
import { type CliCommand, type CliContext } from './command.ts';

interface Wording {
  readonly words: string;
  readonly purpose: string;
  readonly doing: string;
  readonly done: string;
}

/** Cisco documents 118892 (non-secure mode) and 118893 (mixed mode, update). The other side of the wire: the client's own table is not asked. */
const WORDING: Readonly<Record<CommandKind, Wording>> = {
  mixed: {
    words: 'utils ctl set-cluster mixed-mode',
    purpose: 'This operation will set the cluster to Mixed mode.',
    doing: 'Moving Cluster to Mixed Mode',
    done: 'Cluster set to Mixed Mode',
  },
  'non-secure': {
    words: 'utils ctl set-cluster non-secure-mode',
    purpose: 'This operation will set the cluster to non secure mode.',
    doing: 'Moving Cluster to Non Secure Mode',
    done: 'Cluster set to Non Secure Mode',
  },
  update: {
    words: 'utils ctl update CTLFile',
    purpose: 'This operation will update the CTLFile.',
    doing: 'Updating CTL file',
    done: 'CTL file Updated',
  },
  // Its words are not published: those of the update here, in several forms by seed.
  'reset-localkey': {
    words: 'utils ctl reset localkey',
    purpose: 'This operation will reset the CTLFile.',
    doing: 'Resetting CTL file',
    done: 'CTL file Updated',
  },
};

const RESTART = 'Please Restart the TFTP and Cisco CallManager services on all nodes in the cluster that run these services';
/** Last lines from 12.x on (Packaged CCE security guides 12.5 to 15). */
const RESTART_SINCE_12 = [
  'You must reset all phones to ensure they received the updated CTL file.',
  'You must restart Cisco CTIManager services on all the nodes in the cluster that have the service activated.',
].join('\n');

/** Security guide 12.5(1), chapter on the CTL client: for mixed mode and update. */
const NO_EXPORT_CONTROL =
  'Command cannot be executed because the Unified Communications Manager cluster is not registered to a Smart/Virtual Account ' +
  'with Allow export-controlled functionality. Please ensure Product Token received from the Smart/Virtual Account has ' +
  'Allow export-controlled functionality checked when registering the UCM Cluster.';

const AUTO_REGISTRATION = 'Auto-registration is enabled on at least one CM node.';
const CONTINUE = 'Do you want to continue? (y/n):';

/** That both cases exist is documented (CLI reference 12.5(1) for mixed mode), their words are not: these are ours. */
const NOT_ON_THIS_NODE = [
  'This command is disabled on this node. It can only be executed on the publisher.\nExecuted command unsuccessfully',
  'This command can be executed only on the publisher node',
] as const;
const ALREADY = {
  mixed: ['The cluster is already in Mixed mode.\n', 'Cluster is already set to Mixed mode.\n'],
  // Whether it is said of this one too is not known.
  'non-secure': ['The cluster is already in non secure mode.\n', 'Cluster is already set to non-secure mode.\n', ''],
} as const;

const RESET_FORMS = ['asks-as-the-update', 'asks-by-its-name', 'asks-nothing'] as const;

/** CLI reference 12.5(1): on the publisher, from 12.5(1) for certain. What it prints is not published. */
const resetLocalKey: CliCommand = {
  words: WORDING['reset-localkey'].words,
  level: 4,
  needs: 'resetLocalKey',
  product: 'callmanager',
  argument: 'none',
  duringUpgrade: 'no',
  refusal: ({ model, node }) => (node === model.publisher ? undefined : model.pick('utils ctl: on a subscriber', NOT_ON_THIS_NODE)),
  question: ({ model }) => {
    const form = model.pick('utils ctl reset localkey: question', RESET_FORMS);
    return Promise.resolve(form === 'asks-nothing' ? undefined : `${WORDING[form === 'asks-as-the-update' ? 'update' : 'reset-localkey'].purpose} ${CONTINUE}`);
  },
  run: (context) => change(context, 'reset-localkey'),
};

const AWAY = ['', 'Error: the CTL file could not be copied to 10.48.47.154\n', 'Failed to update the CTL file on all nodes\n'] as const;

const ctlCommand = (action: ChangeKind): CliCommand => ({
  words: WORDING[action].words,
  level: 1,
  needs: 'utilsCtl',
  product: 'callmanager',
  argument: 'none',
  refusal: ({ model, node }) => {
    if (node !== model.publisher) return model.pick('utils ctl: on a subscriber', NOT_ON_THIS_NODE);
    const licensed = model.scenario.exportControl || !model.isAtLeast('12.0.1') || action === 'non-secure';
    return licensed ? undefined : NO_EXPORT_CONTROL;
  },
  question: async ({ model }) => {
    const already = action !== 'update' && (await model.mode()) === action ? model.pick<string>('utils ctl: mode is set already', ALREADY[action]) : '';
    const warning = action === 'mixed' && model.scenario.autoRegistration ? `${AUTO_REGISTRATION} ` : '';
    return `${already}${purposeOf(model, action)} ${warning}${CONTINUE}`;
  },
  run: (context) => change(context, action),
});

/** From 12.x on other editions print `sets` and `updates` (CVP security guides 12.5 to 15; later editions of document 118893). */
function purposeOf(model: ClusterModel, action: ChangeKind): string {
  const { purpose } = WORDING[action];
  if (!model.isAtLeast('12.0.1')) return purpose;
  return model.pick('utils ctl: question', [purpose, purpose.replace('will set', 'sets').replace('will update', 'updates').replace('non secure', 'non-secure')]);
}

async function* change(context: CliContext, action: CommandKind): AsyncIterable<string> {
  const { model } = context;
  const { afterYes } = model.scenario;
  yield `\n${WORDING[action].doing}\n`;
  if (afterYes === 'without-subscriber') await Promise.all(model.nodes.filter((node) => node !== model.publisher).map(async (node) => {
    await node.goAway();
    await model.operation?.gone(node);
  }));
  if (afterYes === 'answers' || afterYes === 'without-subscriber' || afterYes === 'lost-with-effect') await model.utilsCtl(action);
  if (afterYes === 'lost-with-effect' || afterYes === 'lost-without-effect') {
    context.disconnect();
    return;
  }
  // What it prints of a node that is away was never published.
  if (model.nodes.some((node) => node.description.product === 'callmanager' && !node.isReachable)) yield model.pick('utils ctl: a node is away', AWAY);
  yield `${WORDING[action].done}\n`;
  yield `${model.isAtLeast('12.0.1') ? RESTART_SINCE_12 : RESTART}\n`;
}

async function* showCtl({ model, node }: CliContext): AsyncIterable<string> {
  const file = await node.ctlFile();
  yield file === null ? showNoCtl() : shown({ ...file, lastModified: inTimeOf(model, node, file.lastModified) });
}

function shown({ bytes, lastModified }: NodeFile): string {
  const file = readCtlFile(bytes);
  // Providers and `utils ctl` write readable files only; the words are those for an absent one, as no others are known.
  return file.ok ? showCtlText(file.value, verifyCtlFile(file.value), lastModified) : 'Error parsing the CTL File.\n';
}

/** What a node without an ITL file prints is not known: the documented symptom of one that cannot be read, or the words about a CTL file. */
const noItl = ({ model }: CliContext): string =>
  model.pick('show itl: no file', ['Length of ITL file: 0\nITL File not found.\nError parsing the ITL File.\n', 'Error parsing the ITL File!!\n', 'ITL File not found.\n']);

function* showItl(context: CliContext): Iterable<string> {
  const file = context.node.itlFile;
  const read = file === null ? undefined : readCtlFile(file.bytes);
  yield file === null || read?.ok !== true ? noItl(context) : showItlText(read.value, verifyCtlFile(read.value), inTimeOf(context.model, context.node, file.lastModified));
}

export const CTL_COMMANDS: readonly CliCommand[] = [
  ctlCommand('mixed'),
  ctlCommand('non-secure'),
  ctlCommand('update'),
  resetLocalKey,
  { words: 'show ctl', level: 0, product: 'callmanager', argument: 'none', run: showCtl },
  { words: 'show itl', level: 0, product: 'callmanager', argument: 'none', run: showItl },
];
