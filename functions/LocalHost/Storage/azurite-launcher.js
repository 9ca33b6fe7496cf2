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

// Azurite's database sorts all its indexes anew when it removes nothing, which Azurite asks of it with each message that is
// deleted: with some thousands of messages that is most of what it does. And what is deleted at the end need not be written
// every few seconds.
function easeDatabase(Loki) {
    const { removeBatchByPositions } = Loki.Collection.prototype;
    Loki.Collection.prototype.removeBatchByPositions = function (positions) {
        return positions.length > 0 ? removeBatchByPositions.call(this, positions) : undefined;
    };
    if (throwAway) {
        Loki.prototype.saveDatabase = callback => setImmediate(() => callback?.(null));
    }
}

try {
    easeDatabase(require(require.resolve('lokijs', { paths: [script] })));
} catch (error) {
    // An Azurite without it, as it may come one day, has nothing to ease.
    if (error.code !== 'MODULE_NOT_FOUND') throw error;
}

require(script);
