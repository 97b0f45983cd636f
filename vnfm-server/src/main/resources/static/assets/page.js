// What every page does: colour scheme, dialogs, copying, times, and the one event stream.
import { duration, moment } from './figures.js';
import { show, take } from './rates.js';

// Colour scheme ---------------------------------------------------------------------------------

document.addEventListener('click', (event) => {
  if (!event.target.closest('[data-theme-switch]')) return;
  const root = document.documentElement;
  const dark = root.dataset.theme
    ? root.dataset.theme === 'dark'
    : matchMedia('(prefers-color-scheme: dark)').matches;
  root.dataset.theme = dark ? 'light' : 'dark';
  localStorage.setItem('pawl-theme', root.dataset.theme);
  document.dispatchEvent(new CustomEvent('pawl:theme'));
});

matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () =>
  document.dispatchEvent(new CustomEvent('pawl:theme')),
);

// Dialogs and copying ---------------------------------------------------------------------------

document.addEventListener('click', (event) => {
  const opener = event.target.closest('[data-opens]');
  if (opener) document.getElementById(opener.dataset.opens).showModal();
  const closer = event.target.closest('[data-closes]');
  if (closer) closer.closest('dialog').close();
  const copier = event.target.closest('[data-copies]');
  if (copier) copy(copier);
});

async function copy(button) {
  const label = button.textContent;
  try {
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copies).textContent);
    button.textContent = 'Copied';
  } catch {
    button.textContent = 'Not allowed: select the text and copy it';
  }
  setTimeout(() => (button.textContent = label), 2000);
}

// Times -----------------------------------------------------------------------------------------

function localise(root) {
  for (const time of root.querySelectorAll('time[datetime]')) {
    const date = new Date(time.dateTime);
    time.title = date.toISOString();
    time.textContent = moment(date);
  }
  tick();
}

function tick() {
  for (const element of document.querySelectorAll('[data-since]')) {
    element.textContent = duration((Date.now() - Date.parse(element.dataset.since)) / 1000);
  }
}

setInterval(tick, 1000);

// What a part shows is fetched anew when there is news of it; what the reader opened stays open.

const opened = new Map(); // id of a details element -> whether the reader left it open

document.addEventListener(
  'toggle',
  ({ target }) => {
    if (!(target instanceof HTMLDetailsElement) || !target.id) return;
    opened.set(target.id, target.open);
  },
  true,
);

htmx.onLoad((root) => {
  for (const [id, wasOpen] of opened) {
    const details = document.getElementById(id);
    if (details && details.open !== wasOpen) details.open = wasOpen;
  }
  localise(root.parentElement ?? root);
  show();
});

// A page whose VNF got or lost its VNFCs is built anew; so is one that is not there any more.

const shape = document.getElementById('shape')?.dataset.shape;

htmx.onLoad((root) => {
  if (root.id === 'shape' && root.dataset.shape !== shape) location.reload();
});

document.body.addEventListener('htmx:afterRequest', ({ detail }) => {
  if (detail.elt.id === 'refresh' && [401, 404].includes(detail.xhr.status)) location.reload();
});

// The event stream ------------------------------------------------------------------------------

const linkState = document.getElementById('link-state');
const announcer = document.getElementById('announcer');
let failures = 0;

document.body.addEventListener('htmx:sseOpen', ({ detail: { source } }) => {
  failures = 0;
  say('Live');
  if (source.pawl) return; // the browser mended the connection by itself
  source.pawl = true;
  source.addEventListener('rates', ({ data }) => {
    const rates = JSON.parse(data);
    take(rates);
    document.dispatchEvent(new CustomEvent('pawl:rates', { detail: rates }));
  });
  source.addEventListener('announcement', ({ data }) => {
    const { vnf, sentence } = JSON.parse(data);
    const named = document.getElementById(`vnf-${vnf}`) ?? document.querySelector('h1 > span');
    announcer.textContent = `${named?.textContent ?? 'A VNF'}: ${sentence}`;
  });
});

document.body.addEventListener('htmx:sseError', async () => {
  failures++;
  say('Connection lost, trying again');
  if (failures === 1) announcer.textContent = 'The connection to the VNFM is lost.';
  if (failures < 2) return;
  try {
    const answer = await fetch(location.href, { redirect: 'manual', cache: 'no-store' });
    if (answer.status === 401 || answer.type === 'opaqueredirect') location.reload(); // signed out
  } catch {
    say('The VNFM does not answer, trying again');
  }
});

function say(text) {
  if (linkState && linkState.textContent !== text) linkState.textContent = text;
  linkState?.classList.remove('tone-idle');
  linkState?.classList.toggle('tone-good', text === 'Live');
  linkState?.classList.toggle('tone-warning', text !== 'Live');
}
