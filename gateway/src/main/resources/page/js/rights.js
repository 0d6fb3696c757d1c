// Whether a control may be used, and if not the sentence that says why. The server decides; this only spares a refusal.
import { model } from './model.js';

const owns = group => model.me.groups.includes('*') || model.me.groups.includes(group);

/** Null when the caller may change the group. */
export function whyNotChange(group) {
  if (!model.me) return 'not signed in';
  if (model.me.role === 'admin' || (model.me.role === 'operator' && owns(group))) return null;
  return model.me.role === 'viewer'
    ? `${model.me.name} is a viewer: read-only. An operator of ${group} can change it.`
    : `${model.me.name} is an operator of ${model.me.groups.join(', ')}, not of ${group}.`;
}

/** As above, and null only while the store takes changes. */
export function whyNotWeigh(group) {
  return whyNotChange(group) ?? (storeAway() ? `${model.status.store.says}. Kill switches work.` : null);
}

/** A view belongs to all groups that read from it, and one that no file names to admins. */
export function whyNotView({ view, groups }) {
  if (model.me && groups.length === 0 && model.me.role !== 'admin') return `No route file names ${view}: only an admin can change it.`;
  const why = groups.map(({ group }) => whyNotChange(group)).find(Boolean) ?? null;
  return why ?? (storeAway() ? `${model.status.store.says}. Views cannot be changed now.` : null);
}

export function whyNotKillAll() {
  if (!model.me) return 'not signed in';
  return model.me.role === 'admin' ? null : `${model.me.name} is ${roleWords()}: this switch needs an admin.`;
}

/** An end of a kill waits for the store: it must not be forgotten on one replica alone. */
export const whyNotUnkill = why => why ?? (storeAway() ? 'The end of a kill waits until the store is back.' : null);

export const storeAway = () => model.status?.store.state === 'away';

export const roleWords = () =>
  ({ viewer: 'a viewer', admin: 'an admin', operator: `an operator of ${model.me.groups.join(', ').replace('*', 'all groups')}` })[model.me.role];
