// All views: which version each serves, to whom, and what there is beside it. Nothing of this stands where there are none.
import { arrange, h, setText, show } from './dom.js';
import { model, on } from './model.js';
import { whyNotView } from './rights.js';
import { versionRow } from './version.js';

export function views() {
  const cards = new Map();
  const list = h('ul.views');
  const section = document.getElementById('views');
  section.append(h('div.list-head', null, h('h2', { id: 'views-head' }, 'Views'), h('span.whose', null, 'what MODERN answers from, in versions')), list);

  function take() {
    for (const name of cards.keys()) if (!model.views.has(name)) cards.delete(name);
    show(section, model.views.size > 0);
    arrange(list, [...model.views.keys()].map(name => {
      if (!cards.has(name)) cards.set(name, viewCard(name));
      cards.get(name).update();
      return cards.get(name).node;
    }));
  }

  on('views', take);
  on('me', take);
  on('seek view', name => {
    const found = cards.get(name)?.node;
    found?.scrollIntoView({ block: 'nearest' });
    found?.focus({ preventScroll: true });
  });
}

function viewCard(name) {
  const rows = new Map();
  const serves = h('span');
  const readers = h('p.meta');
  const problem = h('p.harm');
  const mayNot = h('p.why-not');
  const list = h('ol.versions');
  const node = h('li.view', { tabindex: -1 }, h('div.head', null, h('h3', null, name), serves, readers), problem, list, mayNot);
  return {
    node,
    update() {
      const view = model.views.get(name);
      const why = whyNotView(view);
      setText(serves, view.active ? `serves v${view.active}` : 'serves no version');
      setText(readers, view.groups.length ? `read by ${view.groups.map(({ group, owner }) => `${group} (${owner})`).join(', ')}` : 'no route file names it');
      setText(problem, view.problem ?? '');
      show(problem, Boolean(view.problem));
      setText(mayNot, why ?? '');
      show(mayNot, why !== null);
      for (const number of rows.keys()) if (!view.versions.some(({ version }) => version === number)) rows.delete(number);
      arrange(list, view.versions.map(version => {
        if (!rows.has(version.version)) rows.set(version.version, versionRow(name, version.version));
        rows.get(version.version).update(version, why);
        return rows.get(version.version).node;
      }));
    },
  };
}
