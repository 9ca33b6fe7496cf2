// Cuts the fonts of the site down to what it sets. Run in functions/Fair, after npm ci:
//   node Website/fonts.mjs OUTDIR
//
// cairo-arabic   the interface in Arabic, 400 to 700
// cairo-latin    the interface in French and English, 400 to 700
// cairo-figures  digits and signs, and the names of the languages: what an Arabic page needs of the Latin font
// amiri          the fair's name and large headings in Arabic
//
// Amiri picks the form of a letter by its neighbours, so its plain subset is too heavy for a slow line, and leaving forms
// out at random breaks the joins. We let HarfBuzz set every pair and every group of three letters and keep just the forms
// that came up; then words which were not asked for must come out exactly as the whole font would set them.
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import * as hb from 'harfbuzzjs';
import subsetFont from 'subset-font';

const out = process.argv[2];
if (!out) throw new Error('Usage: node Website/fonts.mjs OUTDIR');
await mkdir(out, { recursive: true });

const { resolve } = createRequire(import.meta.url);
const cairo = script => resolve(`@fontsource-variable/cairo/files/cairo-${script}-wght-normal.woff2`);
const amiri = resolve('@expo-google-fonts/amiri/700Bold/Amiri_700Bold.ttf');

const span = (from, to) => Array.from({ length: to - from + 1 }, (_, i) => String.fromCodePoint(from + i)).join('');
const letters = span(0x621, 0x63a) + span(0x641, 0x64a);
const arabicSigns = '،؛؟';
const marks = span(0x64b, 0x652) + '\u0670';
const neighbours = 'ڤگ\u0640';
const ascii = span(0x20, 0x7e);
const accents = span(0xc0, 0xff) + 'ŒœŸ';
const signs = '\u00a0\u202f«»‘’“”–—…·•×°²€';
const figures = ' \u00a00123456789.,:/-–+()%·' + 'Français' + 'English';

await write('cairo-arabic.woff2', await subsetCairo('arabic', letters + arabicSigns + marks + neighbours));
await write('cairo-latin.woff2', await subsetCairo('latin', ascii + accents + signs));
await write('cairo-figures.woff2', await subsetCairo('latin', figures));
await write('amiri.woff2', await subsetAmiri());
await copyFile(resolve('@fontsource-variable/cairo/LICENSE'), join(out, 'OFL-Cairo.txt'));
await copyFile(resolve('@expo-google-fonts/amiri/LICENSE_FONT'), join(out, 'OFL-Amiri.txt'));

async function write(name, bytes) {
  await writeFile(join(out, name), bytes);
  console.log(`${name} ${bytes.length}`);
}

async function subsetCairo(script, text) {
  return subsetFont(await readFile(cairo(script)), text, {
    targetFormat: 'woff2',
    noHinting: true,
    variationAxes: { wght: { min: 400, max: 700, default: 400 } },
    keepFeatures: ['ccmp', 'locl', 'isol', 'init', 'medi', 'fina', 'rlig', 'calt', 'liga', 'kern', 'mark', 'mkmk'],
  });
}

async function subsetAmiri() {
  const bytes = await readFile(amiri);
  const whole = open(bytes);
  const joiner = '\u200d';
  const glyphs = new Set();
  const keep = text => shape(whole, text).forEach(glyph => glyphs.add(glyph));
  for (const a of letters) {
    for (const b of ['', ...letters]) {
      for (const before of ['', joiner]) for (const after of ['', joiner]) keep(before + a + b + after);
      for (const c of b && letters) keep(a + b + c);
    }
  }

  const cut = await subsetGlyphs(bytes, glyphs, letters + arabicSigns + '-«» ');
  const small = open(cut);
  const probe = 'المعرض الجهوي للاقتصاد الاجتماعي والتضامني بجهة مراكش-آسفي، من أجل اقتصاد اجتماعي وتضامني منصف ودامج، '
    + 'طلبات المشاركة، استلمنا طلبكم، الصفحة غير موجودة، حماية المعطيات الشخصية، التعاونيات العارضة، شهادة الحضور';
  for (const word of probe.split(' ')) {
    if (outline(small, word) !== outline(whole, word)) throw new Error(`Amiri lost a form that «${word}» needs.`);
  }
  return subsetFont(cut, undefined, { targetFormat: 'woff2', keepAllGlyphs: true, noHinting: true });
}

function open(bytes) {
  return new hb.Font(new hb.Face(new hb.Blob(Uint8Array.from(bytes).buffer)));
}

function shape(font, text) {
  const buffer = new hb.Buffer();
  buffer.addText(text);
  buffer.guessSegmentProperties();
  hb.shape(font, buffer);
  return buffer.getGlyphInfos().map(glyph => glyph.codepoint);
}

function outline(font, text) {
  return shape(font, text).map(glyph => font.glyphToPath(glyph)).join('|');
}

// subset-font always adds every glyph the layout rules could lead to; here it is these glyphs and no other.
async function subsetGlyphs(bytes, glyphs, text) {
  const { instance: { exports: wasm } } = await WebAssembly.instantiate(await readFile(resolve('harfbuzzjs/dist/harfbuzz-subset.wasm')));
  wasm._initialize();
  const tag = name => [...name].reduce((value, c) => (value << 8) + c.charCodeAt(0), 0);
  const glyphSet = 0, layoutFeatures = 6, writable = 2, noHinting = 0x1, noLayoutClosure = 0x200;

  const source = wasm.malloc(bytes.length);
  new Uint8Array(wasm.memory.buffer).set(bytes, source);
  const blob = wasm.hb_blob_create(source, bytes.length, writable, 0, 0);
  const face = wasm.hb_face_create(blob, 0);
  const input = wasm.hb_subset_input_create_or_fail();
  wasm.hb_subset_input_set_flags(input, noHinting | noLayoutClosure);
  const features = wasm.hb_subset_input_set(input, layoutFeatures);
  wasm.hb_set_clear(features);
  for (const name of ['isol', 'init', 'medi', 'fina', 'rlig', 'curs', 'kern']) wasm.hb_set_add(features, tag(name));
  for (const glyph of glyphs) wasm.hb_set_add(wasm.hb_subset_input_set(input, glyphSet), glyph);
  for (const c of text) wasm.hb_set_add(wasm.hb_subset_input_unicode_set(input), c.codePointAt(0));

  const subset = wasm.hb_subset_or_fail(face, input);
  if (!subset) throw new Error('HarfBuzz could not cut Amiri.');
  const result = wasm.hb_face_reference_blob(subset);
  const start = wasm.hb_blob_get_data(result, 0);
  return Buffer.from(new Uint8Array(wasm.memory.buffer).slice(start, start + wasm.hb_blob_get_length(result)));
}
