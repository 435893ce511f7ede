// Two pictures compared: beside each other, in turn in one place, or to both sides of a divider. Both are moved, zoomed
// and turned alike unless told otherwise. Brightness, contrast and gamma are shown at once and sent to the service once
// they settle; they are the only changes to what is seen. There is no way to measure.
const SIDES = ['left', 'right'];
const PLAIN = { brightness: 0, contrast: 100, gamma: 100 };
const CLOSER = 1.25;
const ZOOMS = [0.5, 16];
const STEP = 0.1;
// Of a change a second; below the three flashes a second that can bring on a seizure.
const SPEEDS = [0.5, 1, 1.5, 2, 3];
const SETTLED = 600;
const ONE_MOVE = 800;

const section = document.querySelector('[data-compare]');
const stage = section.querySelector('[data-stage]');
const divider = section.querySelector('[data-divider]');
const keys = section.querySelector('[data-keys]');
const status = section.querySelector('[data-status]');
const token = document.querySelector('meta[name=csrf]');
const sides = Object.fromEntries(SIDES.map((side) => [side, opened(side)]));
const past = [];
let last = { kind: '', at: -Infinity };
let mode = 'side';
let movers = SIDES;
let shown = 'left';
let speed = 1;
let timer = null;
let grid = false;

const acts = {
  side: () => show('side'),
  flicker: () => show('flicker'),
  swipe: () => show('swipe'),
  closer: () => zoom(CLOSER),
  further: () => zoom(1 / CLOSER),
  anticlockwise: (wide) => turn(wide ? -10 : -1),
  clockwise: (wide) => turn(wide ? 10 : 1),
  left: (fine) => move(fine ? STEP / 5 : STEP, 0),
  right: (fine) => move(fine ? -STEP / 5 : -STEP, 0),
  up: (fine) => move(0, fine ? STEP / 5 : STEP),
  down: (fine) => move(0, fine ? -STEP / 5 : -STEP),
  lock,
  grid: toggleGrid,
  undo,
  reset,
  fill,
  keys: () => keys.showModal(),
  run: () => run(timer === null),
  other,
  less: () => adjust(-1),
  more: () => adjust(1),
  nextLeft: (back) => next('left', back ? -1 : 1),
  nextRight: (back) => next('right', back ? -1 : 1),
  brightness: () => goTo('brightness'),
  contrast: () => goTo('contrast'),
  gamma: () => goTo('gamma'),
};

const byKey = {
  s: 'side', f: 'flicker', w: 'swipe', '+': 'closer', '=': 'closer', '-': 'further', _: 'further', '−': 'further',
  '[': 'anticlockwise', '{': 'anticlockwise', ']': 'clockwise', '}': 'clockwise',
  arrowleft: 'left', arrowright: 'right', arrowup: 'up', arrowdown: 'down',
  l: 'lock', g: 'grid', z: 'undo', a: 'reset', x: 'fill', '?': 'keys', t: 'run', o: 'other',
  ',': 'less', '.': 'more', j: 'nextLeft', k: 'nextRight', b: 'brightness', c: 'contrast', m: 'gamma',
};

function opened(side) {
  const select = section.querySelector(`[data-pictures=${side}]`);
  const view = section.querySelector(`[data-view=${side}]`);
  const tone = section.querySelector(`[data-tone=${side}]`);
  return {
    side,
    name: section.dataset[side],
    select,
    view,
    image: view.querySelector('img'),
    tone,
    tables: section.querySelectorAll(`#compare-tone-${side} [type=table]`),
    pictures: [...select.options].map((option) => ({
      label: option.textContent,
      address: option.dataset.address,
      store: option.dataset.store,
      tone: toneIn(option.dataset),
      stored: toneIn(option.dataset),
    })),
    at: { zoom: 1, x: 0, y: 0, turn: 0 },
  };
}

function toneIn(data) {
  return Object.fromEntries(Object.entries(PLAIN).map(([name, plain]) => [name, Number(data[name] ?? plain)]));
}

const picture = (side) => side.pictures[side.select.selectedIndex];
const same = (one, other) => Object.keys(PLAIN).every((name) => one[name] === other[name]);
const all = (what) => Object.values(sides).forEach(what);

