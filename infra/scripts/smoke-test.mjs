#!/usr/bin/env node
// Asks a running site whether it is the one that was shipped and whether it works: version, number of functions, a page
// in each language, the closed desk, then an application and a sign-up through to the mail, which are removed again.
//
//   node infra/scripts/smoke-test.mjs --origin https://fair.example.org --version 0.1.0+abc --functions 92
//
// The key of the smoke test's fair (the setting SmokeTest__Key) is taken from the variable SMOKE_TEST_KEY. Ends with 1 and a
// sentence about what is wrong.

import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';

const { values: options } = parseArgs({
  options: {
    origin: { type: 'string' },
    version: { type: 'string' },
    functions: { type: 'string' },
    // A new instance needs some seconds, a rollout some minutes.
    patience: { type: 'string', default: '300' },
  },
});

const key = process.env.SMOKE_TEST_KEY ?? '';
const mostMilliseconds = Number(options.patience) * 1000;
const pages = { ar: 'rtl', fr: 'ltr', en: 'ltr' };

function must(holds, otherwise) {
  if (!holds) {
    throw new Error(otherwise);
  }
}

function call(path, { method = 'GET', headers = {}, json } = {}) {
  return fetch(new URL(path, options.origin), {
    method,
    redirect: 'manual',
    signal: AbortSignal.timeout(60_000),
    headers: { ...(json ? { 'Content-Type': 'application/json' } : {}), ...headers },
    body: json ? JSON.stringify(json) : undefined,
  });
}

async function step(what, act) {
  const started = Date.now();
  const found = await act();
  console.log(`ok  ${what}${found ? `: ${found}` : ''} (${Date.now() - started} ms)`);
}

/** Asks until the answer is as hoped; what it says last is the error. */
async function eventually(ask) {
  const until = Date.now() + mostMilliseconds;
  for (let wait = 250; ; wait = Math.min(wait * 1.5, 5000)) {
    try {
      return await ask();
    } catch (error) {
      if (Date.now() > until) {
        throw error;
      }

      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
}

async function health() {
  const answer = await call('/healthz');
  must(answer.status === 200, `/healthz answers ${answer.status}`);
  const { version, functions } = await answer.json();
  must(version === options.version, `version ${version} runs, not ${options.version}`);
  must(functions === Number(options.functions), `the version that runs has ${functions} functions, not ${options.functions}`);
  return `${version}, ${functions} functions`;
}

async function page(language) {
  const answer = await call(`/${language}`);
  const html = await answer.text();
  must(answer.status === 200, `/${language} answers ${answer.status}`);
  must(new RegExp(`<html[^>]*lang="${language}[^>]*dir="${pages[language]}"`).test(html), `/${language} is not written in its language`);
  must(html.includes(`href="/${language}/`), `/${language} links to no other page of its language`);
  const style = /href="(\/assets\/[^"]+\.css)"/.exec(html)?.[1];
  must(style && (await call(style)).status === 200, `the style sheet of /${language} is missing`);
}

async function desk() {
  const forged = Buffer.from(JSON.stringify({ claims: [{ typ: 'name', val: 'x' }, { typ: 'roles', val: 'organiser' }] })).toString('base64');
  for (const headers of [{}, { 'X-MS-CLIENT-PRINCIPAL': forged }]) {
    const answer = await call('/ar/desk', { headers });
    must(answer.status === 302 && answer.headers.get('location')?.startsWith('/.auth/login/'), `the desk answers a stranger with ${answer.status}`);
  }
}

function withKey(path, { headers, ...rest } = {}) {
  return call(path, { ...rest, headers: { 'X-Smoke-Test-Key': key, ...headers } });
}

async function state() {
  const answer = await withKey('/smoke-test');
  must(answer.status === 200, `/smoke-test answers ${answer.status}`);
  return answer.json();
}

async function remove() {
  const answer = await withKey('/smoke-test', { method: 'DELETE' });
  must(answer.status === 200, `removing what the smoke test left answers ${answer.status}: is SMOKE_TEST_KEY the key of this site?`);
  const left = await state();
  must(left.rows === 0, `${left.rows} rows of the smoke test are left`);
  return `${(await answer.json()).removed} rows`;
}

async function send(path, documented) {
  const described = (await (await call('/openapi.json')).json()).paths[documented].post.requestBody.content['application/json'].example;
  const answer = await withKey(path, {
    method: 'POST',
    headers: { 'Idempotency-Key': randomUUID() },
    json: { ...described, email: `smoke-test-${randomUUID()}@smoke-test.example` },
  });
  must(answer.status === 201, `${path} answers ${answer.status}: ${await answer.text()}`);
}

async function journey() {
  must((await call('/smoke-test')).status === 404, 'the fair of the smoke test is open to everybody');
  await remove();
  try {
    await step('an application is taken', () => send('/smoke-test/applications', '/api/applications'));
    await step('a sign-up is taken', () => send('/smoke-test/sign-ups', '/api/workshops/{workshop}/sign-ups'));
    await step('both mails are accepted by the provider', () => eventually(async () => {
      const { mails, waiting } = await state();
      const sent = mails.filter((mail) => mail.state === 'sent').map((mail) => mail.kind).sort();
      must(
        sent.join() === 'ApplicationReceivedMail,SeatConfirmedMail' && waiting === 0,
        `mails: ${mails.map((mail) => `${mail.kind} ${mail.state}`).join(', ') || 'none'}, ${waiting} waiting`);
      return sent.join(', ');
    }));
  } finally {
    await step('all of it is removed', remove);
  }
}

try {
  must(options.origin && options.version && options.functions, 'Say --origin, --version and --functions.');
  must(key.length >= 32, 'Set SMOKE_TEST_KEY.');
  await step('the shipped version runs', () => eventually(health));
  for (const language of Object.keys(pages)) {
    await step(`a page in ${language}`, () => page(language));
  }

  await step('the desk is closed to strangers', desk);
  await journey();
} catch (error) {
  console.error(`FAILED  ${error.message}${error.cause ? ` (${error.cause.message})` : ''}`);
  process.exitCode = 1;
}
