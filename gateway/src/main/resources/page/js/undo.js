// Undo: a change of its own that takes a change back. What it would do is shown before it is done, it asks what the same
// deed asks elsewhere on the page, and what came of it is said as it is.
import { ask, Refused } from './api.js';
import { h, setText, show } from './dom.js';
import { evenSo, isFound } from './evenso.js';
import { isWord, WORD, wordMissing } from './kill.js';
import { refresh, takeAnswer } from './load.js';
import { sayAloud } from './notices.js';
import { model } from './model.js';
import { storeAway, whyNotChange, whyNotKillAll, whyNotView } from './rights.js';
import { stepWords } from './words.js';

/** The sentence that says why this change cannot be undone here, or null. */
export function whyNotUndo(change) {
  if (!change.undo) return 'cannot be undone';
  const view = change.undo.find(one => one.view);
  if (view) return whyNotView(model.views.get(view.view) ?? { view: view.view, groups: change.group ? [{ group: change.group }] : [] });
  const why = change.group ? whyNotChange(change.group) : whyNotKillAll();
  if (why !== null || !storeAway()) return why;
  return change.undo.every(one => one.kill === true) ? null : 'waits until the store is back';
}

/** The line below an entry of the log: {node, open}. */
export function undoLine(change, closed) {
  const switches = change.undo.filter(one => one.view !== undefined);
  const weights = change.undo.filter(one => one.kill === undefined && one.view === undefined);
  const kills = change.undo.filter(one => one.kill !== undefined);
  const says = h('p.says', { 'aria-live': 'polite' });
  const killsAll = kills.some(one => one.kill && !one.group);
  const word = killsAll ? h('input.word', { type: 'text', size: 11, autocomplete: 'off', autocapitalize: 'off', spellcheck: 'false' }) : null;
  const reason = h('input.reason', { type: 'text', maxlength: 500, autocomplete: 'off' });
  reason.value = change.undoing.reason;
  const go = h('button.apply', { type: 'submit' }, killsAll ? 'Send everything to LEGACY' : 'Undo it');
  const refusal = h('p.refusal', { role: 'alert', hidden: true });
  const cost = evenSo(() => updateGo());
  const node = h('form.undo', { novalidate: true, 'aria-label': 'Undo' }, says, cost.node, word && h('label', null, `Type “${WORD}” `, word),
    h('label.reason-label', null, 'Reason ', reason),
    h('div.apply-line', null, go, h('button', { type: 'button', onclick: closed }, 'Cancel (Esc)')), refusal);
  let busy = false;
  const setBusy = now => {
    busy = now;
    updateGo();
  };
  const updateGo = () => go.setAttribute('aria-disabled', String(busy || !cost.allowed()));
  const refuse = refused => {
    if (!(refused instanceof Refused)) throw refused;
    if (isFound(refused)) {
      cost.take(refused.problem);
      return setText(says, cost.says());
    }
    const theirs = refused.problem.theirs;
    tellWhy(theirs ? `${theirs.by} was faster: ${stepWords(theirs).join(', ')}. Undo that first, or cancel.` : refused.message);
  };
  const tellWhy = text => {
    setText(refusal, text);
    show(refusal, true);
  };
  const why = () => ({ reason: reason.value.trim(), undoOf: change.id });
  const send = dryRun => ask('POST', 'changes', { body: { changes: weights.map(one => pinned(one, change)), ...why(), dryRun } });

  const serve = (one, dryRun) => ask('PUT', `views/${encodeURIComponent(one.view)}/active`,
    { body: { version: one.version, ...why(), evenSo: !dryRun && cost.wanted(), dryRun } });

  async function foretell() {
    const said = kills.map(one => (isSo(one) ? `${isSoWords(one)}.` : `Kill switch of ${one.group ?? 'everything'} goes ${one.kill ? 'on' : 'off'}.`));
    const plan = weights.length ? foretold((await send(true)).json) : '';
    for (const one of switches) said.push(`${(await serve(one, true)).json.says.join(', ')}.`);
    setText(says, [plan, ...said].filter(Boolean).join(' '));
  }

  // Whether anything was undone, and what the gateway says of it.
  async function undo() {
    const answers = weights.length ? [(await send(false)).json] : [];
    for (const one of kills) {
      const path = one.group ? `groups/${one.group}/kill` : 'kill';
      answers.push((await ask(one.kill ? 'PUT' : 'DELETE', path, { body: why() })).json);
    }
    for (const one of switches) answers.push((await serve(one, false)).json);
    answers.forEach(takeAnswer);
    const said = answers.flatMap(answer => answer.says).join(', ');
    const done = answers.some(answer => answer.fleet === 'pending' || (answer.changes ?? []).length > 0);
    return { done, said };
  }

  node.addEventListener('keydown', pressed => pressed.key === 'Escape' && closed());
  node.addEventListener('submit', async submitted => {
    submitted.preventDefault();
    if (word && !isWord(word.value)) {
      tellWhy(wordMissing);
      return word.focus();
    }
    if (!cost.allowed()) return cost.focus();
    if (reason.value.trim() === '') return reason.focus();
    if (busy) return;
    setBusy(true);
    try {
      const { done, said } = await undo();
      if (done) {
        sayAloud(`Undone: ${said}`);
        closed();
      } else tellWhy(`Nothing was undone: ${said}.`);
      await refresh();
    } catch (refused) {
      refuse(refused);
    }
    setBusy(false);
  });
  setText(says, switches.length ? 'Working out what it would do …' : 'Working out who would move …');
  foretell().catch(refuse);
  return { node, open: () => (word ?? go).focus() };
}

const foretold = ({ changes, says, plan }) => (changes && changes.length === 0 ? `Nothing would be undone: ${says.join(', ')}.` : plan.says);

const isSo = ({ group, kill }) => Boolean(group ? model.groups.get(group)?.killed : model.status?.killed) === kill;
const isSoWords = ({ group, kill }) => `Nothing would be undone: the kill switch of ${group ?? 'everything'} is ${kill ? 'on' : 'off'} already`;

// The revision that is on this page, so that a move which nobody here has seen is not overwritten.
const pinned = (one, change) => ({ ...one, revision: model.groups.get(one.group ?? change.group)?.revision });
