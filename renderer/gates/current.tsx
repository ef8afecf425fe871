import { type ReactNode } from 'react';
import { type Gate } from '../../shared/session/gate.ts';
import { CertificateChanged } from './certificate-changed.tsx';
import { CertificateUnknown } from './certificate-unknown.tsx';
import { ChooseLibrary } from './choose-library.tsx';
import { PlatformNodeRefused } from './platform/node-refused.tsx';
import { PlatformSessionEnded } from './platform/session-ended.tsx';
import { PlatformTrust } from './platform/trust.tsx';
import { ServerBlocked } from './server-blocked.tsx';
import { ServerRefused } from './server-refused.tsx';
import { SignerContinuity } from './platform/signer-continuity.tsx';
import { ModuleChanged } from './module-changed.tsx';
import { TokenWanted } from './token-wanted.tsx';
import { UnfinishedChange } from './unfinished-change.tsx';

/** What has to be settled before the wizard goes on; it stands in place of the screen. */
export function GatePanel({ gate }: { readonly gate: Gate }): ReactNode {
  switch (gate.kind) {
    case 'certificate-unknown':
      return <CertificateUnknown />;
    case 'certificate-changed':
      return <CertificateChanged />;
    case 'unfinished-change':
      return <UnfinishedChange key={gate.id} id={gate.id} />;
    case 'server-refused':
      return <ServerRefused key={gate.server} server={gate.server} error={gate.error} />;
    case 'server-unreadable':
      return <ServerBlocked key={`${gate.server} unreadable`} server={gate.server} why="unreadable" error={gate.error} />;
    case 'ctl-file-not-verified':
      return <ServerBlocked key={`${gate.server} notVerified`} server={gate.server} why="notVerified" error={null} />;
    case 'module-changed':
      return <ModuleChanged />;
    case 'platform-trust-changed':
    case 'platform-trust-unknown':
      return <PlatformTrust />;
    case 'platform-node-refused':
      return <PlatformNodeRefused key={gate.node} node={gate.node} error={gate.error} />;
    case 'platform-session-ended':
      return <PlatformSessionEnded />;
    case 'signer-continuity':
      return <SignerContinuity consent={gate.consent} />;
    case 'no-module':
      return <ChooseLibrary />;
    case 'no-token':
      return <TokenWanted why="insert" />;
    case 'token-not-in-ctl-file':
      return <TokenWanted why="foreign" />;
    case 'token-unusable':
      return <TokenWanted why="unusable" />;
    case 'token-locked':
      return <TokenWanted why="locked" />;
  }
}
