// How far the migration is: what has moved, what LEGACY still answers, and what can be deleted there. Asked for only
// while it is open: on opening, and once a minute.
import { ask, Refused } from './api.js';
import { h, setText, show } from './dom.js';
import { count, exact, millis, percent, rate } from './format.js';

const EVERY = 60_000; // ms
const MOST = 30; // templates shown before somebody asks for all
const WELL = { easily: 'easily', 'with-care': 'with care', hard: 'hard', stays: 'stays', unknown: 'too early to tell' };

export function scoreboard() {
  const says = h('p.moved');
  const forecast = h('p.meta');
  const wrong = h('p.harm', { hidden: true });
  const since = h('p.meta');
  const templates = table('What LEGACY answers', ['Template', 'Kind', 'Per s', '% of all', 'p50 ms', 'p95 ms', 'Moves', 'Because']);
  const routes = table('Routes', ['Route', 'Template', 'Weight', 'State', 'Delete', 'Because']);
  const more = h('button.copy', { type: 'button', onclick: () => {
    all = true;
    draw();
  } }, '');
  const node = h('details', { ontoggle: read }, h('summary', null, h('h2', { id: 'scoreboard-head' }, 'Scoreboard'), ' ',
    h('span.whose', null, 'what has moved, what LEGACY still answers, what can be deleted')), says, forecast, wrong, templates.node, more, routes.node, since);
  document.getElementById('scoreboard').append(node);
  let all = false;
  let told = null;
  let readAt = 0;

  function draw() {
    setText(says, told.moved.says);
    setText(forecast, told.trend.forecast.says);
    const shown = all ? told.templates : told.templates.slice(0, MOST);
    templates.fill(shown.map(templateRow));
    show(more, shown.length < told.templates.length);
    setText(more, `All ${count(told.templates.length)} templates`);
    routes.fill(told.routes.map(routeRow));
    setText(since, `Counted since ${exact(told.since)}, by ${told.replicas === 1 ? '1 replica' : `${count(told.replicas)} replicas`}.${
      told.other.answers > 0 ? ` ${percent(told.other.share)} of LEGACY's answers are under no template.` : ''}`);
  }

  async function read() {
    if (!node.open || document.hidden || Date.now() - readAt < EVERY) return;
    readAt = Date.now();
    try {
      told = (await ask('GET', 'scoreboard')).json;
      show(wrong, false);
      draw();
    } catch (refused) {
      if (!(refused instanceof Refused)) throw refused;
      readAt = 0;
      setText(wrong, refused.message);
      show(wrong, true);
    }
  }

  show(templates.node, false);
  show(routes.node, false);
  show(more, false);
  setInterval(read, EVERY / 10);
}

/** Shown once it has rows; scrolls by itself on a narrow screen. */
function table(title, heads) {
  const body = h('tbody');
  const node = h('div.scrolls', { tabindex: 0, role: 'region', 'aria-label': title },
    h('table.board', null, h('caption', null, title), h('thead', null, h('tr', null, heads.map(head => h('th', { scope: 'col' }, head)))), body));
  return {
    node,
    fill(rows) {
      body.replaceChildren(...rows);
      show(node, rows.length > 0);
    },
  };
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
