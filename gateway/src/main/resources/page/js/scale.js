// The line from 0 to 100 % on which a weight stands: what happens (a bar), what is asked (a tick), how far it may go.
import { h, setAttribute, setText, show, sideWord } from './dom.js';
import { clientsWords, measuredShares, percent } from './format.js';

/**
 * A bar of what happened to the reads of the last minute; `update({measured, figures, weight, applied, maxWeight, capped,
 * killed, lately})`, in percent. `lately`: changed within that minute, so the bar is still on its way.
 */
export function bar() {
  const fill = h('span.fill');
  const tick = h('span.tick');
  const wall = h('span.wall');
  const modern = h('span.figure');
  const legacy = h('span.figure');
  const none = h('span.none', { hidden: true }, 'no reads in the last minute');
  const wanted = h('span.wanted');
  const track = h('div.bar', { role: 'img' }, fill, wall, tick);
  const words = h('p.bar-words', null,
    h('span', null, sideWord('modern'), ' ', modern), wanted, none, h('span', null, legacy, ' ', sideWord('legacy')));
  const basis = h('p.hint');
  const update = group => {
    const { measured, weight, maxWeight } = group;
    const clients = group.figures?.clients ?? 0;
    const known = measured !== null && measured !== undefined;
    track.classList.toggle('unknown', !known);
    fill.style.width = `${known ? measured : 0}%`;
    tick.style.left = `${weight}%`;
    wall.style.width = `${100 - maxWeight}%`;
    show(wall, maxWeight < 100);
    show(none, !known);
    setText(wanted, weightWords(group));
    const [ofModern, ofLegacy] = measuredShares(measured, clients);
    setText(modern, known ? ofModern : '');
    setText(legacy, known ? ofLegacy : '');
    setText(basis, known ? basisWords(clients, group.lately) : '');
    setAttribute(track, 'aria-label', `${known ? `MODERN answered ${ofModern}, ${basisWords(clients, group.lately)}` : 'No reads in the last minute'}; ${weightWords(group)}`);
  };
  return { node: h('div.happens', null, words, track, basis), track, update };
}

/** Of what, and over which time, a share was measured. */
const basisWords = (clients, lately) => `of reads${clients > 0 ? ` by ${clientsWords(clients)}` : ''}, measured over the last minute`
  + (lately ? ', in part before the last change' : '');

/** The target, what holds instead of it, and why, as one line. */
export function weightWords({ weight, capped, killed, maxWeight }) {
  if (killed) return `target ${percent(weight)}, now 0%: killed`;
  if (weight > maxWeight) return `target ${percent(weight)}, limited to ${percent(maxWeight)} by max-weight`;
  return `target ${percent(weight)}${capped ? `; a route is limited to ${percent(maxWeight)} by max-weight` : ''}`;
}
