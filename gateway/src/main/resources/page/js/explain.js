// Explain: what Banyan would do with one request, and where its client stands on the line of the split.
import { ask, Refused } from './api.js';
import { copyButton } from './copy.js';
import { h, setText, show, sideWord } from './dom.js';
import { percent } from './format.js';
import { model } from './model.js';

const SECRET = /^(cookie|authorization|proxy-authorization|x-banyan-token|.*(token|secret|password|api-?key).*)$/i;
const PLACES = 10000;

const LINE = /^([^:\s]+):\s*(.*)$/;
const linesOf = text => text.split('\n').map(line => line.trim()).filter(Boolean);

/** "Name: value" lines → pairs; other lines are left out. */
export const headersOf = text => linesOf(text).map(line => LINE.exec(line)).filter(Boolean).map(found => [found[1], found[2]]);

/** What is no question yet, in the words of the form: each field that is wrong, and what to write. */
export function faultsOf(url, headers) {
  const faults = linesOf(headers).filter(line => !LINE.test(line)).map(line => `The header line “${line}” is not a name, a colon and a value, such as X-Member-Id: m1.`);
  if (!/^(\/|https?:\/\/)/i.test(url)) faults.unshift(`The URL “${url}” is neither a path nor a whole URL: write /${url.replace(/^\/+/, '')} or https://…`);
  return faults;
}

/** The question as a fragment, which never leaves the browser; headers that are secrets stay behind. */
export function linkOf({ method, url, headers, client }) {
  const query = new URLSearchParams({ method, url });
  if (client) query.set('client', client);
  for (const [name, value] of headers) if (!SECRET.test(name)) query.append('header', `${name}: ${value}`);
  return `#explain?${query}`;
}

export function explain() {
  const method = h('input', { type: 'text', size: 6, list: 'methods', autocomplete: 'off', value: 'GET' });
  const url = h('input.url', { type: 'text', autocomplete: 'off', spellcheck: 'false', placeholder: '/events/7 or https://…' });
  const headers = h('textarea', { rows: 2, spellcheck: 'false', placeholder: 'X-Member-Id: m1' });
  const client = h('input', { type: 'text', size: 15, autocomplete: 'off', placeholder: '203.0.113.7' });
  const refusal = h('p.refusal', { role: 'alert', hidden: true });
  const answer = h('div.answer', { 'aria-live': 'polite' });
  const form = h('form', { novalidate: true, onsubmit: sent => { sent.preventDefault(); look(); } },
    h('div.apply-line', null, h('label', null, 'Method ', method), h('label.reason-label', null, 'URL ', url)),
    h('label.block', null, 'Headers, one a line ', headers),
    h('div.apply-line', null, h('label', null, 'Client address ', client), h('button.apply', { type: 'submit' }, 'Explain')),
    h('datalist', { id: 'methods' }, ['GET', 'HEAD', 'POST', 'PUT', 'DELETE'].map(value => h('option', { value }))));
  const box = h('details', null, h('summary', null, h('h2', null, 'Explain a request')), form, refusal, answer);
  document.getElementById('explain').append(box);

  const question = () => ({ method: method.value.trim() || 'GET', url: url.value.trim(), headers: headersOf(headers.value), client: client.value.trim() || undefined });

  async function look() {
    if (url.value.trim() === '') return url.focus();
    show(refusal, false);
    const faults = faultsOf(url.value.trim(), headers.value);
    if (faults.length) return refuse(faults.join(' '));
    const asked = question();
    try {
      answer.replaceChildren(...answerNodes((await ask('POST', 'explain', { body: asked })).json, linkOf(asked)));
      answer.scrollIntoView({ block: 'nearest' });
    } catch (refused) {
      if (!(refused instanceof Refused)) throw refused;
      refuse(refused.message);
    }
  }

  function refuse(why) {
    answer.replaceChildren();
    setText(refusal, why);
    show(refusal, true);
  }

  /** For whoever comes from elsewhere on the page. */
  function open() {
    box.open = true;
    box.scrollIntoView({ block: 'nearest' });
    url.focus();
  }

  /** A link that somebody sent: its question is filled in and asked. */
  function follow() {
    const found = /^#explain\?(.*)$/.exec(location.hash);
    if (!found || !model.me) return;
    const query = new URLSearchParams(found[1]);
    method.value = query.get('method') ?? 'GET';
    url.value = query.get('url') ?? '';
    headers.value = query.getAll('header').join('\n');
    client.value = query.get('client') ?? '';
    box.open = true;
    look();
  }
  return { follow, open };
}

const pair = (name, value) => [h('dt', null, name), h('dd', null, value)];

function answerNodes(json, link) {
  const anchor = h('a', { href: link }, 'Link to this question');
  return [
    h('dl', null,
      ...pair('Side', json.clientDecides ? 'depends on the client address, which is not given' : json.modern ? h('span', null, 'would go to ', sideWord(json.side)) : sideWord(json.side)),
      ...(json.modern ? pair('But', json.modern.says) : []),
      ...pair('Because', json.ambiguity ? `${json.reason}: ${json.ambiguity.says}` : json.reason),
      ...pair('Route', json.route ? `${json.route} of ${json.group}` : 'none'),
      ...(json.key ? pair('Sticky key', json.key) : []),
      ...pair('Revision', json.route ? String(json.revision) : '–')),
    json.place !== null && json.place !== undefined ? line(json.place, json.weight) : null,
    h('ul', null, json.says.map(text => h('li', null, text))),
    h('p', null, anchor, ' ', copyButton('the link', () => anchor.href, anchor), h('span.hint', null, ' without cookies and other secrets')),
  ].filter(Boolean);
}

/** The line from 0 to 10,000 with the weight as its border and the client as a pin. */
function line(place, weight) {
  const border = weight * 100;
  const fill = h('span.fill');
  const pin = h('span.pin');
  fill.style.width = `${weight}%`;
  pin.style.left = `${(100 * place) / PLACES}%`;
  return h('div.place', null,
    h('div.bar', { role: 'img', 'aria-label': `The client's place is ${place} of 10,000; below ${border} is MODERN` }, fill, pin),
    h('p.ends', null, h('span', null, '0'), h('span', null, `place ${place}, ${place < border ? 'below' : 'not below'} ${border} (${percent(weight)})`), h('span', null, '10,000')));
}
