// Reads a picture from standard input (width and height as 32-bit little-endian numbers, then RGBA) and writes what the
// QR code in it says; nothing if there is none.
import { readFileSync } from "node:fs";
import jsQR from "jsqr";

const input = readFileSync(0);
const [width, height] = [input.readUInt32LE(0), input.readUInt32LE(4)];
const found = jsQR(new Uint8ClampedArray(input.subarray(8)), width, height);
process.stdout.write(found?.data ?? "");
