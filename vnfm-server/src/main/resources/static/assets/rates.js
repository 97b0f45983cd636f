// Writes live rates into every element that asks for one with data-rate="SUBJECT VALUE", where the
// subject is a VNF's id (the sum of its VNFCs) or "VNFC/PORT". A rate that no report backs is a dash.
import { short } from './figures.js';

const STALE_AFTER_MS = 4000;
const SPARK_POINTS = 60;

const latest = new Map(); // vnfc id -> {vnf, at, ports}
const sparks = new Map(); // vnf id -> the last received packets/s

/** Takes one message of the event stream. */
export function take(rates) {
  latest.set(rates.vnfc, { vnf: rates.vnf, at: performance.now(), ports: rates.ports });
  const history = sparks.get(rates.vnf) ?? [];
  history.push(sum(rates.vnf, 'rx') ?? 0);
  sparks.set(rates.vnf, history.slice(-SPARK_POINTS));
  show();
}

/** Writes all rates of the page. */
export function show() {
  for (const cell of document.querySelectorAll('[data-rate]')) {
    const [subject, value] = cell.dataset.rate.split(' ');
    const rate = subject.includes('/') ? ofPort(subject, value) : sum(subject, value);
    write(cell, rate === undefined ? '–' : short(rate));
    if (value === 'drops') cell.classList.toggle('dropping', rate > 0);
  }
  for (const spark of document.querySelectorAll('svg[data-spark]')) draw(spark);
}

function write(cell, text) {
  if (cell.textContent !== text) cell.textContent = text;
}

function fresh(report) {
  return report && performance.now() - report.at < STALE_AFTER_MS;
}

function ofPort(subject, value) {
  const [vnfc, name] = subject.split('/');
  const report = latest.get(vnfc);
  return fresh(report) ? report.ports.find((port) => port.name === name)?.[value] : undefined;
}

function sum(vnf, value) {
  const reports = [...latest.values()].filter((report) => report.vnf === vnf && fresh(report));
  if (reports.length === 0) return undefined;
  return reports.flatMap((report) => report.ports).reduce((total, port) => total + port[value], 0);
}

function draw(spark) {
  const history = sparks.get(spark.dataset.spark) ?? [];
  const top = Math.max(1, ...history);
  const left = SPARK_POINTS - history.length;
  const points = history.map((rate, i) => `${left + i},${(23 - (rate / top) * 20).toFixed(1)}`);
  spark.querySelector('polyline').setAttribute('points', points.join(' '));
}

setInterval(show, 1000);
