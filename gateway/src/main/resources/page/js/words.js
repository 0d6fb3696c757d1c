// A change in words and marks: what went from what to what, and toward which side.
import { h, sideWord } from './dom.js';

/** "events 10% → 25%": the group's own step first, the routes behind it. */
export function stepWords(change) {
  const subject = step => step.route ?? change.group ?? 'everything';
  return change.steps.map(step => {
    if (step.what === 'kill') return `${subject(step)}: kill switch ${step.to}`;
    if (step.what === 'file-kill') return `${subject(step)}: kill by file ${step.to}`;
    if (step.what === 'file') return `${subject(step)}: route file ${step.to}`;
    if (step.what === 'view') return `${change.group ? `${change.group}: ` : ''}view ${servedWords(step)}`;
    if (ASKED[step.what]) return `${change.group ? `${change.group}: ` : ''}${askedWords(step)}`;
    if (step.what === 'shadow') return `${subject(step)}: shadow ${step.from} → ${step.to}`;
    if (step.what === 'ramp') return `${subject(step)}: ramp ${step.to}`;
    if (step.what === 'recovery') return `${subject(step)}: recovered ${step.from} → ${step.to}`;
    return `${subject(step)} ${step.from} → ${step.to}`;
  });
}

/** "events v1 → v2". */
function servedWords({ from, to }) {
  const name = from.replace(/v\d+$/, '');
  return `${from} → ${name !== from && to.startsWith(name) ? to.slice(name.length) : to}`;
}

const ASKED = { rebuild: 'rebuild of', 'replay-dead-letters': 'replay of the dead letters of', drop: 'drop of' };

/** "rebuild of events v2 asked: key event:42". */
function askedWords({ what, from, to }) {
  const [, version, part] = /^(.* v\d+)(?: (.*))?$/.exec(from) ?? [null, from];
  return `${ASKED[what]} ${version} ${to}${part ? `: ${part}` : ''}`;
}

export const changeWords = change => stepWords(change).join(', ');

/** LEGACY, MODERN, or null where a change has no direction. */
export function toward(change) {
  const step = change.steps.find(({ what }) => what !== 'ramp');
  if (!step || step.what === 'shadow') return null;
  if (step.what === 'kill' || step.what === 'file-kill') return step.to === 'on' ? 'legacy' : null;
  const moved = parseFloat(step.to) - parseFloat(step.from);
  return moved > 0 ? 'modern' : moved < 0 ? 'legacy' : null;
}

export function towardChip(change) {
  const side = toward(change);
  return side && h('span.chip', null, 'toward ', sideWord(side));
}

const DOORS = { file: 'a file', api: 'the API', cli: 'the command line', page: 'the page', ramp: 'a ramp', recovery: 'recovery' };
const doorWord = door => DOORS[door] ?? door;

/** "ann by the page"; a file says its own name. */
export const authorWords = change => change.by + doorWords(change);
export const doorWords = change => (change.door === 'file' ? '' : ` by ${doorWord(change.door)}`);
