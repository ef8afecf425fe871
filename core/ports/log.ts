/** Where the engine writes what a person may need to report a fault. No secrets, no payloads. */
export interface Log {
  info(message: string, facts?: Readonly<Record<string, string | number>>): void;
  error(message: string, facts?: Readonly<Record<string, string | number>>): void;
}
