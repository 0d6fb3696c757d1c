// Kill switches. A kill never waits: it is sent without a revision, and what the fleet knows of it is told afterwards.
import { ask, Refused } from './api.js';
import { focusFirst, h, setText, show } from './dom.js';
import { refresh, takeAnswer } from './load.js';
import { sayAloud } from './notices.js';

/** Typed by whoever sends everything to LEGACY, from wherever on the page. */
export const WORD = 'everything';
export const wordMissing = `Type the word ${WORD}: every group goes to LEGACY.`;
export const isWord = text => text.trim().toLowerCase() === WORD;

/**
 * A button that opens a line with a reason. `state()` is {killed, whyNotKill, whyNotUnkill}; `group` null is all.
 * Returns {press, form, update}.
 */
export function killSwitch(group, state) {
  const name = group ?? 'everything';
  const path = group ? `groups/${group}/kill` : 'kill';
  const press = h('button.kill', { type: 'button', 'aria-expanded': 'false', onclick: () => open(form.hidden) });
  const word = group ? null : h('input.word', { type: 'text', size: 11, autocomplete: 'off', autocapitalize: 'off', spellcheck: 'false' });
  const wordLabel = word && h('label', null, `Type “${WORD}” `, word);
  const reason = h('input.reason', { type: 'text', maxlength: 500, autocomplete: 'off' });
  const go = h('button.go', { type: 'submit' });
  const drop = h('button', { type: 'button', onclick: () => open(false) }, 'Cancel (Esc)');
  const effect = h('p');
  const refusal = h('p.refusal', { role: 'alert', hidden: true });
  const form = h('form.kill-form', { hidden: true, novalidate: true, 'aria-label': `Kill switch of ${name}` }, effect,
    h('div.apply-line', null, wordLabel, h('label.reason-label', null, 'Reason ', reason), go, drop), refusal);

  function open(wanted) {
    show(form, wanted);
    press.setAttribute('aria-expanded', String(wanted));
    refuse(null);
    if (wanted) (needsWord() ? word : reason).focus();
    else {
      if (word) word.value = '';
      reason.value = '';
      focusFirst(press, press.closest('[tabindex]'));
    }
  }
  let busy = false;
  function setBusy(now) {
    busy = now;
    go.setAttribute('aria-disabled', String(now));
  }
  const needsWord = () => word !== null && !state().killed;
  function refuse(text, input) {
    setText(refusal, text ?? '');
    show(refusal, text !== null);
    input?.focus();
  }
  form.addEventListener('keydown', pressed => pressed.key === 'Escape' && open(false));
  form.addEventListener('submit', async submitted => {
    submitted.preventDefault();
    const killed = state().killed;
    if (needsWord() && !isWord(word.value)) return refuse(wordMissing, word);
    if (reason.value.trim() === '') return refuse('A reason is required.', reason);
    if (busy) return;
    setBusy(true);
    try {
      const { json } = await ask(killed ? 'DELETE' : 'PUT', path, { body: { reason: reason.value.trim() } });
      takeAnswer(json);
      sayAloud(json.says.join(' '));
      open(false);
      await refresh();
    } catch (refused) {
      if (!(refused instanceof Refused)) throw refused;
      refuse(refused.message);
    }
    setBusy(false);
  });

  function update() {
    const { killed, whyNotKill, whyNotUnkill } = state();
    const why = killed ? whyNotUnkill : whyNotKill;
    setText(press, killed ? `End the kill of ${name}` : `Kill ${name}`);
    press.classList.toggle('ends', killed);
    press.disabled = why !== null;
    press.title = why ?? '';
    setText(go, killed ? `End the kill of ${name}` : group ? `Send all of ${name} to LEGACY` : 'Send everything to LEGACY');
    go.classList.toggle('ends', killed);
    if (wordLabel) show(wordLabel, !killed);
    setText(effect, killed ? 'Weights count again; MODERN gets its readers back in four steps of five seconds.'
      : `All reads of ${group ?? 'every group'} go to LEGACY at once, above every weight. Writes are there anyway.`);
  }
  update();
  return { press, form, update };
}
