// Who calls whom: the groups' calls of the last minute, where they go round, and what the internal port refused. Nothing
// of this stands where no group calls another and no way is signed.
import { ask } from './api.js';
import { arrange, h, setText, show } from './dom.js';
import { millis, rate } from './format.js';
import { ago } from './times.js';

const CALLERS = { outside: 'clients', '-': 'nobody known' };
const OUTSIDE = 'outside';
const SHOWN = 5; // refusals

export function calls() {
  const section = document.getElementById('calls');
  const whose = h('span.whose');
  const off = h('p.hint', { hidden: true });
  const rings = h('ul.rings');
  const rows = h('tbody');
  const table = h('table.calls', null,
    h('thead', null, h('tr', null, ...['Caller', 'Calls', 'Calls/s', 'Errors/s', 'p50 ms', 'p99 ms', 'Depth']
      .map((text, at) => h('th', { scope: 'col', class: at > 1 ? 'number' : null }, text)))), rows);
  const fans = h('p.meta');
  const refusals = h('ul.refusals');
  section.append(h('div.list-head', null, h('h2', { id: 'calls-head' }, 'Calls between groups'), whose),
    off, rings, h('div.wide', { tabindex: 0, role: 'group', 'aria-label': 'Calls of the last minute' }, table), fans, refusals);

  function take(json) {
    const declared = json.calls.some(call => call.declared);
    show(section, json.on || declared);
    setText(off, json.on ? '' : 'Files say who calls whom, but this gateway does not see it: start it with --way-keys and --internal-port.');
    show(off, !json.on);
    setText(whose, (json.replicas ?? 1) === 1 ? 'the last minute' : `the last minute, ${json.replicas} replicas`);
    arrange(rings, json.rings.map(ringItem));
    arrange(rows, json.calls.map(row));
    setText(fans, json.fanOut.map(fan => `A client’s request of ${fan.group} leads to ${rate(fan.mean)} calls on average, at most ${fan.most}`).join(' · '));
    show(fans, json.fanOut.length > 0);
    arrange(refusals, json.refused.slice(0, SHOWN).map(refusalItem));
  }

  return { read: async () => take((await ask('GET', 'calls')).json) };
}

function ringItem({ groups, declared, refused }) {
  const words = [declared ? 'declared in the route files' : 'not all of it declared', refused ? 'refused with 508 where it closes' : null].filter(Boolean).join('; ');
  return h('li.harm', null, `Ring: ${[...groups, groups[0]].join(' → ')}`, h('small', null, ` ${words}`));
}

function row(call) {
  const wrong = Number(call.errors) > 0;
  return h('tr', null,
    h('th', { scope: 'row' }, CALLERS[call.caller] ?? call.caller),
    h('td', null, call.group === '-' ? 'nothing published' : call.group, call.declared || call.caller === OUTSIDE ? null : h('small', null, ' not declared')),
    h('td.number', null, rate(call.rate)),
    h(wrong ? 'td.number.harm' : 'td.number', null, rate(call.errors)),
    h('td.number', null, millis(call.p50)),
    h('td.number', null, millis(call.p99)),
    h('td.number', null, call.caller === OUTSIDE || call.rate === 0 ? '–' : String(call.deepest)));
}

function refusalItem({ last, caller, group, why, detail, count }) {
  return h('li', null, h('strong', null, `${CALLERS[caller] ?? caller} → ${group === '-' ? 'nothing published' : group}: ${why}`),
    count > 1 ? ` ${count}×, last ` : ' ', ago(last), h('p.why', null, detail));
}
