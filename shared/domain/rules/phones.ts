import { type PhoneState } from '../phone.ts';
import { type PhoneForecast } from '../plan.ts';

export interface ForecastFacts {
  readonly phones: readonly PhoneState[];
  /** SHA-256 of the CTL files that are known, and whether the signer is a SAST of each. */
  readonly knownFiles: ReadonlyMap<string, boolean>;
  /** Whether the Trust Verification Service vouches for the signer when the phones load the file. */
  readonly tvsVouches: boolean;
}

/** How one phone will take the next file; a phone that holds a file nobody knows stays unknown. */
function expected({ ctlSha256, usesTvs }: PhoneState, { knownFiles, tvsVouches }: ForecastFacts): keyof PhoneForecast {
  if (ctlSha256 === null) return 'direct';
  const signerIsSast = knownFiles.get(ctlSha256);
  if (signerIsSast === true) return 'direct';
  if (usesTvs && tvsVouches) return 'tvs';
  return signerIsSast === undefined ? 'unknown' : 'visit';
}

/** Counts what the phones will do: SAST of the file they hold, else TVS, else a visit (Cisco document 118893). */
export function forecastPhones(facts: ForecastFacts): PhoneForecast {
  const all = facts.phones.map((phone) => expected(phone, facts));
  const count = (one: keyof PhoneForecast): number => all.filter((each) => each === one).length;
  return { direct: count('direct'), tvs: count('tvs'), visit: count('visit'), unknown: count('unknown') };
}
