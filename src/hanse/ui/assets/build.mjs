// Builds src/hanse/ui/static/ui/ from the sources beside this file. Run by `make assets`; the result is committed.
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import * as esbuild from "esbuild";
import rtlcss from "rtlcss";
import * as sass from "sass";

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, "../../../..");
const out = join(here, "../static/ui");

const compiled = sass.compile(join(here, "scss/hanse.scss"), {
  loadPaths: [join(root, "node_modules")],
  quietDeps: true,
  style: "compressed",
});
const minify = (css) => esbuild.transformSync(css, { loader: "css", minify: true, target: "es2020" }).code;
const left = minify(compiled.css);
writeFileSync(join(out, "hanse.css"), left);
writeFileSync(join(out, "hanse-rtl.css"), minify(rtlcss.process(compiled.css)));

esbuild.buildSync({
  entryPoints: [join(here, "js/hanse.js")],
  outfile: join(out, "hanse.js"),
  nodePaths: [join(root, "node_modules")],
  bundle: true,
  format: "esm",
  legalComments: "none",
  minify: true,
  target: "es2020",
});

for (const name of ["hanse.css", "hanse-rtl.css", "hanse.js"]) {
  const bytes = readFileSync(join(out, name));
  console.log(`${name.padEnd(14)} ${bytes.length} bytes, ${gzipSync(bytes, { level: 9 }).length} gzip`);
}
