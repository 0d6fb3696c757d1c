// What can be done with a version of a view: what it would do and cost is shown first, in the gateway's words.
import { ask, Refused } from './api.js';
import { evenSo, isFound } from './evenso.js';
import { freshId, h, setText, show } from './dom.js';
import { takeAnswer } from './load.js';
import { model } from './model.js';
import { sayAloud } from './notices.js';

const PAUSE = 300; // ms without another key before the server is asked for a plan

const ofVersion = (view, number, rest) => `views/${encodeURIComponent(view)}/versions/${number}${rest}`;

/** As buttons stand: what each is called, when it makes sense, and how it is asked for. */
export const DEEDS = [
  { word: 'Switch to', fits: one => !one.active, costs: true,
    hint: 'Its groups read from it at once. The version before keeps running, so this can be undone.',
    ask: (view, number) => ['PUT', `views/${encodeURIComponent(view)}/active`, { version: number }] },
  { word: 'Rebuild', fits: () => true, costs: true, keys: true,
    hint: 'Reads its rows anew from the database.',
    ask: (view, number) => ['POST', ofVersion(view, number, '/rebuild'), {}] },
  { word: 'Replay dead letters of', fits: one => one.deadLetters > 0,
    hint: 'Tries them again: first correct what they name, the projection or its rows.',
    ask: (view, number) => ['POST', ofVersion(view, number, '/replay'), {}] },
  { word: 'Drop', fits: one => !one.active,
    hint: 'Removes it for good: only a rebuild brings it back.',
    ask: (view, number) => ['DELETE', ofVersion(view, number, ''), {}] },
];

const basisOf = view => JSON.stringify((view?.versions ?? []).map(({ version, active, state, deadLetters, asked }) => [version, active, state, deadLetters, asked?.says]));

/** The form below a version: {node, open, follow, close}. `closed` is called when it was done or given up. */
export function deedForm(deed, name, number, closed) {
  const title = `${deed.word} v${number}`;
  const says = h('p.says', { 'aria-live': 'polite' });
  const cost = evenSo(() => update());
  const keysId = freshId();
  const keys = deed.keys && h('textarea', { id: keysId, rows: 1, spellcheck: 'false', placeholder: 'event:42', oninput: () => foretellSoon() });
  const reason = h('input.reason', { type: 'text', maxlength: 500, autocomplete: 'off' });
  const go = h('button.apply', { type: 'submit' }, title);
  const refusal = h('p.refusal', { role: 'alert', hidden: true });
  const node = h('form.deed', { novalidate: true, 'aria-label': `${title} of ${name}` }, h('p', null, deed.hint), says, cost.node,
    keys && h('label.block', { for: keysId }, 'Only these keys, one a line; left empty, the whole version'), keys,
    h('div.apply-line', null, h('label.reason-label', null, 'Reason ', reason), go,
      h('button', { type: 'button', onclick: () => closed() }, 'Cancel (Esc)')), refusal);
  let busy = false;
  let asking = new AbortController();
  let timer = 0;
  let basis = null;

  const written = () => (keys ? keys.value.split('\n').map(line => line.trim()).filter(Boolean) : []);
  function send(dryRun, signal) {
    const [method, path, body] = deed.ask(name, number);
    const only = written();
    return ask(method, path, { signal, body: { ...body, ...(only.length && { keys: only }), reason: reason.value.trim() || 'draft',
      ...(deed.costs && { evenSo: !dryRun && cost.wanted() }), dryRun } });
  }

  async function foretell() {
    asking.abort();
    asking = new AbortController();
    const { signal } = asking;
    basis = basisOf(model.views.get(name));
    try {
      const { json } = await send(true, signal);
      cost.take(null);
      setText(says, sentences(json.says));
      refuse(null);
    } catch (refused) {
      if (signal.aborted) return;
      take(refused);
    }
  }

  function foretellSoon() {
    clearTimeout(timer);
    timer = setTimeout(foretell, PAUSE);
  }

  function take(refused) {
    if (!(refused instanceof Refused)) throw refused;
    if (!isFound(refused)) return refuse(refused.message);
    cost.take(refused.problem);
    setText(says, cost.says());
    refuse(null);
  }

  function refuse(text) {
    setText(refusal, text ?? '');
    show(refusal, text !== null);
  }

  function update() {
    go.setAttribute('aria-disabled', String(busy || !cost.allowed()));
    setText(go, cost.wanted() ? `${title} even so` : title);
  }

  node.addEventListener('keydown', pressed => pressed.key === 'Escape' && closed());
  node.addEventListener('submit', async submitted => {
    submitted.preventDefault();
    if (busy) return;
    if (!cost.allowed()) return cost.focus();
    if (reason.value.trim() === '') {
      refuse('A reason is required: it is what the next person reads in the change log.');
      return reason.focus();
    }
    busy = true;
    update();
    asking.abort();
    try {
      const { json } = await send(false);
      takeAnswer(json);
      sayAloud(sentences(json.says));
      closed();
    } catch (refused) {
      take(refused);
    }
    busy = false;
    update();
  });

  setText(says, 'Working out what it would do …');
  update();
  return {
    node,
    open() {
      foretell();
      reason.focus();
    },
    /** The plan is of what holds: asked anew when the versions of its view are no longer as they were. */
    follow: () => !busy && basis !== null && basis !== basisOf(model.views.get(name)) && foretell(),
    close() {
      clearTimeout(timer);
      asking.abort();
      node.remove();
    },
  };
}

const sentences = says => `${says.join('; ')}.`;
