// How far the migration is: what has moved, what LEGACY still answers, and what can be deleted there. Read when it is
// opened, and once a minute; nothing of this stands where the gateway keeps no scoreboard.
import { ask, Refused } from './api.js';
import { h, setText, show } from './dom.js';
import { count, exact, millis, percent, rate } from './format.js';
import { model, on } from './model.js';

const EVERY = 60_000; // ms
const MOST = 30; // templates shown before somebody asks for all
const WELL = { easily: 'moves easily', 'with-care': 'with care', hard: 'hard to move', stays: 'stays', unknown: 'too early to tell' };

export function scoreboard() {
  const section = document.getElementById('scoreboard');
  const says = h('p.moved');
  const forecast = h('p.meta');
  const since = h('p.meta');
  const templates = table('What LEGACY answers', ['Template', '', 'Per s', '% of all', 'p50 ms', 'p95 ms', 'Moves', 'Because']);
  const routes = table('Routes', ['Route', 'Template', 'Weight', 'State', 'Delete', 'Because']);
  section.append(h('div.list-head', null, h('h2', { id: 'scoreboard-head' }, 'Scoreboard'), h('span.whose', null, 'what the monolith still answers')),
    says, forecast, templates.node, routes.node, since);
  let all = false;
  let told = null;
  let reading = false;
  let readAt = 0;

  const more = h('button.copy', { type: 'button', onclick: () => {
    all = true;
    draw();
  } }, '');
  templates.node.append(more);

  function draw() {
    setText(says, told.moved.says);
    setText(forecast, told.trend.forecast.says);
    const shown = all ? told.templates : told.templates.slice(0, MOST);
    templates.fill(shown.map(templateRow));
    show(more, shown.length < told.templates.length);
    setText(more, `All ${count(told.templates.length)} templates`);
    routes.fill(told.routes.map(routeRow));
    show(routes.node, told.routes.length > 0);
    setText(since, `Counted since ${exact(told.since)}, by ${told.replicas === 1 ? 'this replica' : `${count(told.replicas)} replicas`}. ${
      told.other.answers > 0 ? `${percent(told.other.share)} of LEGACY's answers are under no template.` : ''}`);
    show(section, true);
  }

  async function read() {
    if (reading || document.hidden || model.me === null || Date.now() - readAt < EVERY) return;
    reading = true;
    readAt = Date.now();
    try {
      told = (await ask('GET', 'scoreboard')).json;
      draw();
    } catch (refused) {
      if (!(refused instanceof Refused)) throw refused;
      if (refused.status !== 0) show(section, false);
    } finally {
      reading = false;
    }
  }

  on('me', read);
  setInterval(read, EVERY / 10);
}

/** Opens to a table that scrolls by itself on a narrow screen. */
function table(title, heads) {
  const body = h('tbody');
  const node = h('details.board', null, h('summary', null, title),
    h('div.scrolls', { tabindex: 0, role: 'region', 'aria-label': title },
      h('table', null, h('thead', null, h('tr', null, heads.map(head => (head ? h('th', { scope: 'col' }, head) : h('td'))))), body)));
  return { node, fill: rows => body.replaceChildren(...rows) };
}

const number = text => h('td.number', null, text);

function templateRow({ template, kind, perSecond, share, times, moving }) {
  const why = moving.against.length ? moving.against : moving.helps;
  return h('tr', null, h('th', { scope: 'row' }, h('code', null, template)), h('td', null, kind), number(rate(perSecond)), number(percent(share)),
    number(millis(times.p50)), number(millis(times.p95)), h('td', null, WELL[moving.well] ?? moving.well), h('td', null, why.join('; ')));
}

function routeRow({ route, template, weight, state, deletable, says }) {
  return h('tr', null, h('th', { scope: 'row' }, route), h('td', null, h('code', null, template)), number(percent(weight)),
    h('td', null, state), h('td', null, deletable ? 'yes' : 'no'), h('td', null, says));
}