// ---- What is where. Places are in heights of a view, of which both have the same.

// What can be undone is kept before each change; changes of a kind in quick succession are one.
function keep(kind) {
  const now = performance.now();
  if (kind !== last.kind || now - last.at > ONE_MOVE) {
    past.push(Object.values(sides).map((side) => ({
      at: { ...side.at },
      tones: side.pictures.map((each) => ({ ...each.tone })),
    })));
  }
  last = { kind, at: now };
}

function undo() {
  const before = past.pop();
  last = { kind: '', at: -Infinity };
  if (!before) {
    tell('Nothing is left to undo.');
    return;
  }
  Object.values(sides).forEach((side, i) => {
    Object.assign(side.at, before[i].at);
    side.pictures.forEach((each, j) => setTone(side, each, before[i].tones[j]));
  });
  draw('Undone. ');
}

function reset() {
  keep('reset');
  all((side) => {
    side.at = { zoom: 1, x: 0, y: 0, turn: 0 };
    setTone(side, picture(side), PLAIN);
  });
  draw('As it was. ');
}

function move(x, y, kind = 'move') {
  keep(kind);
  for (const side of movers) {
    sides[side].at.x += x;
    sides[side].at.y += y;
  }
  draw();
}

// About a point of the view, counted from its middle.
function zoom(by, x = 0, y = 0) {
  keep('zoom');
  for (const side of movers) {
    const { at } = sides[side];
    const zoomed = Math.min(ZOOMS[1], Math.max(ZOOMS[0], at.zoom * by));
    at.x = x + (at.x - x) * (zoomed / at.zoom);
    at.y = y + (at.y - y) * (zoomed / at.zoom);
    at.zoom = Math.abs(zoomed - 1) < 0.01 ? 1 : zoomed;
  }
  draw();
}

// About the middle of the view, so that what is looked at stays there.
function turn(degrees) {
  keep('turn');
  const cos = Math.cos((degrees * Math.PI) / 180);
  const sin = Math.sin((degrees * Math.PI) / 180);
  for (const side of movers) {
    const { at } = sides[side];
    [at.x, at.y] = [at.x * cos - at.y * sin, at.x * sin + at.y * cos];
    at.turn = ((at.turn + degrees + 540) % 360) - 180;
  }
  draw();
}

function lock() {
  movers = movers.length === 2 ? ['left'] : movers[0] === 'left' ? ['right'] : SIDES;
  section.querySelector('[data-lock]').textContent = moving();
  draw();
}

function moving() {
  return movers.length === 2 ? 'Both move' : `${sides[movers[0]].name} moves`;
}

function draw(before = '') {
  all((side) => {
    const { zoom: scale, x, y, turn: angle } = side.at;
    const height = side.view.clientHeight;
    side.image.style.transform = `translate(${x * height}px, ${y * height}px) rotate(${angle}deg) scale(${scale})`;
    side.view.classList.toggle('sm-compare__view--off', mode === 'flicker' && side.side !== shown);
  });
  sides.right.view.style.clipPath = mode === 'swipe' ? `inset(0 0 0 ${divider.ariaValueNow}%)` : '';
  divider.style.left = `${divider.ariaValueNow}%`;
  tell(before + places() + `. ${moving()}.` + (mode === 'flicker' ? ` ${pace()}.` : ''));
}

function places() {
  const [left, right] = Object.values(sides).map(({ at }) => `zoom ${at.zoom.toFixed(2)}, turned ${at.turn}°`);
  return left === right ? left.replace('z', 'Z') : `${sides.left.name}: ${left}. ${sides.right.name}: ${right}`;
}

function pace() {
  return SPEEDS[speed] === 1 ? '1 change a second' : `${SPEEDS[speed]} changes a second`;
}

function tell(words) {
  if (status.textContent !== words) status.textContent = words;
}

// ---- How they are shown.

function show(which) {
  mode = which;
  stage.dataset.mode = mode;
  for (const each of ['side', 'flicker', 'swipe']) press(each, each === mode);
  for (const part of section.querySelectorAll('[data-only]')) {
    if (part.dataset.only !== mode && part.contains(document.activeElement)) stage.focus();
    part.hidden = part.dataset.only !== mode;
  }
  shown = 'left';
  run(mode === 'flicker' && !matchMedia('(prefers-reduced-motion: reduce)').matches);
  draw();
}

