import { type ReactNode } from 'react';

/** Names of algorithms and addresses: each is one word to a person. */
const ONE_WORD = /(\bSHA-\d+|\b\d{1,3}(?:\.\d{1,3}){3}\b)/;

/** A text in which those are not broken in the middle, as browsers do behind a hyphen and wherever a column is narrow. */
export const KeptWords = ({ text }: { readonly text: string }): ReactNode =>
  text.split(ONE_WORD).map((part, at) =>
    at % 2 === 0 ? part : (
      <span key={at} className="one-word">
        {part}
      </span>
    ),
  );
