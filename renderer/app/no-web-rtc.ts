/**
 * Takes WebRTC away from the page: peer connections pass by `connect-src` and by everything that looks at requests. The policy says
 * `webrtc 'block'` too (Content Security Policy Level 3), which Chromium 156 does not know yet. Imported before everything else.
 */
for (const name of ['RTCPeerConnection', 'webkitRTCPeerConnection', 'RTCDataChannel', 'RTCIceTransport', 'RTCDtlsTransport']) Reflect.deleteProperty(globalThis, name);
