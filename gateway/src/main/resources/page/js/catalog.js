// The catalogue: what is wrong on top, and all that there is when somebody asks for it.
import { ask } from './api.js';
import { h, setText, show } from './dom.js';
import { count, rate } from './format.js';
import { model, on, tell } from './model.js';
import { ago } from './times.js';

const MOST = 200; // rows shown at once
const KINDS = ['group', 'route', 'function', 'view'];
const HARM = new Set(['unowned', 'ring', 'drift']);
const HEADS = ['Kind', 'Name', 'Group', 'Owner', 'Lifecycle', 'Runs on', 'Review by', 'Last seen', 'Calls/s', 'Errors', 'Version', 'Findings'];

/** → reads it again. */
export function catalog() {
  let whole = false;
  const section = document.getElementById('catalog');
  const said = h('span.whose', { role: 'status' });
  const wrong = h('ul.wrong');
  const flaws = h('ul.flaws');
  const more = h('button', { type: 'button', 'aria-expanded': 'false', onclick: toggle }, 'Show all entries');
  const search = h('input', { type: 'search', id: 'catalog-search', placeholder: 'name, group, owner or contact', autocomplete: 'off', oninput: fill });
  const kind = h('select', { id: 'catalog-kind', onchange: fill }, h('option', { value: '' }, 'everything'), ...KINDS.map(one => h('option', { value: one }, `${one}s`)));
  const only = h('input', { type: 'checkbox', id: 'catalog-only', onchange: fill });
  const found = h('span.whose', { role: 'status' });
  const rows = h('tbody');
  const table = h('table', null, h('caption.unseen', null, 'All entries of the catalogue'), h('thead', null, h('tr', null, ...HEADS.map(head => h('th', { scope: 'col' }, head)))), rows);
  const all = h('div.all', { hidden: true },
    h('p.filters', null, h('label', { for: 'catalog-search' }, 'Search '), search, ' ', h('label', { for: 'catalog-kind' }, 'Show '), kind, ' ',
      h('label.spare', null, only, ' with findings only'), ' ', found),
    h('div.scrolls', { tabindex: 0, role: 'region', 'aria-label': 'Entries of the catalogue' }, table));
  section.append(h('div.list-head', null, h('h2', { id: 'catalog-head' }, 'Catalogue'), said, more), wrong, flaws, all);

  async function read() {
    try {
      const { json } = await ask('GET', whole ? 'catalog' : 'catalog?findings=true');
      model.catalog = json;
      tell('catalog');
    } catch {
      // the stream's own state says that nobody answers
    }
  }

  async function toggle() {
    whole = !whole;
    if (whole) await read();
    show(all, whole);
    setText(more, whole ? 'Hide them' : 'Show all entries');
    more.setAttribute('aria-expanded', String(whole));
  }

  function fill() {
    if (!whole) return;
    const wanted = search.value.trim().toLowerCase();
    const shown = model.catalog.entries.filter(entry => (kind.value === '' || entry.kind === kind.value)
      && (!only.checked || entry.findings.length > 0)
      && [entry.name, entry.group, entry.owner, entry.contact].some(text => (text ?? '').toLowerCase().includes(wanted)));
    rows.replaceChildren(...shown.slice(0, MOST).map(row));
    setText(found, shown.length > MOST ? `${MOST} of ${count(shown.length)}: search for fewer` : `${shown.length} of ${count(model.catalog.entries.length)}`);
  }

  on('catalog', () => {
    const { known, findings, entries, flaws: told } = model.catalog;
    show(section, known > 0);
    setText(said, `${count(known)} ${known === 1 ? 'entry' : 'entries'}, ${findings === 0 ? 'nothing is wrong' : findings === 1 ? '1 finding' : `${count(findings)} findings`}`);
    wrong.replaceChildren(...entries.flatMap(entry => entry.findings.map(line)));
    show(wrong, findings > 0);
    flaws.replaceChildren(...told.map(text => h('li.waits', null, text)));
    show(flaws, told.length > 0);
    fill();
  });
  on('seek catalog', () => {
    section.scrollIntoView({ block: 'nearest' });
    section.focus({ preventScroll: true });
  });
  return read;
}

const mark = ({ kind }) => h(`span.state.${HARM.has(kind) ? 'harm' : 'waits'}`, null, kind);

/** What to do stands below what is wrong; a command in it stands out. */
function line(finding) {
  const [, words, command, after] = /^(.*?)(\.\/banyan [^,]*)?(,.*)?$/.exec(finding.remedy) ?? [null, finding.remedy];
  return h('li', null, mark(finding), ' ', `${finding.says}.`, h('p.remedy', null, command ? [words, h('code', null, command), after ?? ''] : finding.remedy));
}

const dash = text => text ?? '–';

function row(entry) {
  return h('tr', null,
    h('td', null, entry.kind), h('th', { scope: 'row', title: entry.where }, entry.name), h('td', null, dash(entry.group)),
    h('td', null, dash(entry.owner), entry.contact ? h('small', null, ` ${entry.contact}`) : ''), h('td', null, dash(entry.lifecycle)), h('td', null, dash(entry.place)),
    h('td', null, dash(entry.reviewBy)), h('td', null, entry.seen ? ago(entry.seen) : 'never'),
    h('td.number', null, rate(entry.hour?.perSecond)), h('td.number', null, entry.hour ? count(entry.hour.errors) : '–'),
    h('td', null, dash(entry.versions[0]?.version)), h('td', null, ...entry.findings.flatMap(one => [mark(one), ' '])));
}
