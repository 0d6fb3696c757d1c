// Loaded before a judge: whatever it opens is reachable from this machine alone, and said on standard output.
const { Server } = require('node:net');

const listen = Server.prototype.listen;
Server.prototype.listen = function (...args) {
  const [first, second] = args;
  if (typeof first === 'object' && first !== null) {
    args[0] = { ...first, host: '127.0.0.1' };
  } else if (typeof second === 'string') {
    args[1] = '127.0.0.1';
  } else {
    args.splice(1, 0, '127.0.0.1');
  }
  return listen.apply(this, args);
};
