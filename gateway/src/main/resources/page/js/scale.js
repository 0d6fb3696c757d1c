// The line from 0 to 100 % on which a weight stands: what happens (a bar), what is asked (a tick), how far it may go.
import { h, setAttribute, setText, show, sideWord } from './dom.js';
import { percent } from './format.js';

/**
 * A bar of what happened to the reads of the last minute; `update({measured, asked, applied, maxWeight, capped, killed,
 * lately})`, in percent. `lately`: changed within that minute, so the bar is still on its way.
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
  const update = group => {
    const { measured, asked, applied, maxWeight } = group;
    const known = measured !== null && measured !== undefined;
    track.classList.toggle('unknown', !known);
    fill.style.width = `${known ? measured : 0}%`;
    tick.style.left = `${asked}%`;
    wall.style.width = `${100 - maxWeight}%`;
    show(wall, maxWeight < 100);
    show(none, !known);
    setText(wanted, weightWords(group) + (group.lately && known ? '; the last minute follows' : ''));
    setText(modern, known ? percent(measured) : '');
    setText(legacy, known ? percent(100 - measured) : '');
    setAttribute(track, 'aria-label', `MODERN ${known ? `answers ${percent(measured)} of the reads` : 'has no reads in the last minute'}; `
      + `asked ${percent(asked)}, applied ${percent(applied)}`);
  };
  return { node: h('div.happens', null, words, track), track, update };
}

/** Asked, applied and why they differ, as one line. */
export function weightWords({ asked, applied, capped, killed, maxWeight }) {
  if (killed) return `asked ${percent(asked)}, applied ${percent(applied)}: killed`;
  if (capped) return `asked ${percent(asked)}, applied ${percent(applied)}: capped by max-weight ${percent(maxWeight)}`;
  return `asked ${percent(asked)}`;
}
