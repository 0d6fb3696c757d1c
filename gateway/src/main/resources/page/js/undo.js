// Undo: a change of its own that takes a change back. What it would do is shown before it is done.
import { ask, Refused } from './api.js';
import { h, setText, show } from './dom.js';
import { refresh, takeAnswer } from './load.js';
import { sayAloud } from './notices.js';
import { model } from './model.js';
import { storeAway, whyNotChange, whyNotKillAll } from './rights.js';
import { stepWords } from './words.js';

/** The sentence that says why this change cannot be undone here, or null. */
export function whyNotUndo(change) {
  if (!change.undo) return 'cannot be undone';
  const why = change.group ? whyNotChange(change.group) : whyNotKillAll();
  if (why !== null || !storeAway()) return why;
  return change.undo.every(one => one.kill === true) ? null : 'waits until the store is back';
}

/** The line below an entry of the log: {node, open}. */
export function undoLine(change, closed) {
  const says = h('p.says', { 'aria-live': 'polite' });
  const reason = h('input.reason', { type: 'text', maxlength: 500, autocomplete: 'off' });
  reason.value = change.undoing.reason;
  const go = h('button.apply', { type: 'submit' }, 'Undo it');
  const refusal = h('p.refusal', { role: 'alert', hidden: true });
  const node = h('form.undo', { novalidate: true, 'aria-label': 'Undo' }, says, h('label.reason-label', null, 'Reason ', reason),
    h('div.apply-line', null, go, h('button', { type: 'button', onclick: closed }, 'Drop (Esc)')), refusal);
  const weights = change.undo.filter(one => one.kill === undefined);
  const kills = change.undo.filter(one => one.kill !== undefined);
  const refuse = refused => {
    if (!(refused instanceof Refused)) throw refused;
    const theirs = refused.problem.theirs;
    setText(refusal, theirs ? `${theirs.by} was faster: ${stepWords(theirs).join(', ')}. Undo that first, or drop this.` : refused.message);
    show(refusal, true);
  };

  const send = dryRun => ask('POST', 'changes', { body: { changes: weights.map(one => pinned(one, change)), reason: reason.value.trim(), dryRun } });

  async function foretell() {
    const switches = kills.map(one => `Kill switch of ${one.group ?? 'everything'} goes ${one.kill ? 'on' : 'off'}.`);
    const plan = weights.length ? (await send(true)).json.plan.says : '';
    setText(says, [plan, ...switches].filter(Boolean).join(' '));
  }

  node.addEventListener('keydown', pressed => pressed.key === 'Escape' && closed());
  node.addEventListener('submit', async submitted => {
    submitted.preventDefault();
    if (reason.value.trim() === '') return reason.focus();
    go.disabled = true;
    try {
      if (weights.length) takeAnswer((await send(false)).json);
      for (const one of kills) {
        const path = one.group ? `groups/${one.group}/kill` : 'kill';
        takeAnswer((await ask(one.kill ? 'PUT' : 'DELETE', path, { body: { reason: reason.value.trim() } })).json);
      }
      sayAloud('Undone.');
      closed();
      await refresh();
    } catch (refused) {
      refuse(refused);
    }
    go.disabled = false;
  });
  setText(says, 'Working out who would move …');
  foretell().catch(refuse);
  return { node, open: () => go.focus() };
}

// The revision that is on this page, so that a move which nobody here has seen is not overwritten.
const pinned = (one, change) => ({ ...one, revision: model.groups.get(one.group ?? change.group)?.revision });
