import { type ChangeRecord } from '../../shared/domain/change-record.ts';

/** Who makes a change, and how the cluster was named: what a record says besides the plan. */
export type ChangeMaker = Pick<ChangeRecord, 'program' | 'holder' | 'operator' | 'username' | 'practice' | 'client' | 'consents'> & Pick<ChangeRecord['cluster'], 'host' | 'port' | 'keySha256'>;
