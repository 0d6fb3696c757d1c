// Of an opened card: how far the group's ramp is and why it waits, what its gates have seen, where answers differ, and
// the hands to start, hold, resume and abort it. Nothing is asked while the group's reads are not copied.
import { ask, Refused } from './api.js';
import { arrange, focusFirst, h, setAttribute, setText, show } from './dom.js';
import { count, moment, percent } from './format.js';
import { refresh } from './load.js';
import { model } from './model.js';
import { sayAloud } from './notices.js';
import { rampSteps } from './rampsteps.js';
import { whyNotWeigh } from './rights.js';

const EVERY = 2000; // ms between two readings while the card is open
const POINTERS = 5;
const MOVING = ['shadowing', 'running'];

/** As buttons stand: in which stages each fits, and what it does. */
const DEEDS = [
  { action: 'start', word: 'Start', fits: stage => !MOVING.includes(stage) && stage !== 'held',
    hint: 'The weight rises by itself, step by step, while the evidence holds; it goes back at once when it does not.' },
  { action: 'hold', word: 'Hold', fits: stage => MOVING.includes(stage), hint: 'The weight stays where it is until somebody resumes the ramp.' },
  { action: 'resume', word: 'Resume', fits: stage => stage === 'held', hint: 'The ramp goes on from where it is.' },
  { action: 'abort', word: 'Abort', fits: stage => MOVING.includes(stage) || stage === 'held', hint: 'The ramp ends, and the weight returns to what it was before it.' },
];

const isCopied = group => group.shadow > 0 || group.routes.some(route => route.shadow > 0);
const hasRamp = group => Boolean(group.ramp) || isCopied(group);

/** → {node, update, figures}. */
export function ramp(name) {
  const path = `groups/${encodeURIComponent(name)}`;
  const stage = h('p.stage');
  const why = h('p');
  const steps = rampSteps(name);
  const gates = h('tbody');
  const gatesBox = boxed(`Gates of ${name}`, ['Route', 'Gate', 'At most %', 'Seen', 'Likely between, %', 'Result'], 'What the gates have seen', gates);
  const pointers = h('tbody');
  const pointersBox = boxed(`Where answers of ${name} differ`, ['Route', 'Where', 'Times', 'LEGACY said', 'MODERN said', 'At'], 'Where answers differed, with the newest example', pointers);
  const deeds = rampDeeds(name, `${path}/ramp`, () => read());
  const refusal = h('p.refusal', { hidden: true });
  const node = h('section.ramp', { 'aria-label': `Ramp of ${name}`, hidden: true },
    h('h4', null, 'Ramp'), stage, why, deeds.node, refusal, steps.node, gatesBox, pointersBox);
  let readAt = 0;

  async function read() {
    readAt = Date.now();
    try {
      const [now, seen] = await Promise.all([`${path}/ramp`, `${path}/mismatches`].map(one => ask('GET', one)));
      take(now.json, seen.json);
    } catch (refused) {
      if (!(refused instanceof Refused)) throw refused;
      setText(refusal, refused.message);
      show(refusal, true);
    }
  }

  function take(now, seen) {
    show(refusal, false);
    setText(stage, stageWords(now));
    setText(why, now.why ? `Why: ${now.why}` : '');
    deeds.take(now);
    steps.take(now);
    arrangeRows(gates, (now.gates ?? []).map(gateCells));
    show(gatesBox, (now.gates ?? []).length > 0);
    const rows = pointerCells(now.pointers ?? [], seen.routes ?? []);
    arrangeRows(pointers, rows);
    show(pointersBox, rows.length > 0);
  }

  return {
    node,
    update() {
      const wanted = hasRamp(model.groups.get(name));
      show(node, wanted);
      deeds.update();
      if (wanted && readAt === 0) read();
    },
    figures() {
      if (!node.hidden && !document.hidden && Date.now() - readAt >= EVERY) read();
    },
    forget: () => {
      readAt = 0;
      steps.forget();
    },
    drafting: () => deeds.drafting(),
  };
}

/** Of a ramp that is over: how it ended, and where. */
const OVER = { 'rolled-back': ['Rolled back', 'Rolled back to'], aborted: ['Aborted', 'Aborted, back to'], done: ['Done', 'Done at'] };

function stageWords({ stage, step, of, weight, reached = weight }) {
  if (stage === 'none') return of > 0 ? `Not started: ${of} ${of === 1 ? 'step is' : 'steps are'} planned.` : 'No ramp is planned: its route file has no ramp.';
  if (stage === 'shadowing') return `Watching copies of reads before step 1 of ${of}.`;
  if (stage === 'running') return `Step ${step} of ${of}, at ${percent(weight)}.`;
  if (stage === 'held') return `Held at step ${step} of ${of}, at ${percent(weight)}.`;
  const over = OVER[stage] ?? [stage, `${stage} at`];
  return weight === reached ? `${over[0]}: the weight is ${percent(weight)}.` : `${over[1]} ${percent(reached)}; since then the weight was set to ${percent(weight)}.`;
}

const boxed = (label, heads, caption, body) => h('div.scrolls', { tabindex: 0, role: 'region', 'aria-label': label, hidden: true },
  h('table', null, h('caption', null, caption), h('thead', null, h('tr', null, heads.map(text => h('th', { scope: 'col' }, text)))), body));

const COUNTED = { mismatch: ['pair', 'mismatch', 'mismatches'], errors: ['read', 'error', 'errors'], slow: ['read', 'slow', 'slow'] };
const RESULTS = { passed: '✔ passed', failed: '✖ failed', open: 'open' };

