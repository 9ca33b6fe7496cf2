// Runs Azurite for as long as whoever started it holds this process's standard input open: when that process ends,
// in whatever way, the input ends with it. The arguments are azurite.js, then a folder to delete at the end or "", then Azurite's own.
const [script, throwAway, ...rest] = process.argv.slice(1);
process.argv = [process.argv[0], script, ...rest];

// Ctrl+C reaches the whole group of processes; the application still needs its storage for the work that it lets end.
process.on('SIGINT', () => {});
for (const name of ['on', 'once']) {
    const listen = process[name];
    process[name] = (event, ...handler) => (event === 'SIGINT' ? process : listen.call(process, event, ...handler));
}

// Asked to end, Azurite saves what it holds. It cannot be asked while it is still starting; then it has nothing to save.
const end = () => process.emit('SIGTERM', 'SIGTERM') || process.exit(0);
process.stdin.on('end', end).on('error', end).resume();

// The reader of its output may be gone by then.
process.stdout.on('error', () => {});
process.stderr.on('error', () => {});
process.on('exit', () => throwAway && require('fs').rmSync(throwAway, { recursive: true, force: true }));

require(script);
