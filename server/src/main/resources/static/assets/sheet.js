// Keys on the pages of an examination. A key works where no text is being typed, and presses the one visible button or
// link that it is written on: of a face the one in focus, else of the whole page.
const faces = [...document.querySelectorAll('[data-faces] > li')];
const stage = document.querySelector('[data-stage]');
const token = document.querySelector('meta[name=csrf]');
const typing = (element) => element?.matches('input[type=text], textarea, select, [contenteditable]');

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === 'Escape' && stage ? back(event.target) : !typing(event.target) && taken(event)) event.preventDefault();
});

// Beside pictures, Escape leaves from the pictures alone: from anywhere else it goes back to them, as what was filled in
// would be lost. Within the comparison it has its own meaning.
function back(target) {
  if (target === stage) return !document.fullscreenElement && press(null, 'Escape');
  return !target.closest('[data-compare]') && focusOn(stage);
}

function taken(event) {
  const { target, key } = event;
  const row = target.closest?.('[data-row]');
  if (row && /^[1-9]$/.test(key)) return answer(row, Number(key));
  if (target.closest?.('[data-support]') && /^[1-9]$/.test(key)) return choose(target.closest('[data-support]'), Number(key));
  if (target.matches?.('[data-stage]') && key === 'Enter') return focusOn(document.querySelector('[data-row] input'));
  if (target.closest?.('[data-compare]')) return false;
  const face = target.closest?.('[data-faces] > li');
  if (face && move(face, key)) return true;
  return press(face, key.length === 1 ? key.toLowerCase() : key);
}

function press(face, key) {
  const named = `[data-key="${CSS.escape(key)}"]`;
  const shown = (each) => !each.closest('[hidden]');
  const target = [...(face?.querySelectorAll(named) ?? [])].find(shown)
    ?? [...document.querySelectorAll(named)].find((each) => shown(each) && !each.closest('[data-faces]'));
  if (!target) return false;
  if (target.matches('textarea')) target.focus();
  else target.click();
  return true;
}

// One row of the list of features is answered, and the next is looked at.
function answer(row, number) {
  const choices = row.querySelectorAll('input[type=radio]');
  if (number > choices.length) return false;
  choices[number - 1].checked = true;
  const next = row.nextElementSibling ?? document.querySelector('[data-support]');
  return focusOn(next.querySelector('input:checked') ?? next.querySelector('input[type=radio]'));
}

function choose(group, number) {
  const choice = group.querySelectorAll('input[type=radio]')[number - 1];
  if (!choice) return false;
  choice.checked = true;
  return focusOn(choice);
}

function focusOn(element) {
  element?.focus();
  return Boolean(element);
}

function move(face, key) {
  const at = faces.indexOf(face);
  const across = faces.filter((each) => each.offsetTop === faces[0].offsetTop).length;
  const to = { ArrowRight: at + 1, ArrowLeft: at - 1, ArrowDown: at + across, ArrowUp: at - across }[key];
  if (to === undefined) return false;
  faces[to]?.focus();
  return true;
}

// Of a clip, one frame is seen at a time.
for (const frames of document.querySelectorAll('[data-frames]')) {
  const pictures = [...frames.querySelectorAll('img')];
  let at = 0;
  const show = (next) => {
    at = (next + pictures.length) % pictures.length;
    pictures.forEach((picture, i) => { picture.hidden = i !== at; });
    const told = frames.querySelector('[data-frame-told]');
    if (told) told.textContent = `Frame ${at + 1} of ${pictures.length}`;
  };
  for (const button of frames.querySelectorAll('[data-frame]')) {
    button.addEventListener('click', () => show(at + Number(button.dataset.frame)));
  }
  const tools = frames.querySelector('[data-frames-tools]');
  if (tools) tools.hidden = false;
  show(0);
}

// A quick look is sent without leaving the page, so that eight pictures are not fetched eight times.
for (const form of document.querySelectorAll('[data-faces] form')) {
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    look(form, event.submitter).catch(() => send(form, event.submitter));
  });
}

// As a whole page. A form that a script sends does not say which button was pressed.
function send(form, button) {
  const pressed = Object.assign(document.createElement('input'), { type: 'hidden', name: button.name, value: button.value });
  form.append(pressed);
  form.submit();
}

async function look(form, button) {
  const face = form.closest('li');
  const headers = { Accept: 'application/json', 'Content-Type': 'application/json' };
  if (token) headers[token.dataset.header] = forgeryToken();
  const body = JSON.stringify({ assessment: button.value });
  const said = await fetch(form.action, { method: 'POST', headers, body, credentials: 'same-origin' });
  if (!said.ok) {
    const problem = await said.json().catch(() => ({}));
    document.querySelector('[data-told]').textContent = problem.detail ?? `The service answered ${said.status}.`;
    return;
  }
  const sheet = await said.json();
  for (const each of form.querySelectorAll('button')) each.setAttribute('aria-pressed', String(each === button));
  face.querySelector('[data-tag]').textContent = button.dataset.done;
  const support = face.querySelector('[data-support-of]');
  if (support) support.hidden = button.value !== 'keep';
  face.querySelector('[data-compare-link]').hidden = button.value !== 'keep';
  const left = sheet.entries.filter((entry) => !entry.assessment).length;
  document.querySelector('[data-told]').textContent = `${sheet.entries.length - left} of ${sheet.entries.length} looked at.`;
  const next = [...faces.slice(faces.indexOf(face) + 1), ...faces].find((each) => !each.querySelector('[aria-pressed=true]'));
  if (button.value !== 'keep') (next ?? face).focus();
  else face.focus();
}

// The token against forged requests as the cookie has it: pages hold it in another form, for their own forms.
function forgeryToken() {
  const cookie = document.cookie.match(/(?:^|; )XSRF-TOKEN=([^;]*)/);
  return cookie ? decodeURIComponent(cookie[1]) : token.content;
}

// What is to be done next is in focus, so that one key after the other is enough.
if (!document.querySelector('.govuk-error-message')) {
  const wanted = location.hash.startsWith('#face-') ? document.querySelector(location.hash) : null;
  focusOn(wanted
    ?? document.querySelector('#visible')
    ?? faces.find((each) => !each.querySelector('[aria-pressed=true]'))
    ?? stage);
}
