// Of a group's card: the view that its MODERN answers from, in one line, and what keeps its reads from it.
import { h, setText, show } from './dom.js';
import { behind, count } from './format.js';
import { model, tell } from './model.js';
import { ago } from './times.js';

/** "events v2: live, 0.2 s behind". */
function viewWords({ name, version, state, lagSeconds }) {
  const lag = lagSeconds === null || lagSeconds === undefined ? '' : behind(lagSeconds);
  if (!name) return `its answers alone say how new they are${lag && `: ${lag}`}`;
  if (!version) return `${name}: no version is known`;
  return `${name} v${version}: ${[state ?? 'state not known', lag].filter(Boolean).join(', ')}`;
}

export const lettersWords = letters => `${count(letters)} dead ${letters === 1 ? 'letter' : 'letters'}`;

/** What to run, as the gateway says it of the version that is served. */
const runOf = ({ name }) => model.views.get(name)?.versions.find(version => version.active)?.run ?? [];

/** What to do, a line each; a command in it stands out. */
export const todoLines = lines => lines.map(line => {
  const [, words, command] = /^(.*?)(\.\/banyan .*)?$/.exec(line);
  return h('li', null, words, command && h('code', null, command));
});

/** → {node, update(group)}. */
export function viewLine() {
  const words = h('span');
  const letters = h('span.harm');
  let name = null;
  const more = h('button.copy', { type: 'button', onclick: () => tell('seek view', name) }, 'Versions');
  const why = h('span');
  const since = h('span');
  const wrong = h('p.harm', { hidden: true }, why, since);
  const todo = h('ul.todo', { hidden: true });
  const node = h('div.view-line', { hidden: true }, h('p', null, h('strong', null, 'View '), words, letters, ' ', more), wrong, todo);
  return {
    node,
    update(group) {
      const view = group.view ?? null;
      show(node, view !== null);
      if (view === null) return;
      ({ name } = view);
      setText(words, viewWords(view));
      setText(letters, view.deadLetters > 0 ? `, ${lettersWords(view.deadLetters)}` : '');
      show(more, model.views.has(name));
      more.setAttribute('aria-label', `Versions of view ${name}`);
      setText(why, view.why ? `${view.why.charAt(0).toUpperCase()}${view.why.slice(1)}.` : '');
      show(wrong, Boolean(view.why));
      if (since.dataset.shown !== String(view.since)) {
        since.dataset.shown = String(view.since);
        since.replaceChildren(...(view.since ? [' Began ', ago(view.since), '.'] : []));
      }
      const lines = runOf(view);
      if (todo.dataset.shown !== lines.join('\n')) todo.replaceChildren(...todoLines(lines));
      todo.dataset.shown = lines.join('\n');
      show(todo, lines.length > 0);
    },
  };
}
