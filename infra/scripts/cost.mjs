#!/usr/bin/env node
// What the application costs, from counted operations (infra/cost/counts.json), dated list prices (infra/cost/prices.json),
// the timers and queues of the code, and what a stage has (infra/stages/*.snapshot.json). Prints Markdown.
//
//   node infra/scripts/cost.mjs          the table of infra/README.md
//   node infra/scripts/cost.mjs --write  puts it there

import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const read = (path) => readFileSync(`${root}${path}`, 'utf8');
const json = (path) => JSON.parse(read(path));

const { prices, read: pricesRead } = json('infra/cost/prices.json');
const counts = json('infra/cost/counts.json');
const price = (name) => prices[name].price ?? prices[name].amount;
const secondsOfMonth = 30 * 24 * 3600;

/** Executions of a month of a function that a clock starts: its expression has six fields, of which the first three count. */
function runsOfMonth(expression) {
  const [seconds, minutes, hours] = expression.split(' ').map((field, place) => {
    const most = place === 2 ? 24 : 60;
    if (field === '*') return most;
    return field.startsWith('*/') ? most / Number(field.slice(2)) : 1;
  });
  return seconds * minutes * hours * 30;
}

// The schedules as they stand in the code.
const sources = readdirSync(`${root}functions/Fair`, { recursive: true, withFileTypes: true })
  .filter((file) => file.isFile() && file.name.endsWith('.cs') && !/node_modules|\/obj\//.test(file.parentPath ?? file.path))
  .map((file) => readFileSync(`${file.parentPath ?? file.path}/${file.name}`, 'utf8'));
const timers = sources.flatMap((source) => [...source.matchAll(/TimerTrigger\("([^"]+)"\)/g)]).map((match) => runsOfMonth(match[1]));
// Each queue that starts a function is looked into by the host; poison queues are a timer's.
const listeners = sources.flatMap((source) => [...source.matchAll(/\[QueueTrigger\(/g)]).length;
const polling = Number(/"maxPollingInterval": "00:00:(\d+)/.exec(read('host.json'))[1]);

/** GB-s at worst: every execution wakes an instance for itself and lasts no longer than the least that is billed. */
const gigabyteSeconds = (executions, memory) => executions * (memory / 1024) * (price('leastMilliseconds') / 1000);

const storage = (tableCalls, queueCalls) =>
  (tableCalls * price('tenThousandTableCalls')) / 10_000 + (queueCalls * price('tenThousandQueueCalls')) / 10_000;

function perThousand(one, memory) {
  const executions = 1000 * (one.executions.count + one.events.count);
  return {
    executions,
    compute: gigabyteSeconds(executions, memory) * price('gigabyteSecond') + (executions / 1e6) * price('millionExecutions'),
    storage: storage(1000 * one.tableCalls.count, 1000 * one.queueCalls.count),
    mail: (1000 * one.mails.count * price('mailMonth')) / price('mailsOfMonth'),
  };
}

function idle(stage) {
  const resources = json(`infra/stages/${stage}.snapshot.json`).predictedResources;
  const all = (type) => resources.filter((resource) => resource.type === type);
  const scale = all('Microsoft.Web/sites')[0].properties.functionAppConfig.scaleAndConcurrency;
  const executions = timers.reduce((sum, runs) => sum + runs, 0);
  const used = gigabyteSeconds(executions, scale.instanceMemoryMB);
  const ready = scale.alwaysReady.reduce((sum, group) => sum + group.instanceCount, 0);
  const [test] = all('Microsoft.Insights/webtests');
  return {
    memory: scale.instanceMemoryMB,
    executions,
    compute:
      Math.max(0, used - price('freeGigabyteSeconds')) * price('gigabyteSecond') +
      (Math.max(0, executions - price('freeExecutions')) / 1e6) * price('millionExecutions') +
      ready * (scale.instanceMemoryMB / 1024) * secondsOfMonth * price('alwaysReadyGigabyteSecond'),
    // At worst some instance always looks: each queue, each interval; and each run of a timer reads once.
    storage: storage(executions, (listeners * secondsOfMonth) / polling),
    alerts: all('Microsoft.Insights/scheduledQueryRules').length * price('logAlertRule'),
    test: test ? (secondsOfMonth / test.properties.Frequency) * test.properties.Locations.length * price('webTest') : 0,
  };
}

const dollars = (amount) => (amount < 0.005 ? 'under $0.01' : `$${amount.toFixed(2)}`);
const number = (amount) => Math.round(amount).toLocaleString('en-GB');
const sum = (...amounts) => dollars(amounts.reduce((total, amount) => total + amount, 0));

function table() {
  const production = idle('production');
  const lines = [
    `| per 1,000 | executions | compute, at worst | storage | mail | together |`,
    `|---|---|---|---|---|---|`,
  ];
  for (const [name, one] of [['applications', counts.application], ['sign-ups', counts.signUp]]) {
    const cost = perThousand(one, production.memory);
    lines.push(`| ${name} | ${number(cost.executions)} | ${dollars(cost.compute)} | ${dollars(cost.storage)} | ${dollars(cost.mail)} | ${sum(cost.compute, cost.storage, cost.mail)} |`);
  }

  lines.push('', '| idle, a month | executions | compute | storage | alerts | availability test | together |', '|---|---|---|---|---|---|---|');
  for (const stage of ['dev', 'staging', 'production']) {
    const cost = idle(stage);
    lines.push(`| ${stage}, ${cost.memory} MB | ${number(cost.executions)} | ${dollars(cost.compute)} | ${dollars(cost.storage)} | ${dollars(cost.alerts)} | ${cost.test ? dollars(cost.test) : '–'} | ${sum(cost.compute, cost.storage, cost.alerts, cost.test)} |`);
  }

  const looks = (listeners * 86_400) / polling;
  const runs = timers.reduce((total, count) => total + count, 0) / 30;
  lines.push(
    '',
    '| idle, a day that an instance stands | executions | looks into queues | other storage calls | items the host exports |',
    '|---|---|---|---|---|',
    `| ${listeners} queues each ${polling} s, ${timers.length} timers | ${number(runs)} | ${number(looks)} | ${number(runs)} | ${number(looks + 2 * runs)} |`,
    '',
    `Mail is bought by the month: SendGrid Essentials, $${price('mailMonth')} for ${number(price('mailsOfMonth'))}, also when nobody signs up.`,
    '',
    `| list price, ${pricesRead} | US dollars | source |`,
    '|---|---|---|');
  for (const { of, source, unconfirmed, ...value } of Object.values(prices)) {
    lines.push(`| ${of} | ${value.price ?? number(value.amount)}${unconfirmed ? ' (from memory; look it up)' : ''} | ${source} |`);
  }

  return lines.join('\n');
}

const [begin, end] = ['<!-- cost: written by infra/scripts/cost.mjs -->', '<!-- /cost -->'];
if (process.argv.includes('--write')) {
  const text = read('infra/README.md');
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  writeFileSync(`${root}infra/README.md`, `${text.slice(0, from + begin.length)}\n\n${table()}\n\n${text.slice(to)}`);
} else {
  console.log(table());
}
