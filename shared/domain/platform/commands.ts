import { type CommandKind } from '../change-kind.ts';
import { type RestartedService } from '../rollout/services.ts';

/**
 * Exactly what is sent to the publisher, without the end of line (Cisco documents 118892 and 118893). A command is named by its own
 * letters: what a plan shows, what the journal keeps and what is sent cannot be different things.
 */
export const CHANGE_COMMANDS = {
  mixed: 'utils ctl set-cluster mixed-mode',
  'non-secure': 'utils ctl set-cluster non-secure-mode',
  update: 'utils ctl update CTLFile',
  // CLI reference guide 12.5(1), utils.
  'reset-localkey': 'utils ctl reset localkey',
} as const satisfies Readonly<Record<CommandKind, string>>;

export type ChangeCommand = (typeof CHANGE_COMMANDS)[CommandKind];

/** Deletes the CTL file of the node that is asked (Cisco document 118892, lost tokens). */
export const DELETE_CTL_FILE = 'file delete tftp CTLFile.tlv';

/** Restarts a service of the node that is asked, and asks nothing before (CLI reference guide 12.5(1), utils service; Cisco document 222864). */
export const SERVICE_RESTARTS = {
  'Cisco Tftp': 'utils service restart Cisco Tftp',
  'Cisco CallManager': 'utils service restart Cisco CallManager',
  'Cisco CTIManager': 'utils service restart Cisco CTIManager',
} as const satisfies Readonly<Record<RestartedService, string>>;

export type RestartCommand = (typeof SERVICE_RESTARTS)[RestartedService];
