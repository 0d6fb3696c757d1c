// What a card says about its group beside numbers: chips, drift with the line to write, who moved it last.
import { copyButton } from './copy.js';
import { focusFirst, h, setText } from './dom.js';
import { percent } from './format.js';
import { model, seriesOf } from './model.js';
import { ago } from './times.js';
import { changeWords } from './words.js';

const SOME = 0.005; // a second, over a minute

/** [{word, kind}], the worst first; kind `harm`, `waits` or `plain`. */
export function chipsOf(group) {
  const series = seriesOf(group.group);
  const chips = [];
  const add = (holds, word, kind) => holds && chips.push({ word, kind });
  add(series.lastMinute('modernErrors') > SOME, 'MODERN fails users', 'harm');
  add(series.lastMinute('legacyErrors') > SOME, 'LEGACY fails users', 'harm');
  add(group.modern?.down, 'MODERN is down', 'harm');
  add(group.modern?.what === 'comes-back', 'MODERN comes back', 'waits');
  add(group.modern?.what === 'no-place-free', 'MODERN is full', 'waits');
  add(group.view?.why, 'view not served', 'harm');
  add(group.view?.deadLetters > 0, 'dead letters', 'waits');
  add(group.ramp?.startsWith('rolled-back'), 'ramp rolled back', 'waits');
  add(group.ramp?.startsWith('held'), 'ramp held', 'waits');
  add(hasBadFile(group), 'bad file', 'waits');
  add(group.killed, group.killPending ? 'killed here, fleet waits' : group.fileKill ? 'killed by a file' : 'killed', 'waits');
  add(series.lastMinute('fallBacks') > SOME, 'falls back', 'waits');
  add(!group.modern?.down && series.lastMinute('notTried') > SOME, 'MODERN skipped', 'waits');
  add(group.heavyKey !== null, 'heavy key', 'waits');
  add(group.drift.length > 0, 'drift', 'waits');
  add(group.capped, 'limited by max-weight', 'waits');
  add(group.reviewOverdue, 'review overdue', 'waits');
  return chips;
}

// A problem begins with its file and line, "routes/events.yaml:8: …", and so does where a route is written.
function hasBadFile(group) {
  const file = group.routes[0]?.where.replace(/:\d+$/, '');
  return file !== undefined && (model.status?.problems ?? []).some(problem => problem.startsWith(`${file}:`));
}

const RANKS = { harm: 1000, waits: 10, plain: 0 };

/** The higher, the further up a card stands: harm first, then what waits, then traffic in coarse steps. */
export function rankOf(group) {
  const series = seriesOf(group.group);
  const traffic = (series.lastMinute('legacyRate') ?? 0) + (series.lastMinute('modernRate') ?? 0);
  return chipsOf(group).reduce((sum, chip) => sum + RANKS[chip.kind], 0) + Math.min(9.9, Math.round(Math.log2(1 + traffic)) / 3);
}

export function chips(node, group) {
  const wanted = chipsOf(group);
  const text = wanted.map(chip => chip.word).join('|');
  if (node.dataset.shown === text) return;
  node.dataset.shown = text;
  node.replaceChildren(...wanted.map(chip => h(`span.state.${chip.kind}`, null, chip.word)));
}

/** What is wrong with MODERN in the server's words, and what each replica sees where they differ. */
export function modernLines(node, group) {
  const shown = JSON.stringify(group.modern ?? null);
  if (node.dataset.shown === shown) return;
  node.dataset.shown = shown;
  const { modern } = group;
  node.replaceChildren(...(modern ? [h(modern.down ? 'p.modern-state.harm' : 'p.modern-state.waits', null, modern.says),
    ...modern.replicas.map(row => h('p.modern-state', null, `${row.replica}: ${row.says}`))] : []));
}

/** Where file and live differ, each with the line that would make the file agree. */
export function driftLines(node, group) {
  const shown = JSON.stringify(group.drift);
  if (node.dataset.shown === shown) return;
  node.dataset.shown = shown;
  const had = node.contains(document.activeElement);
  node.replaceChildren(...group.drift.map(drift => {
    const line = h('code', null, drift.line);
    const said = drift.file === null ? 'names no weight' : `says ${percent(drift.file)}`;
    const most = percent(drift.applied);
    const [live, kept] = drift.live !== drift.applied
      ? [`the live target is ${percent(drift.live)}, limited to ${most} by max-weight`, `the ${most}`] : [`the live target is ${percent(drift.live)}`, 'it'];
    return h('p.drift', null, h('strong', null, 'Drift: '), `${drift.where} ${said}${drift.route ? ` for ${drift.route}` : ''}, ${live}. To keep ${kept}, write `,
      line, ' ', copyButton(`the line for ${drift.route ?? group.group}`, () => drift.line, line));
  }));
  if (had) focusFirst(node.querySelector('button'), node.closest('[tabindex]'));
}

export function lastChange(node, group) {
  const change = group.lastChange;
  const id = change?.id ?? '';
  if (node.dataset.shown === id) return;
  node.dataset.shown = id;
  node.replaceChildren(...(change
    ? [ago(change.at), ` ${change.by}: `, changeWords(change), `, “${change.reason}”`] : ['no change known']));
}

export function meta(node, group) {
  const text = [group.owner, group.contact, group.reviewBy, group.deployed].join('|');
  if (node.dataset.shown === text) return;
  node.dataset.shown = text;
  node.replaceChildren(h('span', null, group.owner, ' ', group.contact),
    h(group.reviewOverdue ? 'span.waits' : 'span', null, group.reviewOverdue ? `review was due ${group.reviewBy}` : `review by ${group.reviewBy}`),
    h('span', null, `MODERN runs at ${group.deployed}`));
}

/** Rates, errors and times of both sides, one under the other. */
export function sidesTable() {
  const cells = {};
  const row = side => {
    cells[side] = ['rate', 'errors', 'p50', 'p99'].map(() => h('td', null, '–'));
    return h('tr', null, h('th', { scope: 'row' }, h(`span.side.${side}`, null, h(`span.mark.${side}`, { 'aria-hidden': 'true' }), side.toUpperCase())), cells[side]);
  };
  const node = h('table.sides', null,
    h('thead', null, h('tr', null, h('td'), ['per s', 'errors/s', 'p50 ms', 'p99 ms'].map(text => h('th', { scope: 'col' }, text)))),
    h('tbody', null, row('modern'), row('legacy')));
  return {
    node,
    update(figures, words) {
      for (const side of ['legacy', 'modern']) {
        const texts = words(figures?.[side]);
        cells[side].forEach((cell, i) => setText(cell, texts[i]));
        cells[side][1].classList.toggle('harm', figures?.[side].errors > 0);
      }
    },
  };
}
