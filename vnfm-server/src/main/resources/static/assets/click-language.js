// Cuts a text in the Click language into coloured pieces. It looks at one thing at a time, as an
// editor must: a text that is wrong is still shown.

const KEYWORDS = new Set(['elementclass', 'require', 'provide', 'define']);

const TOKEN = new RegExp(
  [
    '(?<comment>//[^\\n]*|/\\*[\\s\\S]*?(?:\\*/|$)|^#[^\\n]*)',
    '(?<string>"(?:\\\\[\\s\\S]|[^"\\\\])*(?:"|$)|\'[^\']*(?:\'|$))',
    '(?<arrow>->|=>|::|\\|\\|\\||\\.\\.\\.)',
    '(?<variable>\\$(?:[A-Za-z_][A-Za-z0-9_]*|\\{[^}\\n]*\\}?))',
    '(?<number>\\b(?:0x[0-9a-fA-F]+|\\d+(?:[.:/]\\w+)*)\\b)',
    '(?<word>[A-Za-z_@][A-Za-z0-9_@/]*)',
  ].join('|'),
  'gm',
);

/** The pieces of a text: `{kind, text}`, where kind is '' for what stays uncoloured. */
export function tokens(text) {
  const pieces = [];
  let end = 0;
  for (const match of text.matchAll(TOKEN)) {
    if (match.index > end) pieces.push({ kind: '', text: text.slice(end, match.index) });
    pieces.push({ kind: kindOf(match, text), text: match[0] });
    end = match.index + match[0].length;
  }
  if (end < text.length) pieces.push({ kind: '', text: text.slice(end) });
  return pieces;
}

function kindOf({ groups, 0: all, index }, text) {
  if (groups.word !== undefined) {
    if (KEYWORDS.has(all)) return 'keyword';
    return isClass(all, index, text) ? 'class' : '';
  }
  return Object.keys(groups).find((kind) => groups[kind] !== undefined);
}

// What stands after "::" or "elementclass" is a class. So is a capitalised word with a configuration, or one that a
// connection begins or ends at: most configurations name their classes so.
function isClass(word, index, text) {
  if (/(::|\belementclass)\s*$/.test(text.slice(Math.max(0, index - 24), index))) return true;
  if (!/^[A-Z]/.test(word)) return false;
  const after = text.slice(index + word.length, index + word.length + 24);
  const before = text.slice(Math.max(0, index - 24), index);
  return /^\s*(\(|->|=>|\[|;|$)/.test(after) && /(^|[\s;\]{}>])$/.test(before);
}

/** The text's lines, each as pieces that do not cross a line's end. */
export function lines(text) {
  const all = [[]];
  for (const { kind, text: piece } of tokens(text)) {
    piece.split('\n').forEach((part, number) => {
      if (number > 0) all.push([]);
      if (part) all.at(-1).push({ kind, text: part });
    });
  }
  return all;
}

/** One element per line, with the pieces coloured. */
export function paint(text) {
  const painted = document.createDocumentFragment();
  for (const pieces of lines(text)) {
    const line = document.createElement('span');
    line.className = 'line';
    for (const { kind, text: piece } of pieces) {
      const span = document.createElement('span');
      if (kind) span.className = `t-${kind}`;
      span.textContent = piece;
      line.append(kind ? span : piece);
    }
    painted.append(line);
  }
  return painted;
}
