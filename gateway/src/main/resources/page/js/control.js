// The weight control: slider and number together, steps, and the draft between a move and "Apply".
import { Draft } from './draft.js';
import { focusFirst, freshId, h, setText, show } from './dom.js';
import { percent } from './format.js';
import { sayAloud } from './notices.js';
import { model, on } from './model.js';
import { changeWords } from './words.js';
import { ago } from './times.js';

const STEPS = [0, 1, 5, 10, 25, 50, 75, 100];
const EXACT = /^\d{1,9}([.,]\d{1,2})?$/;

/**
 * `subject()` gives {weight, maxWeight, own} as they are now, `whyNot()` null or why it may not be used.
 * Returns {node, update, draft}; `update` after every change of the subject.
 */
export function weightControl(target, subject, whyNot) {
  const name = target.route ?? target.group;
  let mistyped = false;
  const draft = new Draft(target, () => {
    mistyped &&= draft.open;
    update();
  });
  const maySay = freshId();
  const mistypedId = freshId();
  const slider = h('input.slider', { type: 'range', min: 0, max: 100, step: 'any', 'aria-label': `Weight of ${name} in percent`, 'aria-describedby': maySay });
  const number = h('input.number', { type: 'number', min: 0, max: 100, step: 0.01, inputmode: 'decimal', 'aria-label': `Weight of ${name} in percent, exactly`, 'aria-describedby': mistypedId });
  const steps = STEPS.map(step => h('button.step', { type: 'button', onclick: () => move(step), 'aria-label': `${name} to ${step} percent` }, String(step)));
  const inherit = target.route && h('button.step', { type: 'button', onclick: () => move(null) }, 'inherit');
  const mistake = h('p.refusal', { id: mistypedId, role: 'alert' });
  const refused = h('p.why-not', { id: maySay });
  const post = h('span.wall-post', { hidden: true });
  const wall = h('p.why-not', { hidden: true });
  const form = draftForm(draft, name, subject, () => focusFirst(slider, node.closest('[tabindex]')));
  const node = h('form.control', { novalidate: true, 'aria-label': `Weight of ${name}` },
    h('div.slide', null, slider, post),
    h('div.steps', null, steps, inherit, h('label.exact', null, number, ' %')),
    mistake, wall, refused, form.node);

  function move(weight) {
    const most = subject().maxWeight;
    mistyped = false;
    draft.move(weight === null ? null : Math.min(Math.max(0, weight), Math.max(most, 0)));
  }
  slider.addEventListener('input', () => move(Math.round(Number(slider.value))));
  number.addEventListener('input', () => {
    const wanted = Number(number.value.replace(',', '.'));
    mistyped = !EXACT.test(number.value) || wanted > 100;
    if (mistyped) update();
    else move(wanted);
  });
  node.addEventListener('submit', submitted => {
    submitted.preventDefault();
    if (mistyped) number.focus();
    else form.submit();
  });
  node.addEventListener('keydown', pressed => {
    if (pressed.key === 'Escape' && (draft.open || mistyped)) {
      pressed.stopPropagation();
      const at = document.activeElement;
      draft.drop();
      focusFirst(at, slider);
    }
    if (pressed.key === 'Enter' && pressed.target === slider && draft.open) node.requestSubmit();
  });
  on('foreign', change => {
    if (change.group === target.group) draft.overtaken(change);
  });

  on('stream', () => model.stream.state === 'live' && draft.again());

  function update() {
    const { weight, maxWeight } = subject();
    const shown = draft.open ? draft.weight ?? model.groups.get(target.group).weight : weight;
    const why = whyNot();
    draft.follow();
    for (const input of [slider, number, ...steps, ...(inherit ? [inherit] : [])]) input.disabled = why !== null || draft.busy;
    steps.forEach((step, place) => {
      step.disabled ||= STEPS[place] > maxWeight;
      step.title = STEPS[place] > maxWeight ? `max-weight in the file is ${percent(maxWeight)}` : '';
      step.setAttribute('aria-pressed', String(STEPS[place] === shown && !(draft.open && draft.weight === null)));
    });
    if (Number(slider.value) !== shown) slider.value = shown;
    if (!mistyped && (document.activeElement !== number || !draft.open || Number(number.value) !== shown)) number.value = shown;
    number.setAttribute('aria-invalid', String(mistyped));
    setText(mistake, mistyped ? 'weight must be 0 to 100, with at most two decimals' : '');
    show(mistake, mistyped);
    node.classList.toggle('drafting', draft.open);
    slider.style.setProperty('--wall', `${maxWeight}%`);
    post.style.left = `calc(8px + (100% - 16px) * ${maxWeight / 100})`;
    show(post, maxWeight < 100);
    setText(wall, `Limited to ${percent(maxWeight)} by max-weight: to go further, raise it in the file first.`);
    show(wall, maxWeight < 100);
    setText(refused, why ?? '');
    show(refused, why !== null);
    form.update(mistyped);
  }
  update();
  return { node, update, draft };
}

