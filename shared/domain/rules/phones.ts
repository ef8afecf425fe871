import { type PhoneState } from '../phone.ts';
import { type PhoneForecast } from '../plan.ts';
import { type ContinuityVerdict, type KnownCertificate, signerContinuity } from '../signer-continuity.ts';

export interface ForecastFacts {
  readonly phones: readonly PhoneState[];
  readonly signer: KnownCertificate;
  /** Certificates of the SASTs of the CTL files that are known, by the files' SHA-256. */
  readonly knownFiles: ReadonlyMap<string, readonly KnownCertificate[]>;
  /** Whether the Trust Verification Service vouches for the signer when the phones load the file. */
  readonly tvsVouches: boolean;
}

const FORECAST = { sast: 'direct', tvs: 'tvs', visits: 'visit', unknown: 'unknown' } as const satisfies Readonly<Record<ContinuityVerdict, keyof PhoneForecast>>;

/** How one phone will take the next file; a phone that holds a file nobody knows stays unknown. */
function expected({ ctlSha256, usesTvs }: PhoneState, { signer, knownFiles, tvsVouches }: ForecastFacts): keyof PhoneForecast {
  const held = ctlSha256 === null ? [] : [knownFiles.get(ctlSha256) ?? null];
  return FORECAST[signerContinuity({ signer, held, tvsMayVouch: usesTvs && tvsVouches })];
}

/** Counts what the phones will do: SAST of the file they hold, else TVS, else a visit (Cisco document 118893). */
export function forecastPhones(facts: ForecastFacts): PhoneForecast {
  const all = facts.phones.map((phone) => expected(phone, facts));
  const count = (one: keyof PhoneForecast): number => all.filter((each) => each === one).length;
  return { direct: count('direct'), tvs: count('tvs'), visit: count('visit'), unknown: count('unknown') };
}
