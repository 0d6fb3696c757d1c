// A ramp's steps: its weight over time as a chart, and the same as a list with the evidence that each step had.
import { follow, paintOf, unfollow } from './charts.js';
import { arrange, h, setText, show } from './dom.js';
import { moment, percent, zone } from './format.js';

const HEIGHT = 120;
const TICKS = [0, 1, 5, 25, 100]; // the small shares are where a ramp is decided: they stand as far apart as the large
const FEW_SECONDS = 600; // that are written with their seconds
const LEAST_SECONDS = 60; // that the chart shows
const DAY_SECONDS = 86_400;

/** → {node, take(ramp), forget}. */
export function rampSteps(name) {
  const host = h('div.plot', { role: 'img' });
  const readout = h('p.readout', { 'aria-hidden': 'true' });
  const figure = h('figure', { hidden: true }, h('figcaption', null, 'Weight over time ', h('small', null, `%, times in ${zone()}`)), h('div.chart', null, host, readout));
  const list = h('ol.ramp-steps');
  const node = h('div.ramp-drawing', null, figure, list);
  let plot = null;
  let told = [];

  function readOut(u) {
    const at = u.cursor.idx;
    const step = at === null || at === undefined ? null : told[at];
    setText(readout, step ? `${moment(step.at)}  ${percent(step.weight)}${step.evidence ? `  ${step.evidence}` : ''}` : '');
  }

  function settings(width) {
    const rule = { stroke: () => paintOf('muted'), grid: { stroke: () => paintOf('line'), width: 1 }, ticks: { show: false }, font: '11px system-ui' };
    return {
      width,
      height: HEIGHT,
      legend: { show: false },
      padding: [6, 18, 0, 0],
      cursor: { drag: { x: false, y: false }, y: false, points: { show: false } },
      scales: { x: { time: true, range: (u, first, last) => [first, Math.max(last, first + LEAST_SECONDS)] }, y: { distr: 4, asinh: 0.7, range: () => [0, 110] } },
      axes: [{ ...rule, size: 22, space: 80, values: (u, splits) => splits.map(at => tick(at, splits.at(-1) - splits[0])) }, { ...rule, size: 42, splits: () => TICKS, filter: (u, splits) => splits }],
      series: [{}, { stroke: () => paintOf('modern'), width: 1.5, fill: () => `${paintOf('modern')}40`, paths: uPlot.paths.stepped({ align: 1 }), points: { show: true, size: 6 } }],
      hooks: { setCursor: [readOut] },
    };
  }

  function draw() {
    if (told.length === 0 || !host.isConnected || host.clientWidth === 0) return;
    const data = [told.map(({ at }) => at), told.map(({ weight }) => weight)];
    if (plot !== null) return plot.setData(data);
    plot = new uPlot(settings(host.clientWidth), data, host);
    follow(plot);
    new ResizeObserver(() => plot !== null && host.clientWidth > 0 && plot.width !== host.clientWidth && plot.setSize({ width: host.clientWidth, height: HEIGHT })).observe(host);
  }

  return {
    node,
    take(ramp) {
      told = pointsOf(ramp);
      show(node, ramp.of > 0);
      show(figure, told.length > 0);
      host.setAttribute('aria-label', `Weight of ${name} over time: ${told.map(spoken).join(', ')}`);
      const items = lines(ramp);
      while (list.children.length < items.length) list.append(h('li'));
      arrange(list, [...list.children].slice(0, items.length));
      items.forEach((text, i) => setText(list.children[i], text));
      draw();
    },
    forget() {
      if (plot === null) return;
      unfollow(plot);
      plot.destroy();
      plot = null;
    },
  };
}

const seconds = at => Date.parse(at) / 1000;

/** "10:04:12", "10:04" or, of days, "28 Nov 10:04", by how many seconds an axis spans. */
function tick(at, span) {
  const words = span < DAY_SECONDS ? moment(at, at) : moment(at, 0);
  return span < FEW_SECONDS ? words : words.slice(0, -3);
}

/** "5% at 10:04:12", "now 5%". */
const spoken = ({ at, weight, isNow }) => (isNow ? `now ${percent(weight)}` : `${percent(weight)} at ${moment(at)}`);

/** [{at, weight, evidence, isNow}]: the steps that were taken, what came of them, and now. */
export function pointsOf({ steps = [], since, weight, reached = weight, stage }, now = Date.now() / 1000) {
  const points = steps.filter(step => step.at).map(step => ({ at: seconds(step.at), weight: step.weight, evidence: step.evidence }));
  if (points.length === 0) return [];
  if (since && seconds(since) > points.at(-1).at && reached !== points.at(-1).weight) points.push({ at: seconds(since), weight: reached, evidence: stage.replace('-', ' ') });
  if (now > points.at(-1).at) points.push({ at: now, weight, evidence: null, isNow: true });
  return points;
}

const BACK = { 'rolled-back': '✖ rolled back to', aborted: '✖ aborted, back to' };

/**
 * "✔ 5%, 10:04:12: 412 pairs, 0 mismatches", "✔ 1%, not by this ramp", "25%: not before 10:14:12 CET", "50%",
 * "✖ rolled back to 0%, 10:09:30".
 */
export function lines({ steps = [], step: taken = 0, next, stage, since, weight, reached = weight }) {
  const back = BACK[stage] && since ? [`${BACK[stage]} ${percent(reached)}, ${moment(seconds(since))}`] : [];
  return [...steps.map((step, i) => {
    if (step.at) return `✔ ${percent(step.weight)}, ${moment(seconds(step.at))}${step.evidence ? `: ${step.evidence}` : ''}`;
    if (i < taken) return step.evidence ? `${percent(step.weight)}, on its way: ${step.evidence}` : `✔ ${percent(step.weight)}, not by this ramp`;
    const isNext = next && next.weight === step.weight && next.earliest;
    return isNext ? `${percent(step.weight)}: not before ${moment(seconds(next.earliest))} ${zone(seconds(next.earliest))}` : percent(step.weight);
  }), ...back];
}
