// The admin API: one way to ask, one kind of refusal.
import { dropToken, token } from './session.js';

const BASE = '/api/v1/';
let whenSignedOut = () => {};

/** Called once for every answer that says the token is not, or no longer, good. */
export const onSignedOut = call => {
  whenSignedOut = call;
};

/** `status` 0: nobody answered. `problem` is what the server said (RFC 9457). */
export class Refused extends Error {
  constructor(status, problem) {
    super(problem.detail ?? problem.title ?? `the gateway answered ${status}`);
    this.status = status;
    this.problem = problem;
  }
}

/** → {json, etag, status}. `ifMatch` is a revision as `etagOf` writes it. */
export async function ask(method, path, { body, ifMatch, signal } = {}) {
  const headers = { Accept: 'application/json' };
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  if (method !== 'GET') headers['X-Banyan-Door'] = 'page';
  if (ifMatch) headers['If-Match'] = ifMatch;
  const response = await send(method, path, { headers, signal, body: body && JSON.stringify(body) });
  const json = await response.json().catch(() => null);
  return { json, etag: response.headers.get('ETag'), status: response.status };
}

/** A body that never ends, as its reader. */
export async function open(path, signal) {
  const response = await send('GET', path, { headers: { Accept: 'text/event-stream' }, signal });
  return response.body.pipeThrough(new TextDecoderStream()).getReader();
}

async function send(method, path, { headers, signal, body }) {
  headers.Authorization = `Bearer ${token() ?? ''}`;
  let response;
  try {
    response = await fetch(BASE + path, { method, headers, body, signal, cache: 'no-store', credentials: 'omit' });
  } catch (failed) {
    if (failed.name === 'AbortError') throw failed;
    throw new Refused(0, { detail: 'the gateway does not answer; nothing is known to have changed' });
  }
  if (response.ok) return response;
  const problem = (await response.json().catch(() => null)) ?? {};
  if (response.status === 401) {
    dropToken();
    whenSignedOut();
  }
  throw new Refused(response.status, problem);
}

export const etagOf = group => `"${group.epoch}.${group.revision}"`;
