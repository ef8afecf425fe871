/**
 * Both routes in the built programs, whose memory is looked into. It is dear: rows of it are taken away in one go.
 * @param {string} sees something by which what is still reached is reached because of this row alone.
 */
export const evening = (sees) => ({ file: 'test/secrets/evening.test.ts', name: 'can be reached by no process', sees });
