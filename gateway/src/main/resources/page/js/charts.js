// Charts of the range that is shown, ten minutes at first. LEGACY is dashed and MODERN is filled, so that they differ without colour too.
import { h, setAttribute, setText } from './dom.js';
import { clock } from './format.js';
import { model } from './model.js';

const wide = new Set(); // charts that are on the page, to be drawn anew when light turns dark
let paint = {};

function mixPaint() {
  const style = getComputedStyle(document.documentElement);
  for (const name of ['legacy', 'modern', 'ink', 'muted', 'line']) paint[name] = style.getPropertyValue(`--${name}`).trim();
  for (const chart of wide) chart.redraw(false, true);
}
mixPaint();
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', mixPaint);

/** For charts that are drawn elsewhere: a colour as it is now, and those that are to be drawn anew when it changes. */
export const paintOf = name => paint[name];
export const follow = plot => wide.add(plot);
export const unfollow = plot => wide.delete(plot);

const ids = new WeakMap();
let given = 0;
function versionOf(series) {
  if (!ids.has(series)) ids.set(series, ++given);
  return `${ids.get(series)} ${series.version} ${model.range.last}`;
}

/**
 * `lines`: [{name, column, side}], drawn over another or `stacked` (MODERN below). `least` is the lowest top of the
 * scale, `top` a fixed one, `axes` shows them. Returns {node, draw(series)}.
 */
export function chart({ title, unit, lines, stacked = false, least = 1, top = null, axes = false, height = 44, words }) {
  const readout = h('p.readout', { 'aria-hidden': 'true' });
  const host = h('div.plot', { role: 'img' });
  const node = h('div.chart', null, host, readout);
  let plot = null;
  let drawn = null;
  let columns = [];

  function readOut(u) {
    const place = u.cursor.idx;
    const at = place === null || place === undefined ? null : u.data[0][place];
    setText(readout, at === null ? '' : `${clock(at)}  ${lines.map((line, i) => `${line.name} ${words(columns[i][place])}`).join('  ')}`);
  }

  function build(data) {
    plot = new uPlot(settings(), data, host);
    wide.add(plot);
    new ResizeObserver(() => host.clientWidth > 0 && plot.width !== host.clientWidth && plot.setSize({ width: host.clientWidth, height })).observe(host);
  }

  function settings() {
    const rule = { show: axes, stroke: () => paint.muted, grid: { stroke: () => paint.line, width: 1 }, ticks: { show: false }, font: '11px system-ui' };
    return {
      width: Math.max(host.clientWidth, 60),
      height,
      legend: { show: false },
      padding: axes ? [6, 18, 0, 0] : [2, 0, 2, 0],
      cursor: { drag: { x: false, y: false }, y: false, points: { show: false }, sync: { key: 'time' } },
      scales: {
        x: { time: true, range: () => [Date.now() / 1000 - model.range.seconds, Date.now() / 1000] },
        y: { range: (u, low, high) => [0, top ?? Math.max(least, (high ?? 0) * 1.1)] },
      },
      axes: [{ ...rule, size: 22, space: 70, values: [[60, '{HH}:{mm}', null, null, null, null, null, null, 1]] }, { ...rule, size: 42, space: 22 }],
      series: [{}, ...lines.map(line => stroke(line))],
      bands: stacked ? [{ series: [1, 2], fill: () => `${paint.legacy}55` }] : [],
      hooks: { setCursor: [readOut] },
    };
  }

  function stroke({ side }) {
    return {
      stroke: () => paint[side],
      width: 1.5,
      dash: side === 'legacy' ? [4, 3] : undefined,
      fill: side === 'modern' ? () => `${paint.modern}40` : undefined,
      points: { show: false },
      spanGaps: false,
    };
  }

  return {
    node,
    draw(series) {
      if (document.hidden || !node.isConnected || host.clientWidth === 0) return;
      columns = lines.map(line => (typeof line.column === 'string' ? series.columns[line.column] : line.column(series)));
      const data = [series.at, ...(stacked ? [columns[0].map((value, i) => (value === null ? null : value + columns[1][i])), columns[1]] : columns)];
      if (plot === null) build(data);
      else if (drawn !== versionOf(series)) plot.setData(data);
      drawn = versionOf(series);
      setAttribute(host, 'aria-label', `${title}, ${model.range.words}, ${unit}: ${lines.map((line, i) => `${line.name} now ${words(columns[i].at(-1))}`).join(', ')}`);
    },
    forget() {
      wide.delete(plot);
      plot?.destroy();
      plot = null;
    },
  };
}
