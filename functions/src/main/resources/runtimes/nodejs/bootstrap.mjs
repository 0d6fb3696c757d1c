// Runs a JavaScript handler: asks the Runtime API for events, one after another, and gives it what the handler returns.
// Handlers are as on AWS: async (event, context), (event, context, callback), or one wrapped by
// awslambda.streamifyResponse, which writes its answer to a stream.
import http from 'node:http';
import path from 'node:path';
import { existsSync, writeSync } from 'node:fs';
import { Writable } from 'node:stream';
import { pathToFileURL } from 'node:url';

const [host, port] = process.env.AWS_LAMBDA_RUNTIME_API.split(':');
const agent = new http.Agent({ keepAlive: true, maxSockets: 2 });
const STREAMING = Symbol.for('aws.lambda.runtime.handler.streaming');
const WITH_HEAD = 'application/vnd.awslambda.http-integration-response';
const TRAILERS = ['Lambda-Runtime-Function-Error-Type', 'Lambda-Runtime-Function-Error-Body'];

/** Prints before it returns, so that all that an invocation prints is there when it is answered. */
class Printed extends Writable {
  constructor(fd) {
    super();
    this.fd = fd;
  }

  _write(chunk, encoding, done) {
    for (let at = 0; at < chunk.length; ) at += writeSync(this.fd, chunk, at);
    done();
  }
}

for (const [name, fd] of [['stdout', 1], ['stderr', 2]]) {
  Object.defineProperty(process, name, { value: new Printed(fd), configurable: true, enumerable: true, writable: true });
}

class HttpResponseStream {
  /** Makes the stream one whose first bytes are status, headers and cookies. */
  static from(stream, head) {
    stream.setContentType(WITH_HEAD);
    stream.head = Buffer.concat([Buffer.from(JSON.stringify(head ?? {})), Buffer.alloc(8)]);
    return stream;
  }
}

globalThis.awslambda = {
  streamifyResponse(handler, options) {
    handler[STREAMING] = 'response';
    handler[Symbol.for('aws.lambda.runtime.handler.streaming.highWaterMark')] = options?.highWaterMark;
    return handler;
  },
  HttpResponseStream,
};

/** What a streaming handler writes to. The request to the Runtime API begins with the first byte. */
class ResponseStream extends Writable {
  head = undefined;
  #id;
  #contentType = 'application/octet-stream';
  #request;
  answered;

  constructor(id) {
    super();
    this.#id = id;
  }

  get hasBegun() {
    return this.#request !== undefined;
  }

  setContentType(type) {
    if (this.hasBegun) throw new Error('the content type must be set before the first byte is written');
    this.#contentType = type;
  }

  #begin() {
    if (this.#request) return this.#request;
    this.#request = http.request({
      host, port, agent, method: 'POST', path: `/2018-06-01/runtime/invocation/${this.#id}/response`,
      headers: {
        'Content-Type': this.#contentType,
        'Lambda-Runtime-Function-Response-Mode': 'streaming',
        'Transfer-Encoding': 'chunked',
        'Trailer': TRAILERS.join(', '),
      },
    });
    this.answered = new Promise((resolve, reject) => {
      this.#request.on('error', reject);
      this.#request.on('response', (response) => {
        response.resume();
        response.on('end', resolve);
      });
    });
    this.answered.catch(() => {});
    if (this.head) this.#request.write(this.head);
    return this.#request;
  }

  _write(chunk, encoding, done) {
    this.#begin().write(chunk, encoding, done);
  }

  _final(done) {
    this.#begin().end(done);
  }

  /** Ends an answer that has begun with what went wrong. */
  breakOff(error) {
    const [type, body] = described(error);
    const request = this.#begin();
    request.addTrailers([[TRAILERS[0], type], [TRAILERS[1], Buffer.from(body).toString('base64')]]);
    request.end();
    return this.answered;
  }
}

function ask(method, to, headers, body) {
  return new Promise((resolve, reject) => {
    const request = http.request({ host, port, agent, method, path: `/2018-06-01/runtime/${to}`, headers }, (response) => {
      const pieces = [];
      response.on('data', (piece) => pieces.push(piece));
      response.on('error', reject);
      response.on('end', () => resolve({ headers: response.headers, status: response.statusCode, body: Buffer.concat(pieces) }));
    });
    request.on('error', reject);
    request.end(body);
  });
}

function post(to, headers, text) {
  const body = Buffer.from(text);
  return ask('POST', to, { 'Content-Type': 'application/json', 'Content-Length': body.length, ...headers }, body);
}

/** The type and the JSON of an error, or of whatever else was thrown. */
function described(error) {
  const isError = error instanceof Error || (error !== null && typeof error === 'object' && 'message' in error);
  const type = isError ? error.name || 'Error' : typeof error;
  const trace = isError && typeof error.stack === 'string' ? error.stack.split('\n').slice(0, 50) : [];
  const json = JSON.stringify({ errorType: type, errorMessage: String(isError ? error.message : error), trace });
  return [type.replace(/[^\x21-\x7e]/g, '_'), json];
}

