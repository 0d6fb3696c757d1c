// The change log: who moved what, when, why and through which door; the newest first. A change made elsewhere is
// marked until somebody has looked at it.
import { arrange, focusFirst, h, setText, show } from './dom.js';
import { LOG_PAGE, moreLog } from './load.js';
import { model, on, tell } from './model.js';
import { span } from './format.js';
import { ago } from './times.js';
import { undoLine, whyNotUndo } from './undo.js';
import { doorWords, stepWords, towardChip } from './words.js';

export function log() {
  const entries = new Map();
  let filtered = null; // the changes of a filter, as the server found them; null without one
  let failed = null; // why the server did not answer a filter
  let limit = LOG_PAGE;
  const unseen = h('button.unseen-count', { type: 'button', hidden: true, onclick: () => { focusFirst(scroll); seen([...model.unseen]); } });
  const group = h('input', { type: 'text', list: 'group-names', size: 12, autocomplete: 'off', onchange: () => look() });
  const by = h('input', { type: 'text', list: 'people', size: 10, autocomplete: 'off', onchange: () => look() });
  const groupNames = h('datalist', { id: 'group-names' });
  const people = h('datalist', { id: 'people' });
  const list = h('ol.entries');
  const more = h('button', { type: 'button', onclick: () => { limit += LOG_PAGE; look(); } }, 'Older');
  const none = h('p.hint', { hidden: true }, 'No change yet.');
  const scroll = h('div.scroll', { tabindex: 0, role: 'region', 'aria-label': 'Change log' }, list, none, more);
  document.getElementById('log').append(
    h('div.list-head', null, h('h2', { id: 'log-head' }, 'Changes'), unseen),
    h('form.filter', { onsubmit: sent => { sent.preventDefault(); look(); } },
      h('label', null, 'Group ', group), h('label', null, 'By ', by),
      h('button', { type: 'button', onclick: () => { group.value = ''; by.value = ''; look(); } }, 'All'), groupNames, people),
    scroll);

  function seen(ids) {
    ids.forEach(id => model.unseen.delete(id));
    tell('log');
  }

  async function look() {
    const query = { limit, ...(group.value && { group: group.value.trim() }), ...(by.value && { by: by.value.trim() }) };
    const plain = !group.value && !by.value && limit === LOG_PAGE;
    try {
      filtered = plain ? null : await moreLog(query);
      failed = null;
    } catch (refused) {
      filtered = [];
      failed = refused.message;
    }
    update();
  }

  // A filter's answer, and what has come by the stream since.
  function shownChanges() {
    if (filtered === null) return model.log.slice(0, limit);
    const known = new Set(filtered.map(change => change.id));
    const newer = model.log.filter(change => !known.has(change.id) && change.at > (filtered[0]?.at ?? '')
      && (!group.value || change.group === group.value.trim()) && (!by.value || change.by === by.value.trim()));
    return [...newer, ...filtered];
  }

  function update() {
    const changes = shownChanges();
    arrange(list, changes.map(change => {
      if (!entries.has(change.id)) entries.set(change.id, entry(change, () => model.unseen.has(change.id) && seen([change.id])));
      entries.get(change.id).update(change);
      return entries.get(change.id).node;
    }));
    setText(none, failed ?? (group.value.trim() || by.value.trim() ? 'No change matches.' : 'No change yet.'));
    show(none, changes.length === 0);
    show(more, changes.length >= limit);
    show(unseen, model.unseen.size > 0);
    setText(unseen, `${model.unseen.size} new: mark as seen`);
    document.title = model.unseen.size ? `(${model.unseen.size}) Banyan` : 'Banyan';
    arrange(people, [...new Set(model.log.map(change => change.by))].map(value => h('option', { value })));
  }

  on('log', update);
  on('undone', () => filtered !== null && look());
  on('me', update);
  on('groups', () => arrange(groupNames, [...model.groups.keys()].map(value => h('option', { value }))));
  let away = null;
  on('status', () => {
    if (away !== model.status.store.state) update();
    away = model.status.store.state;
  });
}

function entry(change, look) {
  const words = stepWords(change);
  const button = h('button', { type: 'button', 'aria-label': `Undo ${words.join(', ')}`, onclick: () => toggle() }, 'Undo');
  const fresh = h('span.fresh', { hidden: true }, 'new');
  const node = h('li.entry', { onpointerenter: look, onfocusin: look },
    h('div.entry-head', null, fresh, ago(change.at), h('span', null, h('strong', null, change.by), doorWords(change)), button),
    h('p.steps-words', null, words.map(text => h('span', null, text)), towardChip(change)),
    h('p.why', null, `“${change.reason}”`));
  const mark = h('p.undone', { hidden: true, tabindex: -1 });
  node.append(mark);
  let line = null;

  function toggle() {
    if (line) return close(true);
    line = undoLine(change, () => line && close(true)); // news of the undo may have closed it already
    node.append(line.node);
    line.open();
  }

  function close(takeFocus) {
    line.node.remove();
    line = null;
    if (takeFocus) focusFirst(button, mark);
  }

  return {
    node,
    update({ undo, undoing, undone }) {
      Object.assign(change, { undo, undoing, undone });
      setText(mark, undoneWords(change));
      show(mark, mark.textContent !== '');
      if (undo === null && line) close(line.node.contains(document.activeElement)); // somebody was faster
      if (undo === null && document.activeElement === button) mark.focus();
      const why = whyNotUndo(change);
      show(button, undo !== null);
      button.disabled = why !== null;
      button.title = why ?? '';
      const isNew = model.unseen.has(change.id);
      node.classList.toggle('is-new', isNew);
      show(fresh, isNew);
    },
  };
}

/** "Undone by ben 12 s later"; nothing of what stands. */
function undoneWords({ at, undone }) {
  if (!undone) return '';
  const later = span((Date.parse(undone.at) - Date.parse(at)) / 1000);
  return `Undone${undone.whole ? '' : ' in part'} by ${undone.by} ${later} later`;
}
