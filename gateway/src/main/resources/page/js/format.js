// Numbers and times as an operator reads them. Null, "not known", is a dash.

const FIGURE_SPACE = '\u2007';
const POINT_SPACE = '\u2008';

/** 25 → "25%", 12.5 → "12.5%"; at most two decimals. */
export const percent = value => (value === null || value === undefined ? '–' : `${trimmed(value)}%`);

const trimmed = value => String(Math.round(value * 100) / 100);

const SURE = 0.25; // points of standard error below which a decimal means something
const UNSURE = 5; // and above which even whole percents are a guess

/**
 * A measured share with no more digits than its clients bear out, as [MODERN's, LEGACY's]: 24.37 of 1,240 → "24%",
 * "76%"; of 12 → "about 24%", "about 76%"; never 0% or 100% unless it is.
 */
export function measuredShares(value, clients) {
  if (value === null || value === undefined) return ['–', '–'];
  if (value === 0 || value === 100) return [`${value}%`, `${100 - value}%`];
  const error = Math.sqrt((value * (100 - value)) / Math.max(1, clients));
  const least = error < SURE ? 0.1 : 1;
  if (value < least) return [`<${least}%`, `>${100 - least}%`];
  if (value > 100 - least) return [`>${100 - least}%`, `<${least}%`];
  const rounded = Math.round(value / least) * least;
  const about = error > UNSURE ? 'about ' : '';
  return [rounded, 100 - rounded].map(one => `${about}${trimmed(one)}%`);
}

/** "1 client", "12 clients", and from 1,000 on three digits: "about 8,310 clients". */
export function clientsWords(clients) {
  const word = clients === 1 ? 'client' : 'clients';
  if (clients < 1000) return `${clients} ${word}`;
  const step = 10 ** (String(clients).length - 3);
  return `about ${count(Math.round(clients / step) * step)} ${word}`;
}

/** Two places after the point, blank where there is nothing: for a column headed in percent. */
export function percentInColumn(value) {
  if (value === null || value === undefined) return '–' + POINT_SPACE + FIGURE_SPACE.repeat(2);
  const [whole, decimals = ''] = trimmed(value).split('.');
  return whole + (decimals ? '.' : POINT_SPACE) + decimals + FIGURE_SPACE.repeat(2 - decimals.length);
}

/** Per second, always one decimal; "<0.1" for what is there but rounds to nothing. */
export function rate(value) {
  if (value === null || value === undefined) return '–';
  if (value > 0 && value < 0.05) return '<0.1';
  return grouped(value.toFixed(1));
}

/** Milliseconds, one decimal. */
export const millis = value => (value === null || value === undefined ? '–' : grouped(value.toFixed(1)));

export const count = value => grouped(String(Math.round(value)));

function grouped(text) {
  const [whole, decimals] = text.split('.');
  const spaced = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return decimals === undefined ? spaced : `${spaced}.${decimals}`;
}

const STEPS = [['s', 60], ['min', 60], ['h', 24], ['d', 365], ['y', Infinity]];

/** "14 s", "3 min", "2 h", "5 d". */
export function span(seconds) {
  let left = Math.max(0, Math.floor(seconds));
  for (const [unit, size] of STEPS) {
    if (left < size) return `${left} ${unit}`;
    left = Math.floor(left / size);
  }
  return '';
}

/** "0.2 s behind", "3 min behind". */
export const behind = seconds => `${seconds < 60 ? `${rate(seconds)} s` : span(seconds)} behind`;

export const exact = at =>
  new Date(at).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'long' });

export const clock = seconds => new Date(seconds * 1000).toLocaleTimeString('en-GB');

const day = seconds => new Date(seconds * 1000).toLocaleDateString('en-GB', { day: 'numeric', month: 'short' });

/** "10:04:12" of today, "28 Nov 10:04:12" of any other day: a ramp may take weeks. */
export const moment = (seconds, now = Date.now() / 1000) => (day(seconds) === day(now) ? '' : `${day(seconds)} `) + clock(seconds);

/** What the page's own clock is called: "UTC", "CET", "GMT+1". */
export const zone = (seconds = Date.now() / 1000) =>
  new Intl.DateTimeFormat('en-GB', { timeZoneName: 'short' }).formatToParts(seconds * 1000).find(({ type }) => type === 'timeZoneName').value;

/** A share that may be nothing: 3 of 12 → 25; null of nothing. */
export const share = (part, whole) => (whole > 0 ? (100 * part) / whole : null);
