/**
 * The services that are restarted after a change, in this order, each on all nodes that run it before the next one (Cisco security guide 12.5, CTL chapter: Tftp, then
 * CallManager; CTIManager: from 12.x). Documents disagree about the order: it is our decision (docs/evidence.md).
 */
export const RESTARTED_SERVICES = ['Cisco Tftp', 'Cisco CallManager', 'Cisco CTIManager'] as const;
export type RestartedService = (typeof RESTARTED_SERVICES)[number];
