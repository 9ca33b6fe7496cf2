// The list at the door. Whatever is ticked, scanned or added is kept on the device first, each with an id of its own, and
// sent from there: while the line is down nothing is lost, and what is sent twice counts once.
const door = document.getElementById('door');
const words = door.dataset;
const said = document.getElementById('said');
const there = document.getElementById('there');
const store = `attendance:${words.workshop}`;

const kept = () => JSON.parse(localStorage.getItem(store) ?? '[]');
const keep = list => {
  localStorage.setItem(store, JSON.stringify(list));
  document.getElementById('unsent').hidden = list.length === 0;
  document.getElementById('unsent-count').textContent = list.length;
};
const key = ({ fields }) => fields.operation ?? fields.formId;
const say = (text, sign = '') => { said.textContent = text; said.className = `said ${sign}`; };
const id = () => crypto.randomUUID?.() ?? Array.from(crypto.getRandomValues(new Uint8Array(16)), byte => byte.toString(16).padStart(2, '0')).join('');
const rows = () => [...door.querySelectorAll('tr[data-number]')];
const nameOf = row => row.querySelector('bdi').textContent;
const tidy = code => code.toUpperCase().replace(/[٠-٩]/g, d => d.charCodeAt(0) - 0x660).replace(/O/g, '0').replace(/[IL]/g, '1').replace(/[^0-9A-Z]/g, '');

// What the list shows: as it is once all that is kept has been sent.
function show(row, present) {
  row.dataset.present = present ? 'yes' : 'no';
  row.querySelector('.state').hidden = !present;
  row.querySelector('input[name=present]').value = present ? 'no' : 'yes';
  const button = row.querySelector('button');
  button.textContent = present ? words.undo : words.tick;
  button.ariaLabel = `${button.textContent}: ${nameOf(row)}`;
  button.className = `button ${present ? 'link' : 'second'}`;
  there.textContent = rows().filter(other => other.dataset.present === 'yes').length;
}

function mark(row, present) {
  if (present && row.dataset.present === 'yes') {
    say(`${nameOf(row)}: ${words.again}`, 'done');
    return;
  }
  show(row, present);
  say(`${nameOf(row)}: ${present ? words.ticked : words.undone}`, present ? 'done' : '');
  put({ to: words.post, fields: { number: row.dataset.number, present: present ? 'yes' : 'no', operation: id(), at: new Date().toISOString() } });
}

function byCode(code) {
  const row = rows().find(one => tidy(one.dataset.code) === tidy(code));
  if (row) mark(row, true); else say(`${words.unknown} ${code}`, 'error');
  return row !== undefined;
}

function put(operation) {
  keep([...kept(), operation]);
  send();
}

let sending = false;
async function send() {
  if (sending) return;
  sending = true;
  try {
    for (let list = kept(); list.length > 0; list = kept()) {
      const [{ to, fields }] = list;
      let answer;
      try {
        answer = await fetch(to, { method: 'POST', body: new URLSearchParams(fields), headers: { Accept: 'application/json' }, redirect: 'manual' });
      } catch {
        return; // Out of reach: it stays, and is sent when the line is back.
      }
      if (answer.type === 'opaqueredirect' || answer.status === 401) return say(words.signIn, 'error');
      if (answer.status === 429 || answer.status >= 500) return;
      // Refused for good, such as a sign-up that was given back: the list is told, and the rest goes on.
      if (!answer.ok) say(`${words.refused} ${fields.number ?? fields.nameLatin ?? ''}`, 'error');
      keep(kept().filter(one => key(one) !== key(list[0]))); // Another tab may have sent some meanwhile.
    }
  } finally {
    sending = false;
  }
}

door.addEventListener('submit', event => {
  const form = event.target;
  const row = form.closest('tr');
  if (row) {
    event.preventDefault();
    mark(row, row.dataset.present !== 'yes');
  } else if (form.id === 'by-code') {
    event.preventDefault();
    if (byCode(form.code.value)) form.reset();
    form.code.focus();
  } else if (form.id === 'guest-form') {
    event.preventDefault();
    addGuest(form);
  }
});

async function addGuest(form) {
  const operation = { to: words.guests, fields: Object.fromEntries(new FormData(form)) };
  try {
    const answer = await fetch(operation.to, { method: 'POST', body: new URLSearchParams(operation.fields), headers: { Accept: 'application/json' }, redirect: 'manual' });
    if (answer.ok) return location.reload();
    const problem = answer.status === 400 ? await answer.json() : undefined;
    say(problem?.errors?.map(error => error.detail).join(' ') ?? (answer.type === 'opaqueredirect' ? words.signIn : words.refused), 'error');
  } catch {
    // Out of reach: kept like a tick.
    put(operation);
    say(`${form.nameLatin.value}: ${words.guest}`, 'done');
    form.reset();
    form.formId.value = newFormId();
  }
}

// An id as the server makes them: when, and 80 random bits.
function newFormId() {
  const random = Array.from(crypto.getRandomValues(new Uint8Array(10)), byte => byte.toString(16).padStart(2, '0')).join('');
  return `${Date.now().toString(16).padStart(12, '0')}-${random}`;
}

const video = document.getElementById('camera');
const [start, stop] = [document.getElementById('scan'), document.getElementById('stop')];
let stream;

async function detector() {
  if ('BarcodeDetector' in window && (await window.BarcodeDetector.getSupportedFormats()).includes('qr_code')) {
    return new window.BarcodeDetector({ formats: ['qr_code'] });
  }
  await new Promise((done, fail) => {
    const script = document.createElement('script');
    Object.assign(script, { src: words.decoder, onload: done, onerror: fail });
    document.head.append(script);
  });
  const api = window.BarcodeDetectionAPI;
  api.prepareZXingModule({ overrides: { locateFile: () => words.wasm } });
  return new api.BarcodeDetector({ formats: ['qr_code'] });
}

async function scan() {
  try {
    start.hidden = true;
    stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' }, audio: false });
    video.srcObject = stream;
    video.hidden = stop.hidden = false;
    await video.play();
    const reader = await detector();
    let last = '';
    while (stream) {
      const found = video.readyState >= 2 ? await reader.detect(video) : [];
      const code = found[0]?.rawValue ?? '';
      if (code && code !== last) {
        byCode(code);
        navigator.vibrate?.(80);
      }
      last = code || last;
      await new Promise(done => setTimeout(done, 150));
    }
  } catch {
    end();
    say(words.noCamera, 'error');
  }
}

function end() {
  stream?.getTracks().forEach(track => track.stop());
  stream = undefined;
  video.hidden = stop.hidden = true;
  start.hidden = false;
}

start.addEventListener('click', scan);
stop.addEventListener('click', end);
start.hidden = !navigator.mediaDevices?.getUserMedia;

// What the last visit left unsent stands on the list again.
for (const { fields } of kept()) {
  const row = rows().find(one => one.dataset.number === fields.number);
  if (row) show(row, fields.present === 'yes');
}
keep(kept());
addEventListener('online', send);
setInterval(send, 5000);
send();
