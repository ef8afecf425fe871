import { type ErrorCodeOf } from '../../../domain/error-codes.ts';
import { type ErrorText } from '../../catalog.ts';

/** Reaching a server, trusting it, talking to it and signing in. */
export const connectionErrorsEn = {
  'connect.name-not-found': {
    title: 'No address found for this name',
    explanation: 'The name {host} could not be resolved to an IP address: it may be misspelt, or the name service (DNS) does not answer. Nothing was sent to the server.',
    action: 'Check the spelling, or enter the IP address of the server.',
  },
  'connect.refused': {
    title: 'The server refuses the connection',
    explanation:
      'Nothing accepts connections at {host}, TCP port {port}: the CTL Provider may not be running or may use another port, or a firewall rejects the connection. Nothing was sent on this attempt.',
    action: 'Check that the Open CTL Provider runs on this server and that the port is right (2444 unless it was changed). Then try again.',
  },
  'connect.unreachable': {
    title: 'The server cannot be reached',
    explanation:
      'This computer has no route to {host}, TCP port {port}, or its own firewall blocks the connection ({detail}). Nothing was sent on this attempt.',
    action: 'Check the address, the network or VPN of this computer, and the firewalls on the way. Then try again.',
  },
  'connect.timeout': {
    title: 'No answer in time',
    explanation:
      '{host}, TCP port {port}, did not answer, and the program stopped waiting. It resends nothing by itself.',
    action: 'Check that the server is up and that no firewall drops the connection. Then try again; after a change, look at its report first.',
  },
  'connect.lost': {
    title: 'The connection was lost',
    explanation:
      'It ended before the answer arrived ({detail}). It is not known whether the server carried out the last request; the program does not send it again. If a change was running, its report shows what each server holds.',
    action: 'After a change, look at its report first. Otherwise just try again.',
  },
  'connect.tls-failed': {
    title: 'No secure connection (TLS) to the server',
    explanation: 'The two sides could not agree on an encrypted connection. This program uses TLS 1.2. No username or password was sent on this attempt.',
    action: 'If an Open CTL Provider is meant to answer on this port, check that it runs and allows TLS 1.2, and that no device in between intercepts the connection.',
  },
  'connect.not-open-provider': {
    title: 'This is not an Open CTL Provider',
    explanation:
      "The service at {host}, TCP port {port}, did not select the version of the Open CTL Provider protocol that this program speaks. It may be Cisco's own CTL Provider, whose protocol is unpublished and which this program does not support, or an Open CTL Provider of another version. The program closed the connection after the TLS handshake. Nothing was sent: no request, no username, no password.",
    action:
      'Check address and port. If the cluster has only Cisco\'s service, use the connection Platform (SSH and AXL): from release 10.0(1) on it changes the mode without tokens, with the command "utils ctl set-cluster non-secure-mode".',
  },
  'connect.cancelled': {
    title: 'Cancelled',
    explanation: 'The program stopped what it was doing, as you asked.',
    action: 'Start again when you are ready.',
  },
  'trust.certificate-unknown': {
    title: 'The certificate of the server has not been accepted yet',
    explanation: 'No certificate of this server has been accepted on this computer, so the program cannot tell whether it is the right server. No username or password was sent. SHA-256 of the certificate: {sha256}',
    action: 'Compare this SHA-256 with the value shown on the server itself, or given to you by the person who set it up. Accept the certificate only if all digits match.',
  },
  'trust.certificate-changed': {
    title: 'The server presents a different certificate than expected',
    explanation:
      'The program expected the certificate accepted earlier, or the one that the publisher named for this server. The certificate may have been renewed, but someone could also be intercepting the connection to get the password. So the program stopped here: no username or password was sent on this connection. Expected SHA-256: {expected}, presented SHA-256: {sha256}',
    action:
      'Read the SHA-256 of the certificate on the server itself, not through this connection, and ask who renewed it and why. Accept the new certificate only if it matches the presented one and the renewal is explained. If the publisher named the certificate, enter the new one on the publisher (“certificateSha256” of its provider). If anything stays unexplained, do not sign in, and report it.',
  },
  'trust.certificate-unreadable': {
    title: 'A certificate cannot be read',
    explanation: 'The data is not one complete X.509 certificate in DER format ({detail}). It is not used for a CTL file.',
    action: 'Check the source of the certificate: the file may be damaged or of another type. Export it again, then repeat the step.',
  },
  'trust.certificate-unusable': {
    title: 'A certificate does not fit into a CTL file',
    explanation:
      'It can be read but exceeds a limit ({detail}): an RSA key of at most 4096 bits, subject and issuer names of at most 255 bytes, a serial number of at most 20 bytes. It is not used. SHA-256 of the certificate: {sha256}',
    action: 'Have the certificate reissued within these limits, or use another one. Then repeat the step.',
  },
  'protocol.violation': {
    title: 'Communication with the server does not follow the protocol',
    explanation: 'A message did not follow the Open CTL Provider protocol, so the program does not use it ({detail}). If a change was running, its report shows what each server holds.',
    action: 'Check that the versions of this program and the Open CTL Provider match. If it happens again, keep this text and the log of the provider for a bug report.',
  },
  'protocol.version': {
    title: 'The server uses another version of the protocol',
    explanation: 'It refused the version of this program. Version named in its answer: {offered}. No username or password was sent.',
    action: 'Update this program or the Open CTL Provider, so that both use the same version.',
  },
  'login.refused': {
    title: 'Username or password not accepted',
    explanation: 'The server refused this sign-in. The program tried once on this server and does not try again by itself. This attempt changed nothing.',
    action: 'Check the username, capital letters and the keyboard layout, then enter the password again. The servers of a cluster may have different passwords.',
  },
  'login.throttled': {
    title: 'The server accepts no sign-in at the moment',
    explanation: 'It requires a pause of {seconds} seconds, as it does after failed sign-ins. This attempt changed nothing.',
    action: 'Wait {seconds} seconds, then try once more with a password you are sure of.',
  },
  'login.required': {
    title: 'Not signed in to this server',
    explanation: 'There is no valid sign-in for this server, so the request was not carried out.',
    action: 'Sign in to this server, then repeat the step.',
  },
  'login.ticket-expired': {
    title: 'The sign-in is no longer valid',
    explanation: 'A sign-in lasts for a limited time. The server no longer accepts this one, so the request was not carried out. If a change was running, its report shows what each server holds.',
    action: 'Sign in again. After a change, look at its report first.',
  },
  'login.superseded': {
    title: 'A newer connection has taken over',
    explanation: 'This program, or another one that works on the same change, has signed in to this server again since. The server carries out nothing that is still asked for over the older connection, so this request changed nothing.',
    action: 'Check whether the change is also open in another window or on the command line, and go on in one of them only. Read the cluster again first.',
  },
} as const satisfies Readonly<Record<ErrorCodeOf<'connect' | 'trust' | 'protocol' | 'login'>, ErrorText>>;
