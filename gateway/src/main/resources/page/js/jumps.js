// Where the columns stand below each other, changes and questions are far down: the top line leads to them.
import { h, show } from './dom.js';
import { model, on, tell } from './model.js';

export function jumps(openExplain) {
  const log = () => {
    const list = document.querySelector('#log .scroll');
    list.scrollIntoView({ block: 'nearest' });
    list.focus({ preventScroll: true });
  };
  const views = h('button', { type: 'button', hidden: true, onclick: () => tell('seek view', model.views.keys().next().value) }, 'Views');
  const catalog = h('button', { type: 'button', hidden: true, onclick: () => tell('seek catalog') }, 'Catalogue');
  on('catalog', () => show(catalog, model.catalog.known > 0));
  on('views', () => show(views, model.views.size > 0));
  document.querySelector('#topline h1').after(h('p.jumps', null,
    h('button', { type: 'button', onclick: log }, 'Changes'), ' ',
    h('button', { type: 'button', onclick: openExplain }, 'Explain a request'), ' ', views, ' ', catalog));
}
