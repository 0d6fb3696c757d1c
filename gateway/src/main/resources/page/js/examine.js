// Examine: what a group's MODERN needs, asked by this replica, up to the first thing that is wrong.
import { ask, Refused } from './api.js';
import { h, setAttribute, setText, show } from './dom.js';
import { whyNotChange } from './rights.js';

const MARKS = { well: 'ok', wrong: 'WRONG', 'left-out': 'left out' };

/** → {node, update}. */
export function examine(name) {
  const path = h('input', { type: 'text', size: 24, maxlength: 2000, autocomplete: 'off', spellcheck: 'false', placeholder: '/events/7' });
  const go = h('button', { type: 'submit' }, 'Examine');
  const why = h('span.hint');
  const says = h('p', { role: 'status' });
  const list = h('ul.findings');
  const refusal = h('p.refusal', { role: 'alert', hidden: true });
  const node = h('form.examine', { novalidate: true, 'aria-label': `Examine MODERN of ${name}` },
    h('div.apply-line', null, h('label', null, 'Read ', path), go, why), says, list, refusal);
  let busy = false;

  function update() {
    const not = whyNotChange(name);
    setAttribute(go, 'aria-disabled', String(busy || not !== null));
    setText(why, not ?? 'asks its name, connection, credentials and platform, and reads it once; left empty, a path without a variable');
  }

  function refuse(text) {
    setText(refusal, text ?? '');
    show(refusal, text !== null);
  }

  node.addEventListener('submit', async submitted => {
    submitted.preventDefault();
    if (busy || whyNotChange(name) !== null) return;
    busy = true;
    refuse(null);
    list.replaceChildren();
    setText(says, 'Asking …');
    update();
    try {
      const read = path.value.trim();
      const { json } = await ask('POST', `groups/${encodeURIComponent(name)}/doctor`, { body: read ? { read } : {} });
      setText(says, json.well ? 'Nothing is wrong.' : 'The first thing that is wrong is at the end.');
      list.replaceChildren(...json.findings.map(line));
    } catch (refused) {
      setText(says, '');
      if (!(refused instanceof Refused)) throw refused;
      refuse(refused.message);
    } finally {
      busy = false;
      update();
    }
  });

  update();
  return { node, update };
}

const line = ({ question, state, says, remedy }) => h(`li.${state}`, null,
  h(state === 'wrong' ? 'b.harm' : 'b', null, MARKS[state] ?? state), ` ${question}: ${says}`,
  remedy && h('p', null, 'Remedy: ', remedy));
