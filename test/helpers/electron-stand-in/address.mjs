// Chromium knows no schemes of ours: in it `open-ctl://app/x` is `https://app.open-ctl.invalid/x`, a name that never resolves (RFC 2606)
// and whose requests the stand-in answers itself.

export function toBrowser(url) {
  const { protocol, host, pathname, search, hash } = new URL(url);
  return protocol === 'https:' || protocol === 'about:' ? url : `https://${host}.${protocol.slice(0, -1)}.invalid${pathname}${search}${hash}`;
}

export function fromBrowser(url) {
  const [, host, scheme, rest] = /^https:\/\/([^./]+)\.([^./]+)\.invalid(\/.*)$/.exec(url) ?? [];
  return host === undefined ? url : `${scheme}://${host}${rest}`;
}
