// Tells which links between documents lead to nothing: node tests/links.mjs DOCUMENT.md...
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A document without its blocks of code. */
const text = (file) => readFileSync(file, 'utf8').replace(/^ *```[^]*?^ *```$/gm, '');

/** The anchors of its headings, as GitHub and the like make them. */
function anchors(file) {
	const headings = [...text(file).matchAll(/^#+ +(.*)$/gm)].map(([, heading]) => heading);
	return headings.map((heading) =>
		heading
			.toLowerCase()
			.replace(/[^\p{L}\p{N}_ -]/gu, '')
			.replaceAll(' ', '-'),
	);
}

function links(file) {
	const words = text(file).replace(/(`+)(?!`).*?(?<!`)\1(?!`)/g, '');
	return [...words.matchAll(/\]\(([^)\s]+)/g)].map(([, link]) => link).filter((link) => !/^(https?|mailto):/.test(link));
}

function isDead(file, link) {
	const [path, anchor] = link.split('#');
	const target = path ? join(dirname(file), path) : file;
	return !existsSync(target) || (anchor !== undefined && !anchors(target).includes(anchor));
}

const dead = process.argv.slice(2).flatMap((file) =>
	links(file)
		.filter((link) => isDead(file, link))
		.map((link) => `${file}: ${link}`),
);
if (dead.length) {
	console.error(dead.join('\n'));
	process.exitCode = 1;
}
