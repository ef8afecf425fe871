import { type PhoneState } from '../phone.ts';
import { type TvsUse, tvsUseOf } from '../phone-models.ts';
import { type PhoneForecast } from '../plan.ts';
import { type ContinuityVerdict, type KnownCertificate, signerContinuity } from '../signer-continuity.ts';

export interface ForecastFacts {
  readonly phones: readonly PhoneState[];
  /** `null` = it could not be read. */
  readonly signer: KnownCertificate | null;
  /** Certificates of the SASTs of the CTL files that are known, by the files' SHA-256. */
  readonly knownFiles: ReadonlyMap<string, readonly KnownCertificate[]>;
  /** Whether the Trust Verification Service vouches for the signer when the phones load the file. */
  readonly tvsVouches: boolean;
}

const FORECAST = { sast: 'direct', tvs: 'tvs', visits: 'visit', unknown: 'unknown' } as const satisfies Readonly<Record<ContinuityVerdict, keyof PhoneForecast>>;
/** The same of a phone that has to ask TVS, by its model. */
const BY_TVS = { asks: 'tvs', never: 'visit', unknown: 'unknown' } as const satisfies Readonly<Record<TvsUse, keyof PhoneForecast>>;

/** How one phone will take the next file; a phone that holds a file nobody knows stays unknown. */
function expected({ ctlSha256, usesTvs, model }: PhoneState, { signer, knownFiles, tvsVouches }: ForecastFacts): keyof PhoneForecast {
  const held = ctlSha256 === null ? [] : [knownFiles.get(ctlSha256) ?? null];
  const verdict = signerContinuity({ signer, held, tvsMayVouch: usesTvs && tvsVouches });
  return verdict === 'tvs' ? BY_TVS[tvsUseOf(model)] : FORECAST[verdict];
}

const counted = (all: readonly (keyof PhoneForecast)[]): PhoneForecast => {
  const count = (one: keyof PhoneForecast): number => all.filter((each) => each === one).length;
  return { direct: count('direct'), tvs: count('tvs'), visit: count('visit'), unknown: count('unknown') };
};

/** What phones are foretold of which only the model is known, as on a real cluster: all hold a file that may be there. */
export const forecastByModel = (phones: readonly { readonly model: string }[], verdict: ContinuityVerdict): PhoneForecast =>
  counted(phones.map(({ model }) => (verdict === 'tvs' ? BY_TVS[tvsUseOf(model)] : FORECAST[verdict])));

/** Counts what the phones will do: SAST of the file they hold, else TVS, else a visit (Cisco document 118893). */
export const forecastPhones = (facts: ForecastFacts): PhoneForecast => counted(facts.phones.map((phone) => expected(phone, facts)));

/** Of two groups of phones together. */
export const addForecasts = (one: PhoneForecast, other: PhoneForecast): PhoneForecast => ({
  direct: one.direct + other.direct,
  tvs: one.tvs + other.tvs,
  visit: one.visit + other.visit,
  unknown: one.unknown + other.unknown,
});
