// The health strip: the sum over replicas, now and in the last ten minutes.
import { chart } from './charts.js';
import { h, setText, show, sideWord } from './dom.js';
import { millis, percent, rate, share } from './format.js';
import { model, seriesOf } from './model.js';
import { fallBacksOf, notTriedOf } from './series.js';

const SIDES = (legacy, modern) => [{ name: 'LEGACY', side: 'legacy', column: legacy }, { name: 'MODERN', side: 'modern', column: modern }];
const shareColumn = series => series.columns.modernRate.map((modern, i) => share(modern, modern + series.columns.legacyRate[i]));
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
    h('div.strip-head', null, h('h2', { id: 'health' }, 'Health'), whose, unmatched, notTried),
    h('div.cells', null, cells.map(one => one.node)));
  return function update() {
    if (model.status) setText(whose, `the sum over ${model.status.replicas.says}, last ten minutes`);
    const figures = model.total;
    show(unmatched, Boolean(figures?.unmatched));
    show(notTried, Boolean(figures) && notTriedOf(figures) > 0);
    if (figures) setText(notTried, `${rate(notTriedOf(figures))} per s not tried at MODERN: LEGACY`);
    if (figures) setText(unmatched, `${rate(figures.unmatched)} per s belong to no route: LEGACY`);
    cells.forEach(one => one.update(figures));
  };
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
      drawing.draw(seriesOf(''));
    },
  };
}
