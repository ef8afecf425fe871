/**
 * By which interfaces of a cluster it is read and changed: its CTL Providers (TCP 2444), which take a file that a token signed, or
 * the platform of its nodes (command line over SSH, AXL, files by HTTP), where the cluster makes and signs the file itself.
 */
export const CONNECTIONS = ['ctl-provider', 'platform'] as const;

export type Connection = (typeof CONNECTIONS)[number];

/** Ports of the platform's interfaces unless they are forwarded (Cisco port usage guides 10 to 15). */
export const PLATFORM_PORTS = { ssh: 22, axl: 8443, 'tftp-https': 6971, 'tftp-http': 6970 } as const;

/** A service of a node that the platform route uses. */
export type PlatformService = keyof typeof PLATFORM_PORTS;
