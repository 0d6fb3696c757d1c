const handler = async (event, context) => {
  switch (event.do) {
    case 'fail': throw Object.assign(new Error('as asked'), { name: 'Broken' });
    case 'hang': return new Promise((resolve) => setTimeout(resolve, 3_600_000));
    case 'exit': process.exit(3);
    case 'print': console.log('words'); return { printed: true };
    case 'flood': {
      const line = 'x'.repeat(1023) + '\n';
      for (let i = 0; i < event.kb; i++) process.stdout.write(line);
      return { printed: true };
    }
    case 'names': return { names: Object.keys(process.env), colour: process.env.COLOUR };
    case 'pid': return { pid: process.pid };
    case 'large': return 'x'.repeat(event.bytes);
    default: return { echo: event, id: context.awsRequestId, arn: context.invokedFunctionArn, left: context.getRemainingTimeInMillis() };
  }
};

const stream = awslambda.streamifyResponse(async (event, out) => {
  if (event.head) out = awslambda.HttpResponseStream.from(out, { statusCode: 201, cookies: ['a=b'] });
  out.write('first,');
  if (event.do === 'fail') throw Object.assign(new Error('as asked'), { name: 'Broken' });
  if (event.do === 'exit') setTimeout(() => process.exit(3), 100);
  if (event.do === 'exit') return new Promise(() => {});
  for (let i = 0; i < (event.kb ?? 0); i++) {
    if (!out.write('x'.repeat(1024))) await new Promise((resolve) => out.once('drain', resolve));
  }
  out.write('last');
  out.end();
});

export { handler, stream };
