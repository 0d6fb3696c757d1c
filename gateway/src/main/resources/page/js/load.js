// Brings what the server knows into the model: all of it at the start and after a loss, then piece by piece.
import { ask } from './api.js';
import { model, seriesOf, takeChanges, takeGroup, takeGroups, takeUndone, takeView, takeViews, tell } from './model.js';
import { Series } from './series.js';

export const LOG_PAGE = 50;
let wanted = new Set();
let reading = null;
const FEW = 50; // groups that are read all at once, again and again
const withPast = new Set(); // groups whose ten minutes are known

export async function loadAll() {
  const me = (await ask('GET', 'me')).json; // alone: a bad token is refused once, not four times
  const [status, groups, log] = await Promise.all(['status', 'groups', `audit?limit=${LOG_PAGE}`].map(path => ask('GET', path)));
  model.me = me;
  model.status = status.json;
  const first = model.log.length === 0;
  tell('me');
  tell('status');
  takeGroups(groups.json);
  takeChanges(log.json, { mine: first });
  takeUndone(log.json);
}

/** Ten minutes of the sum, and of every group where they are few: it is megabytes when there are hundreds. */
export async function loadHistory() {
  const [first] = model.groups.keys();
  withPast.clear();
  takeHistory((await ask('GET', model.groups.size > FEW ? pastOf(first) : 'figures/history')).json);
}

/** Ten minutes of one group, once, and of it the longer range that charts show. */
export async function loadPast(group) {
  if (!withPast.has(group)) takeHistory((await ask('GET', pastOf(group))).json);
  if (model.range.every !== null && !model.past.has(group)) await loadRange(group);
}

const pastOf = group => `figures/history?${new URLSearchParams({ group })}`;

/** Charts show another range from now on. */
export async function showRange(range) {
  model.range = range;
  model.past.clear();
  tell('range');
  if (range.every !== null) await loadRange(null);
}

/** The longer range again: of the sum, and of the groups that it is known of. */
export async function rereadRange() {
  const groups = [...model.past.keys()].filter(name => name !== '');
  await loadRange(null);
  if (model.groups.size > FEW) await Promise.all(groups.map(loadRange));
}

async function loadRange(group) {
  const { range } = model;
  const name = group ?? (model.groups.size > FEW ? model.groups.keys().next().value : undefined);
  const query = new URLSearchParams({ last: range.last, ...(name && { group: name }) });
  const { json } = await ask('GET', `figures/history?${query}`);
  if (range !== model.range) return; // another was chosen meanwhile
  model.past.set('', Series.of(json.total, json.step));
  for (const [known, points] of Object.entries(json.groups)) model.past.set(known, Series.of(points, json.step));
  tell('figures');
}

function takeHistory(history) {
  seriesOf('').fill(history.total);
  model.total ??= history.total.at(-1)?.figures ?? null;
  for (const [group, points] of Object.entries(history.groups)) {
    withPast.add(group);
    seriesOf(group).fill(points);
  }
  tell('figures');
}

/** What no frame carries: all of it where groups are few. */
export async function refresh() {
  const [status, groups] = await Promise.all([ask('GET', 'status'), model.groups.size > FEW ? null : ask('GET', 'groups')]);
  model.status = status.json;
  tell('status');
  if (groups) takeGroups(groups.json);
}

export async function rereadGroups() {
  const [status, groups] = await Promise.all([ask('GET', 'status'), ask('GET', 'groups')]);
  model.status = status.json;
  tell('status');
  takeGroups(groups.json);
}

export async function moreLog(query) {
  return (await ask('GET', `audit?${new URLSearchParams(query)}`)).json;
}

export function takeFrame(frame) {
  model.frameAt = Date.now();
  model.total = frame.total;
  Object.assign(model.status ?? {}, { replicas: frame.replicas, store: frame.store, revision: frame.revision });
  seriesOf('').take(frame.at, frame.total);
  for (const { group, figures, measured } of frame.groups) {
    const known = model.groups.get(group);
    if (known) known.figures = figures;
    if (known && measured !== undefined) known.measured = measured;
    seriesOf(group).take(frame.at, figures);
  }
  takeModern(frame.modern ?? []);
  takeViews(frame.views ?? null);
  tell('figures');
  if (model.status) tell('status');
}

const LOG_MOST = 1000; // changes that the audit tells at once
/** After an undo: the log marks what it took back. */
function rereadUndone(changes) {
  if (!changes.some(change => change.undoOf)) return;
  const limit = Math.min(LOG_MOST, Math.max(LOG_PAGE, model.log.length));
  ask('GET', `audit?limit=${limit}`).then(({ json }) => takeUndone(json), () => {}); // the stream's own state says that nobody answers
}

/** What is wrong with MODERNs now: of every group, those that are not named are well. */
function takeModern(wrong) {
  const by = new Map(wrong.map(modern => [modern.group, modern]));
  for (const [name, group] of model.groups) group.modern = by.get(name) ?? null;
}

/** A change that somebody made: into the log at once, and its group is read again. */
export function takeChange(change) {
  takeChanges([change], { mine: false });
  rereadUndone([change]);
  wanted.add(change.group ?? '');
  reading ??= Promise.resolve().then(readWanted);
}

async function readWanted() {
  const names = wanted;
  wanted = new Set();
  try {
    if (names.has('') || names.size > 20) await rereadGroups();
    else await Promise.all([...names].map(async name => takeGroup((await ask('GET', `groups/${name}`)).json)));
  } catch {
    // the stream's own state says that nobody answers
  }
  reading = wanted.size ? Promise.resolve().then(readWanted) : null;
}

/** What a write of this page answered: in the model before the stream tells of it. */
export function takeAnswer(answer) {
  takeChanges(answer.changes ?? [], { mine: true });
  rereadUndone(answer.changes ?? []);
  (answer.groups ?? []).forEach(takeGroup);
  if (answer.view) takeView(answer.view);
}
