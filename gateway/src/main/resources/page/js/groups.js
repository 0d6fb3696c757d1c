// All cards, the worst first. Cards change places only while nobody is about to press something among them.
import { card } from './card.js';
import { arrange, h, setText, show } from './dom.js';
import { emptyHint } from './empty.js';
import { rankOf } from './facts.js';
import { model, on } from './model.js';

const DENSE_FROM = 13; // groups; more stand as one line each
const HEADS = [['happens-number', 'Actual %'], ['happens', 'actual, and target |'], ['asked', ''], ['traffic', 'per s'], ['failing', 'errors/s']];
const SORT_EVERY = 3000; // ms
const RESTS = 20_000; // ms after which a focus that nobody uses holds no card in its place

export function groups() {
  const cards = new Map();
  const search = h('input', { type: 'search', id: 'search', placeholder: 'name, owner, route or path', autocomplete: 'off', oninput: () => sort() });
  const found = h('span.whose', { role: 'status' });
  const searching = h('p.search', null, h('label', { for: 'search' }, 'Search '), search, ' ', found);
  const list = h('ul.cards');
  const columns = h('p.columns', { 'aria-hidden': 'true', hidden: true }, h('span'), h('span', null, ...HEADS.map(([kind, text]) => h(`span.${kind}`, null, text))));
  const empty = emptyHint();
  const section = document.getElementById('groups');
  section.append(h('div.list-head', null, h('h2', null, 'Groups'), h('span.whose', null, 'worst first, then by traffic'), searching), empty, columns, list);

  const matches = group => {
    const wanted = search.value.trim().toLowerCase();
    return wanted === '' || [group.group, group.owner, group.contact, ...group.routes.flatMap(route => [route.id, route.path])]
      .some(text => text.toLowerCase().includes(wanted));
  };

  function sort() {
    const shown = [...model.groups.values()].filter(matches);
    const ranks = new Map(shown.map(group => [group, rankOf(group)]));
    shown.sort((a, b) => ranks.get(b) - ranks.get(a) || (a.group < b.group ? -1 : 1));
    arrange(list, shown.map(group => cards.get(group.group).node));
    const all = `${model.groups.size} ${model.groups.size === 1 ? 'group' : 'groups'}`;
    setText(found, search.value ? `${shown.length} of ${all}` : all);
  }

  let touched = 0;
  for (const kind of ['focusin', 'keydown', 'pointerdown']) list.addEventListener(kind, () => (touched = Date.now()));
  const atWork = () => list.contains(document.activeElement) && Date.now() - touched < RESTS;
  const inUse = () => list.matches(':hover') || atWork() || [...cards.values()].some(one => one.busy());

  function take() {
    for (const name of cards.keys()) if (!model.groups.has(name)) cards.delete(name);
    const dense = model.groups.size >= DENSE_FROM;
    for (const name of model.groups.keys()) {
      if (!cards.has(name)) cards.set(name, card(name));
      cards.get(name).dense(dense);
      cards.get(name).update();
      cards.get(name).figures();
    }
    list.classList.toggle('many', dense);
    show(columns, dense);
    show(empty, model.groups.size === 0);
    show(list, model.groups.size > 0);
    show(searching, model.groups.size > 5);
    sort();
  }

  on('groups', take);
  on('group', name => cards.get(name)?.update());
  on('figures', () => cards.forEach(one => one.figures()));
  const all = () => cards.forEach(one => one.update());
  on('me', all);
  let known = '';
  on('status', () => {
    const { store, killed, problems } = model.status;
    const now = JSON.stringify([store.state, killed, problems]);
    if (known !== now) all();
    known = now;
  });
  setInterval(() => inUse() || sort(), SORT_EVERY);
}
