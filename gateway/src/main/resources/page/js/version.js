// One version of a view: how it is, how far it has come, what was asked of it, and the hands to change it.
import { focusFirst, h, setText, show } from './dom.js';
import { behind, count, span } from './format.js';
import { ago } from './times.js';
import { DEEDS, deedForm } from './viewdeed.js';
import { lettersWords, todoLines } from './viewline.js';

const KINDS = { live: 'plain', building: 'waits' };

/** → {node, update(version, why)}; `why` is null or why nothing may be asked of it. */
export function versionRow(name, number) {
  const served = h('span.state.served', { hidden: true }, 'served');
  const state = h('span.state');
  const lag = h('span');
  const letters = h('span.harm');
  const place = h('span.hint');
  const built = progressLine();
  const reason = h('p.harm');
  const todo = h('ul.todo');
  const asked = h('p');
  const did = h('p.hint');
  let form = null;
  const buttons = DEEDS.map(deed => h('button', { type: 'button', 'aria-label': `${deed.word} v${number} of ${name}`, 'aria-expanded': 'false',
    onclick: () => toggle(deed) }, deed.word.replace(/ (to|of)$/, '')));
  const deeds = h('p.deeds', null, buttons);
  const node = h('li.version', { tabindex: -1 }, h('div.version-head', null, h('h4', null, `v${number}`), served, state, h('p.version-facts', null, lag, letters, place), deeds),
    built.node, reason, todo, asked, did);

  function toggle(deed) {
    const same = form?.deed === deed;
    if (form) close(false);
    if (same) return;
    const made = deedForm(deed, name, number, () => close(true));
    form = { ...made, deed };
    press(deed, 'true');
    node.append(made.node);
    made.open();
  }

  const press = (deed, expanded) => buttons[DEEDS.indexOf(deed)].setAttribute('aria-expanded', expanded);

  function close(takeFocus) {
    const { deed } = form;
    press(deed, 'false');
    form.close();
    form = null;
    if (takeFocus) focusFirst(buttons[DEEDS.indexOf(deed)], node);
  }

  return {
    node,
    update(version, why) {
      show(served, version.active);
      setText(state, version.state);
      state.className = `state ${KINDS[version.state] ?? 'harm'}`;
      setText(lag, version.lagSeconds === null || version.lagSeconds === undefined ? '' : behind(version.lagSeconds));
      setText(letters, version.deadLetters > 0 ? lettersWords(version.deadLetters) : '');
      setText(place, placeWords(version.watermark));
      built.update(version.build ?? null, number);
      textOrNothing(reason, version.why ?? '');
      if (todo.dataset.shown !== version.run.join('\n')) todo.replaceChildren(...todoLines(version.run));
      todo.dataset.shown = version.run.join('\n');
      show(todo, version.run.length > 0);
      textOrNothing(asked, version.asked ? `Asked: ${version.asked.says}, ${version.asked.taken ? 'under way' : 'waits for its runner'}` : '');
      takeDid(did, version.did ?? null);
      show(deeds, why === null);
      DEEDS.forEach((deed, i) => show(buttons[i], deed.fits(version)));
      form?.follow();
    },
  };
}

function textOrNothing(node, text) {
  setText(node, text);
  show(node, text !== '');
}

const placeWords = watermark => (watermark ? `at ${watermark.position ?? 'no position'} of source ${watermark.source}` : 'nothing taken in yet');

function takeDid(node, did) {
  const shown = did ? `${did.at} ${did.refused} ${did.says}` : '';
  show(node, did !== null);
  if (node.dataset.shown === shown) return;
  node.dataset.shown = shown;
  node.replaceChildren(...(did ? ['Last request, ', did.refused ? 'refused ' : '', ago(did.at), `: ${did.says}`] : []));
}

// How far its rows have been read, as a bar and in words.
function progressLine() {
  const bar = h('progress', { max: 100 });
  const words = h('p.version-facts');
  const node = h('div.built', { hidden: true }, bar, words);
  return {
    node,
    update(build, number) {
      show(node, build !== null);
      if (build === null) return;
      const known = build.percent !== null && build.percent !== undefined;
      show(bar, known);
      if (known) bar.value = build.percent;
      bar.setAttribute('aria-label', `How much of v${number} is built`);
      setText(words, buildWords(build));
    },
  };
}

/** "410,000 of about 1,000,000 rows (41%), 52,000 rows/s, 11 s left, begun 2 times". */
function buildWords({ rows, expected, percent, rate, leftSeconds, begun }) {
  return [expected ? `${count(rows)} of about ${count(expected)} rows (${percent}%)` : `${count(rows)} ${rows === 1 ? 'row' : 'rows'}`,
    rate > 0 && `${count(rate)} rows/s`, leftSeconds !== null && leftSeconds !== undefined && `${span(leftSeconds)} left`,
    begun > 1 && `begun ${timesWords(begun)}`].filter(Boolean).join(', ');
}

const timesWords = times => (times === 1 ? 'once' : `${times} times`);
