// Times and numbers for people. Instants come as text, "now" as milliseconds of stream time.

export function span(ms) {
  const s = Math.max(0, Math.round(ms / 1000));
  if (s < 60) return `${s} s`;
  if (s < 3600) return `${Math.floor(s / 60)} min ${String(s % 60).padStart(2, '0')} s`;
  if (s < 86_400) return `${Math.floor(s / 3600)} h ${String(Math.floor(s / 60) % 60).padStart(2, '0')} min`;
  return `${Math.floor(s / 86_400)} d ${Math.floor(s / 3600) % 24} h`;
}

export const age = (instant, now) => (instant ? span(now - Date.parse(instant)) : '–');

export const ago = (instant, now) => (instant ? `${span(now - Date.parse(instant))} ago` : 'never');

export function countdown(instant, now) {
  if (!instant) return '–';
  const left = Date.parse(instant) - now;
  return left >= 0 ? `in ${span(left)}` : `${span(-left)} ago`;
}

const two = n => String(n).padStart(2, '0');

export function clock(ms) {
  const t = new Date(ms);
  return `${two(t.getHours())}:${two(t.getMinutes())}:${two(t.getSeconds())}`;
}

export const utc = ms => `${new Date(ms).toISOString().slice(11, 19)} UTC`;

export const day = ms => new Date(ms).toISOString().slice(0, 10);

// For titles: both clocks, so that nobody has to count hours at night.
export function when(instant) {
  if (!instant) return '';
  const ms = Date.parse(instant);
  return `${new Date(ms).toLocaleString()} local · ${new Date(ms).toISOString().replace('T', ' ').replace('Z', '')} UTC`;
}

export const number = n => (n === null || n === undefined ? '–' : n.toLocaleString('en-GB').replaceAll(',', '\u202f'));

export function bytes(n) {
  if (n < 10_000) return `${n} B`;
  const units = ['kB', 'MB', 'GB', 'TB'];
  let value = n, unit = -1;
  do { value /= 1000; unit++; } while (value >= 1000 && unit < units.length - 1);
  return `${value.toFixed(1)} ${units[unit]}`;
}