function press(act, pressed) {
  section.querySelectorAll(`[data-do=${act}]`).forEach((button) => button.setAttribute('aria-pressed', pressed));
}

function run(wanted) {
  clearInterval(timer);
  timer = wanted && mode === 'flicker' ? setInterval(alternate, 1000 / SPEEDS[speed]) : null;
  press('run', timer !== null);
}

function alternate() {
  shown = shown === 'left' ? 'right' : 'left';
  all((side) => side.view.classList.toggle('sm-compare__view--off', side.side !== shown));
}

function other() {
  if (mode !== 'flicker') return;
  run(false);
  alternate();
}

function adjust(by) {
  if (mode === 'flicker') {
    speed = Math.min(SPEEDS.length - 1, Math.max(0, speed + by));
    if (timer !== null) run(true);
    draw();
  }
  if (mode === 'swipe') divide(Number(divider.ariaValueNow) + 5 * by);
}

function divide(at) {
  divider.ariaValueNow = Math.round(Math.min(100, Math.max(0, at)));
  draw();
}

function toggleGrid() {
  grid = !grid;
  press('grid', grid);
  for (const each of section.querySelectorAll('[data-grid]')) each.hidden = !grid;
}

function fill() {
  if (document.fullscreenElement) document.exitFullscreen();
  else section.requestFullscreen();
}

function next(which, by) {
  const { select, pictures } = sides[which];
  select.selectedIndex = (select.selectedIndex + by + pictures.length) % pictures.length;
  choose(sides[which]);
}

function choose(side) {
  const chosen = picture(side);
  side.image.src = chosen.address;
  side.image.alt = `${side.name}: ${chosen.label}`;
  side.tone.querySelector('[data-stored]').textContent = '';
  drawTone(side);
}

// ---- Tone.

function setTone(side, which, tone) {
  if (!which.store || same(which.tone, tone)) return;
  which.tone = { ...tone };
  clearTimeout(which.timer);
  which.timer = setTimeout(() => store(side, which), SETTLED);
  if (which === picture(side)) drawTone(side);
}

function drawTone(side) {
  const { tone, store: address } = picture(side);
  // What is disabled hears no keys.
  if (!address && side.tone.contains(document.activeElement)) stage.focus();
  side.tone.disabled = !address;
  for (const name of Object.keys(PLAIN)) {
    side.tone.querySelector(`[name=${name}]`).value = tone[name];
    side.tone.querySelector(`[data-value=${name}]`).textContent = tone[name];
  }
  const values = table(tone).join(' ');
  side.tables.forEach((each) => each.setAttribute('tableValues', values));
  side.image.style.filter = same(tone, PLAIN) ? '' : `url(#compare-tone-${side.side})`;
}

// As the service makes it: gamma, then contrast, then brightness, for each of 256 values.
function table({ brightness, contrast, gamma }) {
  return Array.from({ length: 256 }, (_, i) => {
    const value = (((i / 255) ** (100 / gamma) - 0.5) * contrast) / 100 + 0.5 + brightness / 100;
    return Math.round(255 * Math.min(1, Math.max(0, value))) / 255;
  });
}

async function store(side, which) {
  clearTimeout(which.timer);
  if (which.sending) return;
  which.sending = true;
  try {
    while (!same(which.tone, which.stored)) {
      const sent = { ...which.tone };
      said(side, which, 'Being stored');
      await send(which, sent);
      which.stored = sent;
    }
    said(side, which, 'Stored');
  } catch (error) {
    said(side, which, `Not stored. ${error.message}`, true);
  } finally {
    which.sending = false;
  }
}

async function send(which, tone) {
  const headers = { Accept: 'application/json', 'Content-Type': 'application/json' };
  if (token) headers[token.dataset.header] = forgeryToken();
  const answer = await fetch(which.store, {
    method: 'POST', headers, body: JSON.stringify(tone), credentials: 'same-origin', keepalive: true,
  });
  if (!answer.ok) {
    const problem = await answer.json().catch(() => ({}));
    throw new Error(problem.detail ?? `The service answered ${answer.status}.`);
  }
}

