/** Whether the contract of the engine takes what was typed as a host name or IP address. */
export const isHost = (typed: string): boolean => /^[A-Za-z0-9._:-]{1,255}$/.test(typed.trim());

/** Whether the contract of the engine takes what was typed as a TCP port. */
export const isPort = (typed: string): boolean => /^\d{1,5}$/.test(typed.trim()) && Number(typed) >= 1 && Number(typed) <= 65535;
