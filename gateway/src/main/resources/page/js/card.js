// One group: what happens and what is asked, the hands to change it, and what there is to know before one does.
import { weightControl } from './control.js';
import { h, setText, show } from './dom.js';
import { chips, driftLines, lastChange, meta, modernLines, sidesTable } from './facts.js';
import { measuredShares, millis, percent, rate } from './format.js';
import { killSwitch } from './kill.js';
import { loadPast } from './load.js';
import { model } from './model.js';
import { opened } from './opened.js';
import { whyNotChange, whyNotUnkill, whyNotWeigh } from './rights.js';
import { bar, weightWords } from './scale.js';
import { viewLine } from './viewline.js';

const MINUTE = 60_000; // ms over which the measured share is a mean

const sideTexts = side => (side ? [rate(side.rate), rate(side.errors), millis(side.p50), millis(side.p99)] : ['–', '–', '–', '–']);

/** → {node, update, figures, dense, busy}. A dense card is one line until it is opened; the rest is made when seen. */
export function card(name) {
  const button = h('button.name', { type: 'button', 'aria-expanded': 'false', onclick: () => toggle() }, name);
  const states = h('span.states');
  const scale = bar();
  const asked = h('p.asked');
  const numbers = ['happens-number', 'traffic', 'failing'].map(kind => h(`span.brief.${kind}`));
  const node = h('li.card', { tabindex: -1 }, h('div.head', null, h('h3', null, button), states), h('div.line', null, numbers[0], scale.node, asked, numbers[1], numbers[2]));
  let isDense = false;
  let isOpen = false;
  let rest = null;
  let details = null;

  const group = () => model.groups.get(name);

  function toggle() {
    isOpen = !isOpen;
    button.setAttribute('aria-expanded', String(isOpen));
    node.classList.toggle('open', isOpen);
    if (isOpen) {
      details ??= opened(name);
      loadPast(name).catch(() => {});
    }
    if (!isOpen) details.forget();
    arrangeParts();
    update();
    figures();
  }

  function arrangeParts() {
    const full = isOpen || !isDense;
    node.classList.toggle('dense', !full);
    if (full && rest === null) {
      rest = hands(name);
      scale.node.after(rest.control.node);
      scale.node.parentElement.append(rest.sides.node);
      node.querySelector('.head').append(rest.meta, rest.kill.press);
      node.append(rest.killed, rest.kill.form, rest.notes);
    }
    for (const part of rest?.parts ?? []) show(part, full);
    if (full && rest) show(rest.kill.form, false);
    if (isOpen && details.node.parentElement !== node) node.append(details.node);
    if (!isOpen) details?.node.remove();
  }

  function update() {
    const now = group();
    if (!now) return;
    const killed = now.killed || Boolean(model.status?.killed);
    drawScale(now, killed);
    setText(asked, weightWords({ ...now, killed }));
    node.classList.toggle('is-killed', killed);
    rest?.update(now);
    if (isOpen) details.update();
  }

  function drawScale(now, killed) {
    scale.update({ ...now, killed, lately: changedLately(name) });
  }

  function figures() {
    const now = group();
    if (!now) return;
    drawScale(now, now.killed || Boolean(model.status?.killed));
    chips(states, now);
    const sides = now.figures;
    [measuredShares(now.measured, sides?.clients ?? 0)[0].replace('about ', '~'), rate(sides && sides.legacy.rate + sides.modern.rate), rate(sides && sides.legacy.errors + sides.modern.errors)]
      .forEach((text, i) => setText(numbers[i], text));
    numbers[2].classList.toggle('harm', Boolean(sides) && sides.legacy.errors + sides.modern.errors > 0);
    rest?.sides.update(sides, sideTexts);
    rest?.modern(now);
    if (isOpen) details.figures(sides);
  }

  return {
    node,
    update,
    figures,
    dense(wanted) {
      if (wanted === isDense && rest !== null) return;
      isDense = wanted;
      arrangeParts();
    },
    busy: () => isOpen || Boolean(rest?.control.draft.open) || (rest !== null && !rest.kill.form.hidden) || Boolean(details?.drafting()),
  };
}

function changedLately(name) {
  for (const change of model.log) {
    if (Date.now() - Date.parse(change.at) > MINUTE) return false;
    const moves = ({ what }) => (change.group === name ? what !== 'shadow' && what !== 'ramp' : change.group === null && what === 'kill');
    if (change.steps.some(moves)) return true;
  }
  return false;
}

function hands(name) {
  const group = () => model.groups.get(name);
  const subject = () => ({ weight: group().weight, maxWeight: group().maxWeight, ownRoutes: group().routes.filter(route => route.own) });
  const control = weightControl({ group: name, route: null }, subject, () => whyNotWeigh(name));
  const kill = killSwitch(name, () => ({
    killed: group().killed && !(group().fileKill?.where && group().fileKill.alone),
    whyNotKill: whyNotChange(name),
    whyNotUnkill: whyNotUnkill(whyNotChange(name)) ?? (group().fileKill?.where ? group().fileKill.says : null),
  }));
  const sides = sidesTable();
  const owner = h('p.meta');
  const drift = h('div');
  const heavy = h('p.heavy.waits');
  const shadowed = h('p.shadowed', { hidden: true });
  const last = h('p.last');
  const killed = h('p.killed-words', { hidden: true });
  const modern = h('div');
  const view = viewLine();
  const notes = h('div.notes', null, modern, view.node, drift, heavy, shadowed, last);
  return {
    control, kill, sides, meta: owner, notes, killed,
    modern(now) {
      control.draft.follow();
      modernLines(modern, now);
      view.update(now);
    },
    parts: [control.node, sides.node, owner, notes, kill.press],
    update(now) {
      control.update();
      kill.update();
      meta(owner, now);
      modernLines(modern, now);
      view.update(now);
      driftLines(drift, now);
      lastChange(last, now);
      setText(heavy, now.heavyKey ?? '');
      show(heavy, now.heavyKey !== null);
      setText(shadowed, now.shadowed === null ? '' : `Shadow: ${now.shadowed}`);
      show(shadowed, now.shadowed !== null);
      show(killed, now.killed);
      setText(killed, `KILLED: all of ${name} goes to LEGACY, above its target of ${percent(now.weight)}.`
        + (now.fileKill ? ` ${now.fileKill.says}.` : '')
        + (now.killPending ? ' This replica only until the store is back: then the fleet follows.' : ''));
    },
  };
}
