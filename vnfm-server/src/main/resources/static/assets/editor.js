// The editor of a Click configuration: a text area with the same text painted under it, line
// numbers, and the mistakes that the server's check found marked where they are.
import { paint } from './click-language.js';

for (const painted of document.querySelectorAll('pre[data-click-text]')) {
  painted.replaceChildren(paint(painted.textContent));
}

const form = document.getElementById('editor-form');
if (form) edit(form);

function edit(form) {
  const editor = form.querySelector('.editor');
  const text = editor.querySelector('textarea');
  const painted = editor.querySelector('.painted');
  const gutter = editor.querySelector('.gutter');
  const verdict = document.getElementById('verdict');
  const apply = document.getElementById('apply');
  const version = form.elements.ifMatch;
  let saved = text.value;
  let wrong = new Set();
  let judged = null; // the text last sent to be applied

  editor.classList.add('painted-over');
  text.addEventListener('input', repaint);
  text.addEventListener('scroll', follow);
  text.addEventListener('keydown', indent);
  window.addEventListener('beforeunload', (event) => {
    if (text.value !== saved) event.preventDefault();
  });

  // Marks what the server says, and lets the reader go there.
  verdict.addEventListener('htmx:afterSwap', () => {
    const answer = verdict.firstElementChild;
    if (answer?.dataset.applied) {
      version.value = answer.dataset.applied;
      saved = text.value;
      form.elements.why.value = '';
    }
    mark();
  });
  verdict.addEventListener('click', ({ target }) => {
    const mistake = target.closest('[data-line]');
    if (mistake) goTo(Number(mistake.dataset.line), Number(mistake.dataset.column || 1));
    const rebase = target.closest('[data-rebase]');
    if (rebase) {
      version.value = rebase.dataset.rebase;
      form.requestSubmit();
    }
  });

  // What came of applying a text is not painted over by a check of the same text, be it late or under way.
  form.addEventListener('htmx:beforeRequest', (event) => {
    if (event.target === form) judged = text.value;
    else if (event.target === verdict && text.value === judged) event.preventDefault();
  });
  verdict.addEventListener('htmx:beforeSwap', ({ detail }) => {
    if (detail.requestConfig.elt === verdict && text.value === judged) detail.shouldSwap = false;
  });

  // What is typed must outlive the session that it was typed in.
  form.addEventListener('htmx:responseError', ({ detail }) => {
    if (![401, 403].includes(detail.xhr.status)) return;
    const notice = document.createElement('p');
    notice.className = 'notice tone-warning';
    notice.textContent = 'You were signed out. Copy your text, sign in again, and put it back.';
    verdict.replaceChildren(notice);
  });

  function repaint() {
    painted.replaceChildren(paint(text.value));
    const count = painted.childElementCount;
    while (gutter.childElementCount < count) {
      const number = document.createElement('div');
      number.textContent = String(gutter.childElementCount + 1);
      gutter.append(number);
    }
    while (gutter.childElementCount > count) gutter.lastElementChild.remove();
    show();
    follow();
  }

  function mark() {
    wrong = new Set([...verdict.querySelectorAll('[data-line]')].map(({ dataset }) => Number(dataset.line)));
    const refused = verdict.querySelector('.mistakes') !== null;
    apply.disabled = refused;
    text.setAttribute('aria-invalid', String(refused));
    show();
  }

  function show() {
    [...painted.children].forEach((line, i) => line.classList.toggle('wrong', wrong.has(i + 1)));
    [...gutter.children].forEach((line, i) => line.classList.toggle('wrong', wrong.has(i + 1)));
  }

  function follow() {
    painted.style.transform = `translate(${-text.scrollLeft}px, ${-text.scrollTop}px)`;
    gutter.scrollTop = text.scrollTop;
  }

  function goTo(line, column) {
    const before = text.value.split('\n').slice(0, line - 1);
    const start = before.reduce((sum, each) => sum + each.length + 1, 0) + column - 1;
    text.focus();
    text.setSelectionRange(start, start);
    const height = gutter.firstElementChild.getBoundingClientRect().height;
    text.scrollTop = Math.max(0, (line - 4) * height);
  }

  // Enter keeps the indentation; Tab stays free to leave the editor by keyboard.
  function indent(event) {
    if (event.key !== 'Enter' || event.isComposing || event.ctrlKey || event.metaKey) return;
    const begin = text.value.lastIndexOf('\n', text.selectionStart - 1) + 1;
    const space = text.value.slice(begin, text.selectionStart).match(/^[ \t]*/)[0];
    if (!space) return;
    event.preventDefault();
    document.execCommand('insertText', false, `\n${space}`); // the only insertion that undo knows
  }

  repaint();
  mark();
}
