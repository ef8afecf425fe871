/** Fingerprints that a person pastes beside the keys that nodes present. */
export const pastedKeysEn = {
  label: 'Paste fingerprints to compare (optional)',
  hint: 'One or several, as a program printed them or somebody wrote them down: 64 hex digits, or "SHA256:" and what follows.',
  nothing: 'This text holds no whole fingerprint. A SHA-256 has 64 hex digits, or 43 characters after "SHA256:".',
  all: 'The same: all that had to be compared was pasted.',
  some: 'The same: {same} of {count}. Compare the rest too.',
  foreign: 'Not the same',
  foreignBody: 'Something else was pasted than what is presented here. Do not accept: press Cancel and find out why. If it belongs to another server, remove it from the field.',
  nobody: 'Not presented here:',
  same: 'the same',
  differs: 'not the same from group {group} on',
  refused: 'A pasted fingerprint is not the same.',
} as const;
