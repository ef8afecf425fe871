import { type WebContents } from 'electron';

/** The page deletes WebRTC itself (renderer/app/no-web-rtc.ts); what is left to Electron is that none of it goes around a proxy, so over no UDP. */
export const WEB_RTC_POLICY = 'disable_non_proxied_udp';

export function bindWebRtc(contents: Pick<WebContents, 'setWebRTCIPHandlingPolicy'>): void {
  contents.setWebRTCIPHandlingPolicy(WEB_RTC_POLICY);
}