/** "312 of about 400 pairs, 0 mismatches". */
export function seenWords({ gate, all, bad, needed, word }) {
  const [one, wrong, wrongs] = COUNTED[gate] ?? ['read', 'bad', 'bad'];
  const enough = word !== 'open' || needed === null || needed === undefined ? '' : ` of about ${count(needed)}`;
  const plural = (enough ? needed : all) === 1 ? one : `${one}s`;
  return `${count(all)}${enough} ${plural}, ${count(bad)} ${bad === 1 ? wrong : wrongs}`;
}

const gateCells = gate => [gate.route, gate.gate, percent(gate.limit).replace('%', ''), seenWords(gate),
  gate.high === null || gate.high === undefined || gate.all === 0 ? '–' : `${percent(gate.low ?? 0)} and ${percent(gate.high)}`.replaceAll('%', ''),
  RESULTS[gate.word] ?? gate.word];

/** Of the fleet where it counts them, else of this replica; with this replica's newest example. */
function pointerCells(counted, routes) {
  const here = routes.flatMap(({ route, pointers }) => pointers.map(one => ({ route, ...one })));
  return (counted.length ? counted : here).slice().sort((a, b) => b.count - a.count).slice(0, POINTERS).map(({ route, pointer, count: times }) => {
    const example = here.find(one => one.route === route && one.pointer === pointer)?.examples?.[0];
    return [route, pointer || '(all of it)', count(times), said(example?.legacy), said(example?.modern), example ? moment(Date.parse(example.at) / 1000) : '–'];
  });
}

/** What a side said; an empty text is no value at all. */
const said = value => (value === undefined || value === null ? '–' : value || 'nothing');

/** Each row by its first two cells, so that a reading moves no focus and few texts. */
function arrangeRows(body, rows) {
  const known = new Map([...body.children].map(row => [row.dataset.key, row]));
  arrange(body, rows.map(cells => {
    const key = cells.slice(0, 2).join('\n');
    const row = known.get(key) ?? h('tr', { 'data-key': key }, h('th', { scope: 'row' }), cells.slice(1).map(() => h('td')));
    cells.forEach((text, i) => setText(row.children[i], text));
    row.classList.toggle('failed', cells.at(-1) === RESULTS.failed);
    return row;
  }));
}

/** The buttons, and one form for whichever was pressed: {node, take, update, drafting}. */
function rampDeeds(name, path, done) {
  let now = { stage: 'none', of: 0 };
  let chosen = null;
  let busy = false;
  const buttons = DEEDS.map(deed => h('button', { type: 'button', 'aria-expanded': 'false', 'aria-label': `${deed.word} the ramp of ${name}`, onclick: () => open(chosen === deed ? null : deed) }, deed.word));
  const mayNot = h('span.why-not');
  const hint = h('p');
  const reason = h('input.reason', { type: 'text', maxlength: 500, autocomplete: 'off' });
  const go = h('button.apply', { type: 'submit' });
  const refusal = h('p.refusal', { role: 'alert', hidden: true });
  const form = h('form.deed', { hidden: true, novalidate: true }, hint,
    h('div.apply-line', null, h('label.reason-label', null, 'Reason ', reason), go, h('button', { type: 'button', onclick: () => open(null) }, 'Cancel (Esc)')), refusal);
  const node = h('div', null, h('div.steps', null, buttons, mayNot), form);

  function open(deed) {
    const before = chosen;
    chosen = deed;
    DEEDS.forEach((one, i) => setAttribute(buttons[i], 'aria-expanded', String(one === deed)));
    show(form, deed !== null);
    refuse(null);
    reason.value = '';
    if (deed === null) return buttons[DEEDS.indexOf(before)]?.focus();
    setText(hint, deed.hint);
    setText(go, `${deed.word} the ramp`);
    form.setAttribute('aria-label', `${deed.word} the ramp of ${name}`);
    reason.focus();
  }

  function refuse(text) {
    setText(refusal, text ?? '');
    show(refusal, text !== null);
  }

  form.addEventListener('keydown', pressed => pressed.key === 'Escape' && open(null));
  form.addEventListener('submit', async submitted => {
    submitted.preventDefault();
    if (busy) return;
    if (reason.value.trim() === '') {
      refuse('A reason is required: it is what the next person reads in the change log.');
      return reason.focus();
    }
    busy = true;
    setAttribute(go, 'aria-disabled', 'true');
    try {
      const { json } = await ask('POST', path, { body: { action: chosen.action, reason: reason.value.trim() } });
      sayAloud(`${name}: ${stageWords(json)}`);
      open(null);
      await Promise.all([done(), refresh()]);
    } catch (refused) {
      if (!(refused instanceof Refused)) throw refused;
      refuse(refused.message);
    } finally {
      busy = false;
      setAttribute(go, 'aria-disabled', 'false');
    }
  });

  function update() {
    const not = whyNotWeigh(name);
    const focused = buttons.indexOf(document.activeElement);
    show(buttons[0].parentElement, now.of > 0);
    setText(mayNot, not ?? '');
    DEEDS.forEach((deed, i) => {
      show(buttons[i], deed.fits(now.stage) || chosen === deed);
      buttons[i].disabled = not !== null;
    });
    if (focused >= 0 && buttons[focused].hidden) focusFirst(...buttons.filter(button => !button.hidden)); // what can be done next
  }

  return {
    node,
    take(read) {
      now = read;
      update();
    },
    update,
    drafting: () => chosen !== null,
  };
}
