// Ten minutes of figures in steps of five seconds. The last step is the mean of the frames that fell into it so far.

/** How far back charts go: as the API says it, for people, in seconds; `every` ms it is read anew, null = by frames. */
export const RANGES = [
  { last: '10m', label: '10 min', words: 'last ten minutes', seconds: 600, every: null },
  { last: '1h', label: '1 hour', words: 'last hour', seconds: 3600, every: 30_000 },
  { last: '24h', label: '24 hours', words: 'last 24 hours', seconds: 86_400, every: 120_000 },
];

const STEP = 5;
const KEPT = 120;
const FAILURES = ['connect', 'reset', 'malformed', 'timeout', 'status', 'cookie', 'stale', 'lane', 'unexpected', 'throttled', 'function'];
const NOT_TRIED = ['breaker', 'bulkhead', 'unrepresentable', 'identity']; // guards that sent reads to LEGACY without asking MODERN

/** Columns of numbers by name; `at` in seconds since 1970. */
export class Series {
  constructor() {
    this.at = [];
    this.columns = Object.fromEntries(NAMES.map(name => [name, []]));
    this.inLast = 0;
    this.version = 0;
  }

  take(at, figures) {
    const step = stepOf(at);
    const values = valuesOf(figures);
    this.version++;
    if (this.at.at(-1) === step) {
      this.inLast++;
      for (const name of NAMES) this.#blend(this.columns[name], values[name]);
      return;
    }
    if (step < this.at.at(-1)) return;
    this.inLast = 1;
    this.at.push(step);
    for (const name of NAMES) this.columns[name].push(values[name]);
    if (this.at.length > KEPT) [this.at, ...Object.values(this.columns)].forEach(column => column.shift());
  }

  /** The past as the server kept it, for the steps that are not known here. */
  fill(points) {
    const known = this.at.map((at, i) => [at, Object.fromEntries(NAMES.map(name => [name, this.columns[name][i]]))]);
    const rows = new Map(points.map(point => [stepOf(point.at), valuesOf(point.figures)]));
    for (const [at, values] of known) rows.set(at, values);
    this.at = [...rows.keys()].sort((a, b) => a - b).slice(-KEPT);
    for (const name of NAMES) this.columns[name] = this.at.map(at => rows.get(at)[name]);
    this.version++;
  }

  /** Exactly what the server kept, in steps of so many seconds, with a hole where it kept nothing. */
  static of(points, step) {
    const series = new Series();
    const put = (at, values) => {
      series.at.push(at);
      for (const name of NAMES) series.columns[name].push(values === null ? null : values[name]);
    };
    for (const point of points) {
      const at = Date.parse(point.at) / 1000;
      const before = series.at.at(-1);
      if (before !== undefined && at - before > 1.5 * step) put(before + step, null);
      put(at, valuesOf(point.figures));
    }
    return series;
  }

  /** The mean of the last minute; null when nothing is known. */
  lastMinute(name) {
    const known = this.columns[name].slice(-60 / STEP).filter(value => value !== null);
    return known.length ? known.reduce((sum, value) => sum + value, 0) / known.length : null;
  }

  #blend(column, value) {
    const before = column.at(-1);
    if (value === null) return;
    column[column.length - 1] = before === null ? value : before + (value - before) / this.inLast;
  }
}

const NAMES = [
  'legacyRate', 'modernRate', 'legacyErrors', 'modernErrors', 'legacyP99', 'modernP99', 'fallBacks', 'notTried', 'ambiguous', 'unmatched',
];

function valuesOf(figures) {
  return {
    legacyRate: figures.legacy.rate,
    modernRate: figures.modern.rate,
    legacyErrors: figures.legacy.errors,
    modernErrors: figures.modern.errors,
    legacyP99: figures.legacy.p99,
    modernP99: figures.modern.p99,
    fallBacks: fallBacksOf(figures),
    notTried: notTriedOf(figures),
    ambiguous: figures.ambiguous,
    unmatched: figures.unmatched ?? 0,
  };
}

const stepOf = at => Math.floor(Date.parse(at) / 1000 / STEP) * STEP;
const sumOf = reasons => figures => reasons.reduce((sum, reason) => sum + (figures.fallBacks[reason] ?? 0), 0);
/** Reads a second that MODERN failed and LEGACY answered. */
export const fallBacksOf = sumOf(FAILURES);
export const notTriedOf = sumOf(NOT_TRIED);
export const REASONS = [...FAILURES, ...NOT_TRIED];
export { NOT_TRIED };
