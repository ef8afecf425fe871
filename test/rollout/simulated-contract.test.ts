import { MAX_RIS_NAMES } from '../../core/ports/platform/operations.ts';
import { operationsContract } from '../helpers/platform/operations-contract.ts';
import { quickClock } from '../helpers/quick-clock.ts';
import { SimulatedCluster, simulatedPhones } from '../helpers/simulated-cluster.ts';

// What rollouts are tried on must answer as the real one does.
operationsContract('the simulated cluster of the tests', () => {
  const clock = quickClock(new Date('2026-03-01T22:00:00Z'));
  const phones = simulatedPhones(MAX_RIS_NAMES + 200);
  const nodes = ['10.0.0.1', '10.0.0.2'] as const;
  const cluster = new SimulatedCluster(clock, nodes, phones);
  return Promise.resolve({ operations: cluster.operations(), clock, nodes, phones: phones.slice(0, 6).map(({ name }) => name), stranger: 'SEP0000DEADBEEF', tellsAll: true, close: () => Promise.resolve() });
});