// The token against forged requests as the cookie has it: pages hold it in another form, for their own forms.
function forgeryToken() {
  const cookie = document.cookie.match(/(?:^|; )XSRF-TOKEN=([^;]*)/);
  return cookie ? decodeURIComponent(cookie[1]) : token.content;
}

function said(side, which, words, failed = false) {
  if (which !== picture(side)) return;
  side.tone.querySelector('[data-stored]').textContent = words;
  side.tone.querySelector('[data-again]').hidden = !failed;
}

// To a slider of the left picture, or of the right one from there.
function goTo(name) {
  const [left, right] = SIDES.map((side) => sides[side].tone.querySelector(`[name=${name}]`));
  const wanted = document.activeElement === left ? right : left;
  (wanted.matches(':disabled') ? (wanted === left ? right : left) : wanted).focus();
}

// ---- Hands.

section.addEventListener('click', (event) => {
  const button = event.target.closest('[data-do]');
  if (button) acts[button.dataset.do](false);
});

section.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || keys.open) return;
  const { target } = event;
  const key = event.key.toLowerCase();
  if (target.matches('select') && key !== 'escape') return;
  if (key.startsWith('arrow') && target === divider) {
    divide(Number(divider.ariaValueNow) + (/left|down/.test(key) ? -1 : 1) * (event.shiftKey ? 1 : 5));
  } else if (key.startsWith('arrow') && target.matches('input')) {
    return;
  } else if (key === 'escape') {
    if (target === stage) return;
    stage.focus();
  } else if (byKey[key]) {
    acts[byKey[key]](event.shiftKey);
  } else return;
  event.preventDefault();
});

all((side) => {
  side.select.addEventListener('change', () => choose(side));
  side.tone.addEventListener('input', (event) => {
    keep(`${side.side} ${event.target.name}`);
    setTone(side, picture(side), { ...picture(side).tone, [event.target.name]: Number(event.target.value) });
  });
  side.tone.querySelector('[data-plain]').addEventListener('click', () => {
    keep('plain');
    setTone(side, picture(side), PLAIN);
  });
  side.tone.querySelector('[data-again]').addEventListener('click', () => {
    store(side, picture(side));
    stage.focus();
  });
  side.image.addEventListener('error', () => tell(`${side.name}: the picture could not be loaded. Load the page again.`));
  side.view.addEventListener('wheel', (event) => {
    event.preventDefault();
    const place = side.view.getBoundingClientRect();
    zoom(
      event.deltaY < 0 ? CLOSER : 1 / CLOSER,
      (event.clientX - place.left - place.width / 2) / place.height,
      (event.clientY - place.top - place.height / 2) / place.height,
    );
  }, { passive: false });
  side.view.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    side.view.setPointerCapture(event.pointerId);
    side.grip = [event.clientX, event.clientY];
  });
  side.view.addEventListener('pointermove', (event) => {
    if (!side.grip) return;
    const height = side.view.clientHeight;
    move((event.clientX - side.grip[0]) / height, (event.clientY - side.grip[1]) / height, 'drag');
    side.grip = [event.clientX, event.clientY];
  });
  for (const end of ['pointerup', 'pointercancel']) side.view.addEventListener(end, () => { side.grip = null; });
});

divider.addEventListener('pointerdown', (event) => divider.setPointerCapture(event.pointerId));
divider.addEventListener('pointermove', (event) => {
  if (!divider.hasPointerCapture(event.pointerId)) return;
  const place = divider.parentElement.getBoundingClientRect();
  divide((100 * (event.clientX - place.left)) / place.width);
});
document.addEventListener('fullscreenchange', () => press('fill', document.fullscreenElement === section));
new ResizeObserver(() => draw()).observe(stage);
// What has not settled when the page is left is sent all the same.
window.addEventListener('pagehide', () => all((side) => side.pictures
  .filter((each) => !same(each.tone, each.stored))
  .forEach((each) => send(each, each.tone).catch(() => {}))));

section.querySelector('[data-tools]').hidden = false;
all((side) => {
  // A browser may remember another choice than the page shows.
  side.select.selectedIndex = 0;
  drawTone(side);
  side.pictures.slice(1).forEach((each) => { new Image().src = each.address; });
});
show('side');
