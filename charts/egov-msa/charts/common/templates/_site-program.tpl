{{/*
The program that copies the pages of a Next.js build and puts the ministry's values in place of the baked ones. It runs on the
node of the image, 14 or later. It reads from the image each time, so a second run gives the same.

Usage: {{ include "egov.site.program" . }}
Params: none
*/}}
{{- define "egov.site.program" -}}
'use strict';
const fs = require('fs');
const path = require('path');

const [from, to] = process.argv.slice(2);
const replacements = JSON.parse(process.env.REPLACEMENTS || '[]');
const failed = (message) => {
  console.error(message);
  process.exit(1);
};

// An own value stands in scripts, pages and JSON alike, so it may hold nothing that ends a text in one of them.
for (const { name, own } of replacements) {
  if (!/^[A-Za-z0-9:/._~-]+$/.test(own)) {
    failed(`site.${name} ${JSON.stringify(own)} has a character that would break the pages: use letters, digits and :/._~- only.`);
  }
}
if (!fs.existsSync(path.join(from, 'BUILD_ID'))) {
  failed(`${from} holds no build of Next.js: this image keeps its pages elsewhere.`);
}

const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
// http://localhost:3000 is not the start of http://localhost:30001, nor example.kr of example.kr.org.
const AFTER = '(?![A-Za-z0-9_-]|[.:][A-Za-z0-9])';
const BEFORE = '(?<![A-Za-z0-9_-])';
const longestFirst = [...replacements].sort((left, right) => right.baked.length - left.baked.length);
const pattern = new RegExp(`${BEFORE}(?:${longestFirst.map(({ baked }) => escaped(baked)).join('|')})${AFTER}`, 'g');
const found = new Map(replacements.map(({ baked, own }) => [baked, { own, times: 0, files: 0 }]));

// latin1 keeps every byte as it is, so that texts and images pass alike.
const rewritten = (content) => {
  const seen = new Set();
  const text = content.toString('latin1').replace(pattern, (baked) => {
    const entry = found.get(baked);
    entry.times += 1;
    seen.add(entry);
    return entry.own;
  });
  for (const entry of seen) entry.files += 1;
  return seen.size === 0 ? content : Buffer.from(text, 'latin1');
};

const copy = (directory) => {
  fs.mkdirSync(path.join(to, directory), { recursive: true });
  for (const entry of fs.readdirSync(path.join(from, directory), { withFileTypes: true })) {
    const file = path.join(directory, entry.name);
    // The cache of the build is of no use at run time, and has a volume of its own.
    if (entry.isDirectory()) file === 'cache' ? fs.mkdirSync(path.join(to, file), { recursive: true }) : copy(file);
    else fs.writeFileSync(path.join(to, file), rewritten(fs.readFileSync(path.join(from, file))));
  }
};
copy('.');

let missing = 0;
for (const { name, baked } of replacements) {
  const { own, times, files } = found.get(baked);
  if (times > 0) {
    console.log(`site.${name}: ${baked} is now ${own}, ${times} times in ${files} files.`);
    continue;
  }
  missing += 1;
  console.error(`site.${name}: ${baked} is nowhere in ${from}: set site.baked.${name} to what the image was built with.`);
}
if (missing > 0 && process.env.ON_MISSING === 'fail') process.exit(1);
{{- end -}}
