// A weight that is not asked for yet: its plan, its reason, and what happened to its group meanwhile. No elements here.
import { ask, etagOf, Refused } from './api.js';
import { takeAnswer } from './load.js';
import { model, takeChanges, takeGroup } from './model.js';

const PAUSE = 150; // ms without another move before the server is asked for a plan

function basisOf({ group }) {
  const { maxWeight, killed, modern } = model.groups.get(group) ?? {};
  return JSON.stringify([maxWeight, killed, modern?.what ?? null, model.status?.killed ?? false]);
}

export class Draft {
  /** `target` is {group, route}; `route` null for the whole group. `changed` is called after each step. */
  constructor(target, changed) {
    Object.assign(this, { target, changed, weight: undefined, reason: '', inheritingOnly: false });
    this.#clear();
  }

  get open() {
    return this.weight !== undefined;
  }

  /** A number in percent, or null: as the group. */
  move(weight) {
    if (!this.open) this.base = etagOf(model.groups.get(this.target.group));
    this.weight = weight;
    this.refusal = null;
    this.#askPlan(PAUSE);
  }

  drop() {
    clearTimeout(this.timer);
    this.asking?.abort();
    Object.assign(this, { weight: undefined, reason: '', inheritingOnly: false });
    this.#clear();
    this.changed();
  }

  /** The plan is of what holds: asked anew when max-weight, a kill or MODERN's state changes below it. */
  follow() {
    if (!this.open || this.busy || this.basis === basisOf(this.target)) return;
    const most = model.groups.get(this.target.group)?.maxWeight ?? 100;
    if (this.weight > most) this.weight = most;
    this.#askPlan(0);
  }

  spare(inheritingOnly) {
    this.inheritingOnly = inheritingOnly;
    this.#askPlan(0);
  }

  /** Somebody else moved the group: shown in place, and asked again before anything is sent. */
  overtaken(theirs) {
    if (!this.open || this.busy) return;
    this.theirs = theirs;
    this.#askPlan(0);
  }

  /** The other's move is known and the draft stands. */
  keep() {
    const group = model.groups.get(this.target.group);
    const behind = (group.epoch - this.theirs.epoch || group.revision - this.theirs.revision) < 0; // read again, not here yet
    this.base = etagOf(behind ? this.theirs : group);
    this.theirs = null;
    this.#askPlan(0);
  }

  /** True once the server has done it. */
  async apply() {
    Object.assign(this, { busy: true, refusal: null });
    this.changed();
    let done = false;
    try {
      takeAnswer((await this.#send(false, { ifMatch: this.base })).json);
      done = true;
    } catch (refused) {
      this.#refused(refused);
    }
    this.busy = false;
    if (done) this.drop();
    else this.changed();
    return done;
  }

  #refused(refused) {
    if (!(refused instanceof Refused)) throw refused;
    if (refused.status !== 412) {
      this.refusal = refused.message;
      return;
    }
    this.theirs = refused.problem.theirs;
    if (this.theirs) takeChanges([this.theirs], { mine: false });
    if (refused.problem.current?.routes) takeGroup(refused.problem.current);
  }

  /** After a loss: who would move is asked again. */
  again() {
    if (!this.open || this.busy || this.plan || !this.planless) return;
    this.refusal = null;
    this.#askPlan(0);
  }

  #askPlan(pause) {
    clearTimeout(this.timer);
    this.asking?.abort();
    this.asking = new AbortController();
    this.plan = null;
    this.planless = false;
    this.basis = basisOf(this.target);
    this.timer = setTimeout(() => this.#plan(this.asking.signal), pause);
    this.changed();
  }

  async #plan(signal) {
    try {
      this.plan = (await this.#send(true, { signal })).json.plan;
    } catch (refused) {
      if (signal.aborted) return;
      if (!(refused instanceof Refused)) throw refused;
      this.refusal = refused.message;
      this.planless = true;
    }
    this.changed();
  }

  #send(dryRun, { ifMatch, signal }) {
    const { group, route } = this.target;
    const path = route ? `routes/${route}` : `groups/${group}`;
    const body = { weight: this.weight, reason: this.reason.trim() || 'draft', dryRun };
    if (!route) body.inheritingOnly = this.inheritingOnly;
    return ask('PATCH', path, { body, ifMatch, signal });
  }

  #clear() {
    Object.assign(this, { plan: null, planless: false, theirs: null, refusal: null, busy: false, base: null });
  }
}
