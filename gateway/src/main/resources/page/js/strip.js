// The health strip: the sum over replicas, now and over the range that charts show.
import { chart } from './charts.js';
import { h, setText, show, sideWord } from './dom.js';
import { exact, millis, percent, rate, share } from './format.js';
import { showRange } from './load.js';
import { drawnOf, model, on } from './model.js';
import { fallBacksOf, notTriedOf, RANGES } from './series.js';

const SIDES = (legacy, modern) => [{ name: 'LEGACY', side: 'legacy', column: legacy }, { name: 'MODERN', side: 'modern', column: modern }];
const shareColumn = series => series.columns.modernRate.map((modern, i) => (modern === null ? null : share(modern, modern + series.columns.legacyRate[i])));
const restColumn = series => shareColumn(series).map(value => (value === null ? null : 100 - value));
const tenths = value => (value === null || value === undefined ? '–' : percent(Math.round(value * 10) / 10));

const CELLS = [
  { title: 'Requests', unit: 'per s', lines: SIDES('legacyRate', 'modernRate'), stacked: true, words: rate, now: f => [f.legacy.rate, f.modern.rate] },
  { title: 'Share', unit: 'of requests', lines: SIDES(restColumn, shareColumn), top: 100, words: tenths,
    now: f => [share(f.legacy.rate, f.legacy.rate + f.modern.rate), share(f.modern.rate, f.legacy.rate + f.modern.rate)] },
  { title: 'Errors', unit: 'per s', lines: SIDES('legacyErrors', 'modernErrors'), words: rate, harm: true, now: f => [f.legacy.errors, f.modern.errors] },
  { title: 'p99', unit: 'ms to first byte', lines: SIDES('legacyP99', 'modernP99'), words: millis, least: 10, now: f => [f.legacy.p99, f.modern.p99] },
  { title: 'Fall-backs', unit: 'per s', lines: [{ name: 'fall-backs', side: 'ink', column: 'fallBacks' }], words: rate, now: f => [fallBacksOf(f)] },
  { title: 'Ambiguous', unit: 'reads per s', lines: [{ name: 'ambiguous', side: 'ink', column: 'ambiguous' }], words: rate, now: f => [f.ambiguous] },
];

export function strip() {
  const cells = CELLS.map(cell);
  const whose = h('span.whose');
  const unmatched = h('span.whose');
  const notTried = h('span.whose');
  document.getElementById('strip').append(
    h('div.strip-head', null, h('h2', { id: 'health' }, 'Health'), whose, unmatched, notTried, ranges()),
    h('div.cells', null, cells.map(one => one.node)));
  return function update() {
    if (model.status) setText(whose, `the sum over ${model.status.replicas.says}, ${model.range.words}${sinceWords()}`);
    const figures = model.total;
    show(unmatched, Boolean(figures?.unmatched));
    show(notTried, Boolean(figures) && notTriedOf(figures) > 0);
    if (figures) setText(notTried, `MODERN skipped, LEGACY answered: ${rate(notTriedOf(figures))} per s`);
    if (figures) setText(unmatched, `${rate(figures.unmatched)} per s belong to no route: LEGACY`);
    cells.forEach(one => one.update(figures));
  };
}

/** Ten minutes, an hour or a day: for the charts here and in opened cards. */
function ranges() {
  const buttons = RANGES.map(range => h('button', { type: 'button', onclick: () => showRange(range).catch(() => {}) }, range.label));
  const mark = () => buttons.forEach((button, i) => button.setAttribute('aria-pressed', String(RANGES[i] === model.range)));
  on('range', mark);
  mark();
  return h('span.ranges', { role: 'group', 'aria-label': 'Charts show the last' }, buttons);
}

/** Of a replica that has run for less than the range. */
function sinceWords() {
  const [first] = drawnOf('').at;
  if (model.range.every === null) return '';
  if (first === undefined) return ', nothing known yet';
  const late = first - (Date.now() / 1000 - model.range.seconds) > 0.05 * model.range.seconds;
  return late ? `, known since ${exact(first * 1000)}` : '';
}

function cell(description) {
  const drawing = chart(description);
  const values = description.lines.map(() => h('span.value', null, '–'));
  const rows = description.lines.map((line, i) => h('div.row', null, line.side === 'ink' ? h('span') : sideWord(line.side), values[i]));
  const node = h(values.length === 1 ? 'div.cell.single' : 'div.cell', null, h('h3', null, description.title, ' ', h('small', null, description.unit)), rows, drawing.node);
  return {
    node,
    update(figures) {
      const now = figures ? description.now(figures) : [];
      values.forEach((value, i) => {
        setText(value, description.words(now[i]));
        value.classList.toggle('harm', Boolean(description.harm) && now[i] > 0);
      });
      drawing.draw(drawnOf(''));
    },
  };
}
