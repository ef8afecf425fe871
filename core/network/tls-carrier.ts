import { systemClock } from '../time/system-clock.ts';
import { type Carrier } from './dial.ts';
import { connectTls } from './tls-connect.ts';

/** TLS over TCP, and the computer's own clock. */
export const TLS_CARRIER: Carrier = { dial: connectTls, clock: systemClock };