// What opens below the control while there is a draft.
function draftForm(draft, name, subject, focusBack) {
  const says = h('p.says', { 'aria-live': 'polite' });
  const who = h('p.theirs', { role: 'alert' });
  const keep = h('button', { type: 'button', onclick: () => { draft.keep(); focusFirst(reason.value ? apply : reason); } }, 'Keep my draft');
  const spare = h('input', { type: 'checkbox', onchange: () => draft.spare(spare.checked) });
  const spared = h('span');
  const sparing = draft.target.route === null && h('label.spare', null, spare, ' leave routes with a weight of their own as they are: ', spared);
  const reason = h('input.reason', { type: 'text', maxlength: 500, autocomplete: 'off', oninput: () => { draft.reason = reason.value; } });
  const apply = h('button.apply', { type: 'submit' }, 'Apply');
  const drop = h('button', { type: 'button', onclick: () => { draft.drop(); focusBack(); } }, 'Cancel (Esc)');
  const refusal = h('p.refusal', { role: 'alert' });
  const node = h('div.draft', { hidden: true }, who, says, sparing,
    h('div.apply-line', null, h('label.reason-label', null, 'Reason ', reason), keep, apply, drop), refusal);
  let shownTheirs = null;

  /** `mistyped`: the box holds what is no weight, so nothing can be said of it and nothing applied. */
  function update(mistyped) {
    show(node, draft.open);
    if (!draft.open) {
      reason.value = '';
      spare.checked = false;
      return;
    }
    const { weight, ownRoutes = [] } = subject();
    const move = `${weight === null ? 'inherit' : percent(weight)} → ${draft.weight === null ? 'inherit' : percent(draft.weight)}`;
    setText(says, draftWords(draft, move, subject()));
    if (sparing) show(sparing, ownRoutes.length > 0);
    show(says, !mistyped);
    setText(spared, ownRoutes.map(route => `${route.id} ${percent(route.weight)}`).join(', '));
    show(who, draft.theirs !== null);
    if (draft.theirs && draft.theirs !== shownTheirs) {
      who.replaceChildren(h('strong', null, `${draft.theirs.by} was faster: `), changeWords(draft.theirs), ', ', ago(draft.theirs.at), `, “${draft.theirs.reason}”. Is your draft still right?`);
    }
    shownTheirs = draft.theirs;
    show(keep, draft.theirs !== null);
    show(apply, draft.theirs === null && !mistyped);
    apply.setAttribute('aria-disabled', String(draft.busy));
    setText(apply, draft.busy ? 'Applying …' : `Apply ${draft.weight === null ? 'inherit' : percent(draft.weight)}`);
    setText(refusal, draft.refusal ?? '');
    show(refusal, draft.refusal !== null);
  }

  async function submit() {
    if (!draft.open || draft.busy) return;
    if (draft.theirs) return keep.focus();
    if (draft.reason.trim() === '') {
      draft.refusal = 'A reason is required: it is what the next person reads in the change log.';
      update(false);
      return reason.focus();
    }
    const to = draft.weight === null ? 'inherit' : percent(draft.weight);
    if (!await draft.apply()) return;
    sayAloud(`${name}: target is now ${to}.`);
    const at = document.activeElement;
    if (at === document.body || at.contains(node)) focusBack(); // else somebody works elsewhere meanwhile
  }
  return { node, update, submit };
}

/** What the draft would do, in the plan's words: of what is applied, which a kill or max-weight keeps from its target. */
function draftWords(draft, move, { weight, maxWeight }) {
  const group = model.groups.get(draft.target.group);
  if (!draft.plan) return `${move}: ${draft.planless ? 'who would move is not known' : 'working out who would move …'}`;
  const still = draft.plan.groups.every(one => one.routes.length === 0);
  if (still && (group.killed || model.status?.killed)) return `Target ${move}: nobody moves while ${group.killed ? group.group : 'everything'} is killed`;
  if (still && weight > maxWeight && draft.weight >= maxWeight) return `Target ${move}: nobody moves, max-weight limits both to ${percent(maxWeight)}`;
  if (still) return `Target ${move}: nobody moves`;
  return weight > maxWeight ? `Target ${move}, in force ${draft.plan.says}` : draft.plan.says;
}
