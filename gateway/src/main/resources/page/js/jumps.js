// Where the columns stand below each other, changes and questions are far down: the top line leads to them.
import { h } from './dom.js';

export function jumps(openExplain) {
  const log = () => {
    const list = document.querySelector('#log .scroll');
    list.scrollIntoView({ block: 'nearest' });
    list.focus({ preventScroll: true });
  };
  document.querySelector('#topline h1').after(h('p.jumps', null,
    h('button', { type: 'button', onclick: log }, 'Changes'), ' ',
    h('button', { type: 'button', onclick: openExplain }, 'Explain a request')));
}
