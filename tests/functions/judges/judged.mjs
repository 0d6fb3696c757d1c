// The function that AWS's SDK invokes: it does what its event asks.
import { existsSync } from 'node:fs';

const exists = async (file) => {
  while (!existsSync(file)) await new Promise((resolve) => setTimeout(resolve, 5));
};

export const handler = async (event, context) => {
  if (event.fail) throw Object.assign(new Error('as asked'), { name: 'Broken' });
  if (event.until) await exists(event.until);
  return { event, id: context.awsRequestId, arn: context.invokedFunctionArn, client: context.clientContext };
};

export const stream = awslambda.streamifyResponse(async (event, out) => {
  if (event.head) out = awslambda.HttpResponseStream.from(out, event.head);
  out.write('first,');
  if (event.fail) throw Object.assign(new Error('as asked'), { name: 'Broken' });
  if (event.until) await exists(event.until);
  for (let i = 0; i < (event.kb ?? 0); i++) {
    if (!out.write('x'.repeat(1024))) await new Promise((resolve) => out.once('drain', resolve));
  }
  out.write('last');
  out.end();
});
