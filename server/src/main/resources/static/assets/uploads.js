// Sends many files by tus 1.0. Each is announced, then sent in parts from wherever the service says it was left; what
// fails is tried again less and less often. The service knows a file by name, size and SHA-256, so choosing the same
// files again, on this page or after it was closed, goes on and sends nothing twice.
const PART = 4 * 1024 * 1024;
const AT_ONCE = 3;
const HASHED = 100 * 1024 * 1024;
const FIRST_WAIT = 1000;
const LONGEST_WAIT = 30000;

const drop = document.querySelector('#drop');
const upload = drop.dataset.upload;
const rows = document.querySelector('#rows');
const summary = document.querySelector('#summary');
const token = document.querySelector('meta[name=csrf]');
const waiting = [];
const byId = new Map([...rows.children].map((row) => [row.dataset.id, row]));
// Rows of files that were announced before, until they are chosen again.
const unchosen = new Set(rows.children);
let heard = [];
let active = 0;
let polling = false;
let wanted = false;

drop.hidden = false;
document.querySelector('#files').addEventListener('change', (event) => {
  add(event.target.files);
  event.target.value = '';
});
for (const kind of ['dragenter', 'dragover', 'dragleave', 'drop']) {
  drop.addEventListener(kind, (event) => {
    event.preventDefault();
    drop.classList.toggle('sm-drop--over', kind === 'dragenter' || kind === 'dragover');
  });
}
drop.addEventListener('drop', (event) => add(event.dataTransfer.files));
window.addEventListener('beforeunload', (event) => {
  if (active > 0 || waiting.length > 0) event.preventDefault();
});

function add(files) {
  for (const file of files) {
    waiting.push({ file, row: rowBefore(file.name) ?? newRow(file.name) });
  }
  tell();
  next();
}

function next() {
  while (active < AT_ONCE && waiting.length > 0) {
    const job = waiting.shift();
    active++;
    send(job)
      .catch((error) => say(job.row, `Not sent. ${error.message}`))
      .finally(() => {
        active--;
        tell();
        next();
        poll();
      });
  }
}

async function send(job) {
  const { file } = job;
  say(job.row, 'Being read');
  const hash = await sha256(file);
  const metadata = [`filename ${base64(file.name)}`];
  if (hash) metadata.push(`sha256 ${base64(hash)}`);
  const begun = await patiently(job.row, () => ask(`/uploads/${upload}/files`, 'POST', {
    'Upload-Length': file.size,
    'Upload-Metadata': metadata.join(','),
  }));
  const address = new URL(begun.headers.get('Location'), location.href).pathname;
  const row = known(job.row, file.name, address.split('/').pop());
  job.row = row;
  if (hash) row.querySelector('.sm-mono').textContent = hash;
  let offset = Number(begun.headers.get('Upload-Offset'));
  while (offset < file.size) {
    progress(row, offset, file.size);
    // All of it may have arrived although the answer did not.
    offset = await patiently(row, () => (offset < file.size ? part(address, file, offset) : offset), async () => {
      const now = await ask(address, 'HEAD', {});
      offset = Number(now.headers.get('Upload-Offset'));
    });
  }
  say(row, 'Being checked');
}

async function part(address, file, offset) {
  const bytes = file.slice(offset, offset + PART);
  const headers = { 'Upload-Offset': offset, 'Content-Type': 'application/offset+octet-stream' };
  const digest = await sha256(bytes, true);
  if (digest) headers['Upload-Checksum'] = `sha256 ${digest}`;
  const answer = await ask(address, 'PATCH', headers, bytes);
  return Number(answer.headers.get('Upload-Offset'));
}

// What the service will never take is told at once; anything else may pass: a lost connection, a service that starts
// again, or one that was asked too much and says how long to wait.
async function patiently(row, work, before = async () => {}) {
  for (let wait = FIRST_WAIT; ; wait = Math.min(2 * wait, LONGEST_WAIT)) {
    try {
      return await work();
    } catch (error) {
      if (error.final) throw error;
      if (row) say(row, error.answered ? 'Waiting for the service' : 'Waiting for the connection');
      await pause(Math.max(wait, error.wait ?? 0));
      await before().catch((again) => { if (again.final) throw again; });
    }
  }
}

// Not all at the same moment, or they would be too many again.
function pause(wait) {
  return new Promise((resolve) => setTimeout(resolve, wait * (1 + Math.random() / 4)));
}

