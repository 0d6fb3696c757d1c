// What an opened card adds: its routes with their own weights, and what its sides did over the range that charts show.
import { chart } from './charts.js';
import { weightControl } from './control.js';
import { arrange, h, setText, show } from './dom.js';
import { examine } from './examine.js';
import { clientsWords, measuredShares, millis, percentInColumn, rate } from './format.js';
import { drawnOf, model } from './model.js';
import { ramp } from './ramp.js';
import { whyNotWeigh } from './rights.js';
import { NOT_TRIED, REASONS } from './series.js';

const SIDES = (legacy, modern) => [{ name: 'LEGACY', side: 'legacy', column: legacy }, { name: 'MODERN', side: 'modern', column: modern }];
const CHARTS = [
  { title: 'Requests by side, stacked', unit: 'per s', lines: SIDES('legacyRate', 'modernRate'), stacked: true, words: rate },
  { title: 'Errors by side', unit: 'per s', lines: SIDES('legacyErrors', 'modernErrors'), words: rate },
  { title: 'p99 by side', unit: 'ms', lines: SIDES('legacyP99', 'modernP99'), words: millis, least: 10 },
];

export function opened(name) {
  const drawings = CHARTS.map(description => chart({ ...description, axes: true, height: 120 }));
  const reasons = REASONS.map(reason => h('td', null, '–'));
  const clients = h('p.hint');
  const rows = new Map();
  const body = h('tbody');
  const doctor = examine(name);
  const shifting = ramp(name);
  const node = h('div.opened', null,
    h('div.drawings', null, CHARTS.map((one, i) => h('figure', null, h('figcaption', null, one.title, ' ', h('small', null, one.unit)), drawings[i].node))),
    h('div.scrolls', { tabindex: 0, role: 'region', 'aria-label': `Fall-backs of ${name}` }, h('table.reasons', null, h('caption', null, 'Fall-backs per s: reads that MODERN failed and LEGACY answered'),
      h('thead', null, h('tr', null, REASONS.map(reason => h('th', { scope: 'col' }, NOT_TRIED.includes(reason) ? `${reason} (MODERN skipped)` : reason)))),
      h('tbody', null, h('tr', null, reasons)))),
    clients,
    shifting.node,
    h('div.scrolls', { tabindex: 0, role: 'region', 'aria-label': `Routes of ${name}` }, h('table.routes', null, h('caption', null, 'Routes; actual: measured over the last minute'),
      h('thead', null, h('tr', null, ['Route', 'Path', 'Methods', 'Target %', 'Applied %', 'Actual %'].map(text => h('th', { scope: 'col' }, text)), h('td'))), body)),
    doctor.node);

  return {
    node,
    update() {
      const group = model.groups.get(name);
      doctor.update();
      shifting.update();
      arrange(body, group.routes.flatMap(route => {
        if (!rows.has(route.id)) rows.set(route.id, routeRow(name, route.id));
        rows.get(route.id).update(route);
        return rows.get(route.id).nodes;
      }));
    },
    figures(figures) {
      drawings.forEach(drawing => drawing.draw(drawnOf(name)));
      shifting.figures();
      REASONS.forEach((reason, i) => setText(reasons[i], rate(figures?.fallBacks[reason])));
      setText(clients, figures ? `${clientsWords(figures.clients)} seen in the last minute, ${rate(figures.ambiguous)} ambiguous reads per s` : '');
    },
    forget() {
      drawings.forEach(drawing => drawing.forget());
      shifting.forget();
    },
    drafting: () => shifting.drafting() || [...rows.values()].some(row => row.drafting()),
  };
}

function routeRow(group, id) {
  const cells = ['path', 'methods', 'weight', 'applied', 'happens'].map(kind => h(`td.${kind}`));
  const [path, methods, weight, applied, happens] = cells;
  const button = h('button', { type: 'button', 'aria-expanded': 'false', 'aria-label': `Change the weight of ${id}`, onclick: () => toggle() }, 'Change');
  const place = h('td', { colspan: 7 });
  const below = h('tr.below', { hidden: true }, place);
  let control = null;
  let now = null;

  function toggle() {
    control ??= weightControl({ group, route: id },
      () => ({ weight: now.weight, maxWeight: model.groups.get(group).maxWeight }), () => whyNotWeigh(group));
    if (!place.hasChildNodes()) place.append(control.node);
    show(below, below.hidden);
    button.setAttribute('aria-expanded', String(!below.hidden));
  }

  return {
    nodes: [h('tr', null, h('th', { scope: 'row' }, id), cells, h('td', null, button)), below],
    drafting: () => Boolean(control?.draft.open),
    update(route) {
      now = route;
      setText(path, [route.hosts.join(' '), route.path].filter(Boolean).join(' '));
      setText(methods, route.methods.join(' '));
      setText(weight, percentInColumn(route.weight) + (route.own ? 'own' : ''));
      weight.classList.toggle('own', route.own);
      setText(applied, percentInColumn(route.applied) + (route.killed ? 'killed' : route.capped ? 'limited' : ''));
      setText(happens, measuredShares(route.measured, model.groups.get(group).figures?.clients ?? 0)[0].replace('%', ''));
      control?.update();
    },
  };
}
