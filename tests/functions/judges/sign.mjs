// Signs requests as AWS's SDK for JavaScript does: one JSON object a line in, the Authorization of each out.
import { createInterface } from 'node:readline';
import { Sha256 } from '@aws-crypto/sha256-js';
import { HttpRequest } from '@smithy/protocol-http';
import { SignatureV4 } from '@smithy/signature-v4';

for await (const line of createInterface({ input: process.stdin })) {
  const ask = JSON.parse(line);
  const mark = ask.target.indexOf('?');
  const query = {};
  if (mark >= 0) {
    for (const pair of ask.target.slice(mark + 1).split('&')) {
      const is = pair.indexOf('=');
      const name = decodeURIComponent(is < 0 ? pair : pair.slice(0, is));
      const value = is < 0 ? '' : decodeURIComponent(pair.slice(is + 1));
      query[name] = name in query ? [query[name], value].flat() : value;
    }
  }
  const signer = new SignatureV4({
    service: 'lambda',
    region: ask.region,
    credentials: { accessKeyId: ask.key, secretAccessKey: ask.secret, sessionToken: ask.token },
    sha256: Sha256,
    applyChecksum: true,
  });
  const request = new HttpRequest({
    method: ask.method,
    hostname: ask.host,
    path: mark < 0 ? ask.target : ask.target.slice(0, mark),
    query,
    headers: { host: ask.host, ...ask.headers },
    body: ask.body || undefined,
  });
  const signed = await signer.sign(request, { signingDate: new Date(ask.time) });
  console.log(signed.headers.authorization ?? signed.headers.Authorization);
}
