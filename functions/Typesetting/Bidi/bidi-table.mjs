// Writes BidiTable.cs from the Unicode Character Database. Run in functions/Typesetting, with the folder of the database
// (Debian's package unicode-data puts it into /usr/share/unicode):
//   node Bidi/bidi-table.mjs /usr/share/unicode > Bidi/BidiTable.cs
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = process.argv[2];
if (!folder) throw new Error('Usage: node Bidi/bidi-table.mjs UNICODE_FOLDER');
const lines = name => readFileSync(join(folder, name), 'utf8').split('\n');
const fields = line => line.split('#')[0].split(';').map(field => field.trim());
const range = text => text.split('..').map(number => parseInt(number, 16)).concat(parseInt(text, 16)).slice(0, 2);

// What is listed nowhere is L, but for blocks set aside for right-to-left scripts and the like: "@missing" says so.
const longNames = { Left_To_Right: 'L', Right_To_Left: 'R', Arabic_Letter: 'AL', European_Terminator: 'ET', Boundary_Neutral: 'BN' };
const classes = new Array(0x110000).fill('L');
for (const line of lines('extracted/DerivedBidiClass.txt').filter(line => line.startsWith('# @missing:'))) {
  const [where, name] = line.slice('# @missing:'.length).split(';').map(field => field.trim());
  classes.fill(longNames[name], range(where)[0], range(where)[1] + 1);
}
// Default-ignorable and noncharacter code points have no line in UnicodeData either.
for (const line of lines('extracted/DerivedBidiClass.txt').filter(line => /^[0-9A-F]/.test(line))) {
  const [where, name] = fields(line);
  classes.fill(name, range(where)[0], range(where)[1] + 1);
}
let first = null;
for (const line of lines('UnicodeData.txt').filter(Boolean)) {
  const [number, name, , , bidiClass] = line.split(';');
  const code = parseInt(number, 16);
  if (name.endsWith(', First>')) { first = code; continue; }
  classes.fill(bidiClass, name.endsWith(', Last>') ? first : code, code + 1);
}

const starts = [];
for (let code = 0; code < classes.length; code++) {
  if (code === 0 || classes[code] !== classes[code - 1]) starts.push(code);
}
const brackets = lines('BidiBrackets.txt').map(fields).filter(([code, , kind]) => kind === 'o' || kind === 'c');
const version = /BidiBrackets-([\d.]+)\.txt/.exec(lines('BidiBrackets.txt')[0])[1];
const hex = code => `0x${code.toString(16).toUpperCase()}`;
const rows = (items, count) => Array.from({ length: Math.ceil(items.length / count) },
  (_, row) => `        ${items.slice(row * count, (row + 1) * count).join(', ')},`).join('\n');

process.stdout.write(`// Written by bidi-table.mjs from the Unicode Character Database ${version}; not to be edited.
using static Typesetting.Bidi.BidiClass;

namespace Typesetting.Bidi;

internal static class BidiTable
{
    /// <summary>Where each stretch of code points with one class begins.</summary>
    public static ReadOnlySpan<int> Starts =>
    [
${rows(starts.map(hex), 16)}
    ];

    /// <summary>The class of each stretch.</summary>
    public static ReadOnlySpan<BidiClass> Classes =>
    [
${rows(starts.map(code => classes[code]), 24)}
    ];

    /// <summary>Opening and closing brackets, pair by pair.</summary>
    public static ReadOnlySpan<int> Brackets =>
    [
${rows(brackets.filter(([, , kind]) => kind === 'o').map(([open, close]) => `0x${open}, 0x${close}`), 8)}
    ];
}
`);
