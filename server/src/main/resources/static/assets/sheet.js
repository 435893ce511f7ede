// Keys on the pages of an examination. A key works where no text is being typed, and presses the one visible button or
// link that it is written on: of a face the one in focus, else of the whole page.
const faces = [...document.querySelectorAll('[data-faces] > li')];
const typing = (element) => element?.matches('input[type=text], textarea, select, [contenteditable]');

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  const row = event.target.closest?.('[data-row]');
  if (row && /^[1-9]$/.test(event.key)) {
    answer(row, Number(event.key));
    event.preventDefault();
    return;
  }
  if (event.target.closest?.('[data-compare]')) return;
  const face = event.target.closest?.('[data-faces] > li');
  if (face && move(face, event.key)) {
    event.preventDefault();
    return;
  }
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const target = (face ?? document).querySelector(`[data-key="${CSS.escape(key)}"]`)
    ?? [...document.querySelectorAll(`[data-key="${CSS.escape(key)}"]`)].find((each) => !each.closest('[data-faces]'));
  if (target && (face || !target.closest('[data-faces]'))) {
    target.click();
    event.preventDefault();
  }
});

// One row of the list of features is answered, and the next is looked at.
function answer(row, number) {
  const choices = row.querySelectorAll('input[type=radio]');
  if (number > choices.length) return;
  choices[number - 1].checked = true;
  const next = row.nextElementSibling ?? document.querySelector('[data-support]');
  (next.querySelector('input:checked') ?? next.querySelector('input[type=radio]')).focus();
}

function move(face, key) {
  const at = faces.indexOf(face);
  const across = faces.filter((each) => each.offsetTop === faces[0].offsetTop).length;
  const to = { ArrowRight: at + 1, ArrowLeft: at - 1, ArrowDown: at + across, ArrowUp: at - across }[key];
  if (to === undefined) return false;
  faces[to]?.focus();
  return true;
}

// After a quick look the next face without one is in focus, so that one key after the other is enough.
if (location.hash.startsWith('#face-')) document.querySelector(location.hash)?.focus();
else if (faces.length > 0 && !document.querySelector('.govuk-error-message')) {
  (faces.find((each) => !each.querySelector('[aria-pressed=true]')) ?? faces[0]).focus();
}
