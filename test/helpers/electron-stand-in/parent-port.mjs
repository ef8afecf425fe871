// Gives a forked Node process the port that Electron gives a utility process.
import { EventEmitter } from 'node:events';
import process from 'node:process';

const port = Object.assign(new EventEmitter(), { postMessage: (message) => process.send(message) });
process.parentPort = port;
process.on('message', (data) => port.emit('message', { data }));
process.on('disconnect', () => process.exit(0));