function report(to, error) {
  const [type, json] = described(error);
  return post(to, { 'Lambda-Runtime-Function-Error-Type': type }, json);
}

function named(name, message) {
  const error = new Error(message);
  error.name = name;
  return error;
}

async function load() {
  const { _HANDLER: written, LAMBDA_TASK_ROOT: root } = process.env;
  const [, script, names] = /^([^.]*)\.(.+)$/.exec(path.basename(written)) ?? [];
  if (!names) throw named('Runtime.MalformedHandlerName', `'${written}' must be a script and an export: index.handler`);
  const base = path.resolve(root, path.dirname(written), script);
  const file = ['.mjs', '.js', '.cjs'].map((ending) => base + ending).find(existsSync);
  if (!file) throw named('Runtime.ImportModuleError', `there is no ${script}.mjs, .js or .cjs in ${path.dirname(base)}`);
  let found = await import(pathToFileURL(file).href);
  const reach = (from) => names.split('.').reduce((inner, name) => inner?.[name], from);
  const handler = reach(found) ?? reach(found.default);
  if (typeof handler !== 'function') {
    throw named('Runtime.HandlerNotFound', `${path.basename(file)} exports no function ${names}`);
  }
  return handler;
}

function contextOf(headers, finish) {
  const deadline = Number(headers['lambda-runtime-deadline-ms']);
  const client = headers['lambda-runtime-client-context'];
  return {
    callbackWaitsForEmptyEventLoop: true,
    functionName: process.env.AWS_LAMBDA_FUNCTION_NAME,
    functionVersion: process.env.AWS_LAMBDA_FUNCTION_VERSION,
    memoryLimitInMB: process.env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
    logGroupName: process.env.AWS_LAMBDA_LOG_GROUP_NAME,
    logStreamName: process.env.AWS_LAMBDA_LOG_STREAM_NAME,
    awsRequestId: headers['lambda-runtime-aws-request-id'],
    invokedFunctionArn: headers['lambda-runtime-invoked-function-arn'],
    tenantId: headers['lambda-runtime-aws-tenant-id'],
    clientContext: client ? JSON.parse(client) : undefined,
    getRemainingTimeInMillis: () => deadline - Date.now(),
    done: finish,
    succeed: (value) => finish(null, value),
    fail: (error) => finish(error ?? new Error('failed')),
  };
}

/** Calls a handler of either style; the first of what it returns and what it calls back counts. */
function call(handler, event, headers) {
  return new Promise((resolve, reject) => {
    const finish = (error, value) => (error ? reject(error) : resolve(value));
    const returned = handler(event, contextOf(headers, finish), finish);
    if (typeof returned?.then === 'function') returned.then(resolve, reject);
    else if (returned !== undefined || handler.length < 2) resolve(returned);
  });
}

async function answer(handler, event, id, headers) {
  try {
    const value = await call(handler, event, headers);
    const json = JSON.stringify(value === undefined ? null : value);
    await post(`invocation/${id}/response`, {}, json ?? 'null');
  } catch (error) {
    console.error(error);
    await report(`invocation/${id}/error`, error);
  }
}

async function stream(handler, event, id, headers) {
  const out = new ResponseStream(id);
  const failed = new Promise((_, reject) => out.on('error', reject));
  failed.catch(() => {});
  try {
    const ended = new Promise((resolve) => out.on('finish', resolve));
    await Promise.race([failed, (async () => {
      await handler(event, out, contextOf(headers, () => {}));
      if (!out.writableEnded) out.end();
      await ended;
    })()]);
    await out.answered;
  } catch (error) {
    console.error(error);
    await (out.hasBegun ? out.breakOff(error) : report(`invocation/${id}/error`, error));
  }
}

let current;

async function lastWords(type, error) {
  console.error(error);
  const told = named(type, String(error?.stack ?? error));
  try {
    await report(current ? `invocation/${current}/error` : 'init/error', told);
  } finally {
    process.exit(129);
  }
}

process.on('uncaughtException', (error) => lastWords(error?.name ?? 'Runtime.UncaughtException', error));
process.on('unhandledRejection', (error) => lastWords('Runtime.UnhandledPromiseRejection', error));

let handler;
try {
  handler = await load();
} catch (error) {
  console.error(error);
  await report('init/error', error);
  process.exit(1);
}

while (true) {
  const next = await ask('GET', 'invocation/next', {});
  if (next.status !== 200) throw new Error(`the Runtime API answered ${next.status}`);
  current = next.headers['lambda-runtime-aws-request-id'];
  process.env._X_AMZN_TRACE_ID = next.headers['lambda-runtime-trace-id'] ?? '';
  const event = next.body.length ? JSON.parse(next.body) : {};
  await (handler[STREAMING] ? stream : answer)(handler, event, current, next.headers);
  current = undefined;
}
