// How numbers, times and durations are written. Figures of live values keep their width.

const STEPS = [
  [1e9, 'G'],
  [1e6, 'M'],
  [1e3, 'k'],
];

/** 0, 7.5, 980, 1.20 k, 14.9 M: three figures, so that a column of rates can be compared. */
export function short(value) {
  const step = STEPS.find(([size]) => Math.abs(value) >= size * 0.9995);
  if (!step) return value >= 100 || Number.isInteger(value) ? value.toFixed(0) : value.toFixed(1);
  const scaled = value / step[0];
  const decimals = scaled >= 100 ? 0 : scaled >= 10 ? 1 : 2;
  return `${scaled.toFixed(decimals)} ${step[1]}`;
}

const SAME_DAY = new Intl.DateTimeFormat(undefined, { timeStyle: 'medium', hourCycle: 'h23' });
const OTHER_DAY = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium', hourCycle: 'h23' });

/** A moment in the reader's own time zone; today's without the date. */
export function moment(date) {
  const today = date.toDateString() === new Date().toDateString();
  return (today ? SAME_DAY : OTHER_DAY).format(date);
}

/** How long it has been: 3 s, 2 min 5 s, 4 h 12 min. */
export function duration(seconds) {
  const whole = Math.max(0, Math.floor(seconds));
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  if (whole < 86400) return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
  return `${Math.floor(whole / 86400)} d ${Math.floor((whole % 86400) / 3600)} h`;
}
