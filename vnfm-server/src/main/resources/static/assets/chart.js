// The chart of the last ten minutes: what each data port received (solid) and sent (dashed).
import uPlot from '/webjars/uplot/1.6.30/dist/uPlot.esm.js';
import { short } from './figures.js';

const WINDOW_SECONDS = 600;
const GAP_SECONDS = 3;
const METRICS = {
  packets: [['rx', 'received'], ['tx', 'sent']],
  bits: [['rxBits', 'received'], ['txBits', 'sent']],
};

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
      for (const [value] of METRICS[metric]) {
        columns.push(samples.map(({ ports: all }) => all?.find(({ name }) => name === port)?.[value] ?? null));
      }
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

  const series = ports.flatMap((port, p) =>
    METRICS.packets.map(([, words], v) => ({
      label: `${port} ${words}`,
      stroke: () => getComputedStyle(legend[p * 2 + v].querySelector('line')).stroke,
      width: 2,
      dash: v === 1 ? [5, 4] : undefined,
      points: { show: false },
      spanGaps: false,
    })),
  );

  plot = new uPlot(
    {
      width: place.clientWidth,
      height: place.clientHeight,
      legend: { show: false },
      cursor: { drag: { x: false, y: false }, points: { size: 7 } },
      scales: { x: { time: true, range: () => Object.values(span()) }, y: { range: (_, low, high) => [0, Math.max(10, (high ?? 0) * 1.1)] } },
      axes: [
        { ...axis, space: 70, values: (_, ticks) => ticks.map(clock) },
        { ...axis, size: 56, space: 38, values: (_, ticks) => ticks.map(short) },
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
      item.querySelector('[data-value]').textContent = value == null ? '–' : short(value);
    });
    const time = figure.querySelector('.chart-time');
    const at = u.cursor?.idx == null ? null : u.data[0][index];
    time.textContent = at == null ? 'now' : clock(at);
  }

  new ResizeObserver(() => plot.setSize({ width: place.clientWidth, height: place.clientHeight })).observe(place);
  place.dataset.drawn = '';
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

const CLOCK = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', second: '2-digit', hour12: false });

function clock(seconds) {
  return CLOCK.format(new Date(seconds * 1000));
}
