import { isHost as isWhole, plainHost, plainNumber } from '../../shared/domain/typed-host.ts';

/** Whether the contract of the engine takes what was typed as a host name or IP address. */
export const isHost = (typed: string): boolean => isWhole(plainHost(typed));

/** Whether the contract of the engine takes what was typed as a TCP port. */
export const isPort = (typed: string): boolean => /^\d{1,5}$/.test(plainNumber(typed)) && Number(plainNumber(typed)) >= 1 && Number(plainNumber(typed)) <= 65535;

/** As the engine takes it. */
export const hostOf = plainHost;

/** As the engine takes it. */
export const portOf = (typed: string): number => Number(plainNumber(typed));
