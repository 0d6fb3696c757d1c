// What the page knows, in one place, and who wants to be told when it changes.
import { RANGES, Series } from './series.js';

export const model = {
  me: null, // {name, role, groups}
  status: null,
  views: new Map(), // name → View, in the server's order
  catalog: null, // as the API tells it: with findings alone, or whole
  groups: new Map(), // name → Group, in the server's order
  total: null, // the last frame's Figures
  frameAt: 0, // ms; when the last frame came
  log: [], // Change, newest first
  unseen: new Set(), // ids of changes made elsewhere that nobody has looked at
  series: new Map(), // group → Series of the last ten minutes; '' is the total
  range: RANGES[0], // that charts show
  past: new Map(), // the same of a longer range, as far as it was asked for
  stream: { state: 'starting', retryAt: 0 },
};

const wanting = new Map();

/** Topics: me, status, range, groups (which there are), group (one of them, by name), views, catalog, figures, log, undone, stream. */
export function on(topic, call) {
  if (!wanting.has(topic)) wanting.set(topic, new Set());
  wanting.get(topic).add(call);
}

export function tell(topic, about) {
  for (const call of wanting.get(topic) ?? []) call(about);
}

export function seriesOf(group) {
  if (!model.series.has(group)) model.series.set(group, new Series());
  return model.series.get(group);
}

const NOTHING = new Series();
/** What charts draw. */
export const drawnOf = group => (model.range.every === null ? seriesOf(group) : model.past.get(group) ?? NOTHING);

/** The group as the server says it is now; an answer overtaken by a later one is dropped. */
export function takeGroup(group) {
  const known = model.groups.get(group.group);
  if (known && (known.epoch - group.epoch || known.revision - group.revision) > 0) return;
  if (known && !group.figures) group.figures = known.figures;
  model.groups.set(group.group, group);
  tell(known ? 'group' : 'groups', group.group);
}

/** All groups at once: those that are not named are gone. */
export function takeGroups(groups) {
  const names = groups.map(group => group.group).join('\n');
  const same = names === [...model.groups.keys()].join('\n');
  model.groups = new Map(groups.map(group => [group.group, { ...group, figures: group.figures ?? model.groups.get(group.group)?.figures ?? null }]));
  if (same) groups.forEach(group => tell('group', group.group));
  else tell('groups');
}

/** Views as the server tells them, `told` null where there are none: those that are not named are gone. */
export function takeViews(told) {
  for (const [name, group] of model.groups) group.view = told?.groups[name] ?? null;
  if (!told && model.views.size === 0) return;
  model.views = new Map((told?.all ?? []).map(view => [view.view, view]));
  tell('views');
}

/** One view, as the answer to a change of it says. */
export function takeView(view) {
  model.views.set(view.view, view);
  tell('views');
}

/** What the audit says by now of changes that are known: by whom each was taken back, or how it can be. */
export function takeUndone(changes) {
  const fresh = new Map(changes.map(change => [change.id, change]));
  for (const change of model.log) {
    const { undo, undoing, undone } = fresh.get(change.id) ?? change;
    Object.assign(change, { undo, undoing, undone });
  }
  tell('undone');
  tell('log');
}

/** Puts changes into the log, each once, newest first. */
export function takeChanges(changes, { mine }) {
  const known = new Set(model.log.map(change => change.id));
  const added = changes.filter(change => !known.has(change.id));
  model.log = [...added, ...model.log].sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0)).slice(0, 1000);
  for (const change of mine ? changes : added) {
    if (mine) model.unseen.delete(change.id);
    else model.unseen.add(change.id);
  }
  tell('log');
}