async function ask(address, method, headers, body) {
  const all = { Accept: 'application/json', 'Tus-Resumable': '1.0.0', ...headers };
  if (token) all[token.dataset.header] = forgeryToken();
  const answer = await fetch(address, { method, headers: all, body, credentials: 'same-origin' });
  if (answer.ok) return answer;
  const problem = method === 'HEAD' ? {} : await answer.json().catch(() => ({}));
  const error = new Error(problem.detail ?? `The service answered ${answer.status}.`);
  error.answered = true;
  error.wait = 1000 * (Number(answer.headers.get('Retry-After')) || 0);
  error.final = [400, 401, 403, 404, 413, 422].includes(answer.status)
    || (answer.status === 409 && problem.fields?.state !== 'busy' && !/^\d+$/.test(problem.fields?.state ?? ''));
  throw error;
}

// The token against forged requests as the cookie has it: pages hold it in another form, for their own forms.
function forgeryToken() {
  const cookie = document.cookie.match(/(?:^|; )XSRF-TOKEN=([^;]*)/);
  return cookie ? decodeURIComponent(cookie[1]) : token.content;
}

async function sha256(blob, inBase64 = false) {
  if (!crypto.subtle || blob.size > HASHED) return null;
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', await blob.arrayBuffer()));
  return inBase64
    ? btoa(String.fromCharCode(...digest))
    : [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

function base64(text) {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}

function rowBefore(name) {
  const row = [...unchosen].find((each) => each.dataset.name === name);
  unchosen.delete(row);
  return row;
}

function newRow(name) {
  const row = document.createElement('tr');
  row.className = 'govuk-table__row';
  const file = row.insertCell();
  file.className = 'govuk-table__cell sm-anywhere';
  const hash = document.createElement('span');
  hash.className = 'sm-mono';
  file.append(name, document.createElement('br'), hash);
  const state = row.insertCell();
  state.className = 'govuk-table__cell';
  state.dataset.state = '';
  state.textContent = 'Waiting';
  rows.append(row);
  return row;
}

// The row of a file that the service knows by this id. Of two files of one name it may not be the one that was
// thought of when the file was chosen.
function known(thought, name, id) {
  let row = byId.get(id) ?? thought;
  if (row === thought && row.dataset.id && row.dataset.id !== id) row = newRow(name);
  if (row !== thought) {
    if (thought.dataset.id) leave(thought);
    else thought.remove();
    unchosen.delete(row);
  }
  row.dataset.id = id;
  byId.set(id, row);
  return row;
}

function leave(row) {
  unchosen.add(row);
  say(row, 'Choose the file again to go on.');
}

function say(row, words) {
  row.querySelector('[data-state]').textContent = words;
}

function progress(row, done, all) {
  const cell = row.querySelector('[data-state]');
  let bar = cell.querySelector('progress');
  if (!bar) {
    bar = document.createElement('progress');
    bar.max = all;
    bar.setAttribute('aria-label', 'Sent');
    cell.replaceChildren(bar);
  }
  bar.value = done;
  bar.textContent = `${Math.round((100 * done) / all)}%`;
}

// What became of the files that are all there.
async function poll() {
  wanted = true;
  if (polling) return;
  polling = true;
  try {
    for (let checking = 0; wanted || checking > 0 || active > 0; ) {
      wanted = false;
      const answer = await patiently(null, () => ask(`/uploads/${upload}`, 'GET', {})).then((a) => a.json());
      checking = answer.files.filter((file) => file.state === 'checking').length;
      for (const file of answer.files) {
        const row = byId.get(file.id);
        if (!row || file.state === 'arriving') continue;
        if (file.state === 'checking') say(row, 'Being checked');
        else if (file.state === 'refused') say(row, `Refused. ${file.reason}`);
        else if (file.state === 'given up') say(row, 'Given up');
        else say(row, file.sentBefore ? 'Received. You already sent this file.' : 'Received');
      }
      tell(answer.files);
      if (checking > 0 || active > 0) await pause(FIRST_WAIT);
    }
  } finally {
    polling = false;
  }
}

function tell(files = heard) {
  heard = files;
  const count = (state) => files.filter((file) => file.state === state).length;
  const all = rows.children.length;
  const parts = [`${count('kept')} of ${all} ${all === 1 ? 'file' : 'files'} received`];
  if (count('refused') > 0) parts.push(`${count('refused')} refused`);
  if (waiting.length + active > 0) parts.push(`${waiting.length + active} to send`);
  summary.textContent = `${parts.join(', ')}.`;
}

if (rows.querySelector('[data-id]')) poll();
