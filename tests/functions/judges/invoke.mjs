// Calls functions as AWS's SDK for JavaScript does: one JSON object a line in, what came of each call out.
import { writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { InvokeCommand, InvokeWithResponseStreamCommand, LambdaClient } from '@aws-sdk/client-lambda';

const text = (bytes) => Buffer.from(bytes ?? []).toString('latin1');

async function whole(client, input) {
  const answer = await client.send(new InvokeCommand(input));
  return {
    status: answer.StatusCode,
    version: answer.ExecutedVersion,
    functionError: answer.FunctionError,
    log: answer.LogResult,
    body: text(answer.Payload),
  };
}

// The file that a call names is written when the first part of its answer is here.
async function streamed(client, input, release) {
  const command = new InvokeWithResponseStreamCommand(input);
  let type;
  // What the function calls its stream is in a header that the SDK does not show.
  command.middlewareStack.add((next) => async (args) => {
    const seen = await next(args);
    type = seen.response.headers['x-amzn-remapped-content-type'];
    return seen;
  }, { step: 'deserialize', priority: 'low' });
  const answer = await client.send(command);
  const parts = [];
  let end;
  for await (const event of answer.EventStream) {
    if (event.PayloadChunk) {
      if (release && parts.length === 0) writeFileSync(release, '');
      parts.push(text(event.PayloadChunk.Payload));
    }
    end = event.InvokeComplete ?? end;
  }
  return {
    status: answer.StatusCode,
    version: answer.ExecutedVersion,
    type,
    parts: parts.length,
    body: parts.join(''),
    end,
  };
}

async function call({ endpoint, input, streams, release }) {
  const client = new LambdaClient({
    endpoint,
    region: 'eu-west-1',
    maxAttempts: 1,
    credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' },
  });
  const began = performance.now();
  const took = () => performance.now() - began;
  try {
    const seen = streams ? await streamed(client, input, release) : await whole(client, input);
    return { ...seen, millis: took() };
  } catch (error) {
    return {
      error: error.name,
      message: error.message,
      status: error.$metadata?.httpStatusCode,
      retryAfter: error.retryAfterSeconds,
    };
  } finally {
    client.destroy();
  }
}

// Several of a call at once; the file that it names is written when so many of them have failed.
async function several(asked) {
  let failed = 0;
  const one = async () => {
    const seen = await call(asked);
    if (seen.error && ++failed === asked.failures) writeFileSync(asked.release, '');
    return seen;
  };
  return Promise.all(Array.from({ length: asked.atOnce ?? 1 }, one));
}

for await (const line of createInterface({ input: process.stdin })) {
  console.log(JSON.stringify(await several(JSON.parse(line))));
}
