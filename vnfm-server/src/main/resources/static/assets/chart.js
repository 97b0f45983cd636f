// The chart of the last ten minutes: what each data port received, above the line, and sent, below it.
import uPlot from '/webjars/uplot/1.6.30/dist/uPlot.esm.js';
import { short } from './figures.js';

const WINDOW_SECONDS = 600;
const GAP_SECONDS = 3;
const LEAST_SPAN = 10;
const METRICS = { packets: ['rx', 'tx'], bits: ['rxBits', 'txBits'] };
const SIGNS = [1, -1]; // received, sent
const WIDTHS = [3, 1.5]; // so that equal rates of two ports are both seen

for (const figure of document.querySelectorAll('[data-chart]')) draw(figure);

async function draw(figure) {
  const ports = figure.dataset.ports.split(' ');
  const place = figure.querySelector('.chart');
  const legend = [...figure.querySelectorAll('[data-series]')];
  const samples = await history(figure.dataset.chart);
  let metric = 'packets';
  let plot = null;

  figure.addEventListener('click', ({ target }) => {
    const chosen = target.closest('[data-metric]')?.dataset.metric;
    if (!chosen) return;
    metric = chosen;
    for (const button of figure.querySelectorAll('[data-metric]')) {
      button.setAttribute('aria-pressed', String(button.dataset.metric === chosen));
    }
    plot.setData(data());
  });

  document.addEventListener('pawl:rates', ({ detail }) => {
    if (detail.vnfc !== figure.dataset.vnfc) return;
    add(samples, detail);
    plot.setData(data());
    plot.setScale('x', span());
  });

  document.addEventListener('pawl:theme', () => requestAnimationFrame(() => plot.redraw(false, true)));

  function data() {
    const columns = [samples.map(({ time }) => time)];
    for (const port of ports) {
      METRICS[metric].forEach((value, v) => {
        columns.push(samples.map(({ ports: all }) => signed(all?.find(({ name }) => name === port)?.[value], SIGNS[v])));
      });
    }
    return columns;
  }

  function span() {
    const end = Math.max(Date.now() / 1000, samples.at(-1)?.time ?? 0);
    return { min: end - WINDOW_SECONDS, max: end };
  }

  const axis = {
    stroke: () => getComputedStyle(place).color,
    grid: { stroke: () => getComputedStyle(place).borderTopColor, width: 1 },
    ticks: { show: false },
    font: '12px system-ui, sans-serif',
  };

  const series = legend.map((item, i) => ({
    label: item.textContent,
    stroke: () => getComputedStyle(item.querySelector('line')).stroke,
    width: WIDTHS[Math.floor(i / SIGNS.length)] ?? WIDTHS.at(-1),
    points: { show: false },
    spanGaps: false,
  }));

  plot = new uPlot(
    {
      width: place.clientWidth,
      height: place.clientHeight,
      legend: { show: false },
      cursor: { drag: { x: false, y: false }, points: { size: 7 } },
      scales: { x: { time: true, range: () => Object.values(span()) }, y: { range: (_, low, high) => [Math.min(-LEAST_SPAN, (low ?? 0) * 1.1), Math.max(LEAST_SPAN, (high ?? 0) * 1.1)] } },
      axes: [
        { ...axis, space: 70, values: (_, ticks) => ticks.map(clock) },
        { ...axis, size: 56, space: 38, values: (_, ticks) => ticks.map((tick) => short(Math.abs(tick))) },
      ],
      series: [{}, ...series],
      hooks: { setCursor: [read], setData: [read] },
    },
    data(),
    place,
  );

  // The values under the pointer, or the latest ones.
  function read(u) {
    const index = u.cursor?.idx ?? samples.length - 1;
    legend.forEach((item, i) => {
      const value = u.data[i + 1]?.[index];
      item.querySelector('[data-value]').textContent = value == null ? '–' : short(Math.abs(value));
    });
    const time = figure.querySelector('.chart-time');
    const at = u.cursor?.idx == null ? null : u.data[0][index];
    time.textContent = at == null ? 'now' : clock(at);
  }

  new ResizeObserver(() => plot.setSize({ width: place.clientWidth, height: place.clientHeight })).observe(place);
  place.dataset.drawn = '';
}

function signed(value, sign) {
  return value === undefined ? null : sign * value;
}

async function history(url) {
  const answer = await fetch(url, { headers: { Accept: 'application/json' } });
  if (!answer.ok) throw new Error(`${url} answers ${answer.status}`);
  const samples = [];
  for (const sample of await answer.json()) add(samples, sample);
  return samples;
}

function add(samples, { time, ports }) {
  const last = samples.at(-1)?.time;
  if (last !== undefined && time <= last) return; // the stream repeats what the history had
  if (last !== undefined && time - last > GAP_SECONDS) samples.push({ time: last + 1, ports: null });
  samples.push({ time, ports });
  while (samples[0].time < time - WINDOW_SECONDS) samples.shift();
}

const CLOCK = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });

function clock(seconds) {
  return CLOCK.format(new Date(seconds * 1000));
}
