// Gives a forked Node process the port that Electron gives a utility process: messages wait until somebody listens.
import process from 'node:process';

Object.assign(process, {
  parentPort: {
    on: (name, listener) => void process.on(name, (data) => listener({ data })),
    postMessage: (message) => void process.send?.(message),
  },
});
process.on('disconnect', () => process.exit(0));
