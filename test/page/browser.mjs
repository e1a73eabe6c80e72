/*
 * browser.mjs: pages in a real browser.
 *
 *	node browser.mjs DIR [SCREENSHOTS]
 *
 * Opens every DIR/*.html in headless Chromium and prints TAP, a line for each
 * property over all pages.  CHROMIUM names the browser.  With SCREENSHOTS, a
 * folder, pictures are left there: light, dark (on a telephone), and as printed.
 */
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import puppeteer from 'puppeteer-core';

const [folder, screenshots] = process.argv.slice(2);
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const NARROW = 360;
const WIDE = 1100;
/* A4 less the margins of the style sheet, in CSS pixels. */
const PAPER = Math.floor((210 - 2 * 12) / 25.4 * 96);

const properties = new Map();

function note(property, name, complaints) {
	const entry = properties.get(property) ?? { pages: 0, complaints: [] };
	entry.pages++;
	entry.complaints.push(...complaints.map((complaint) => `${name}: ${complaint}`));
	properties.set(property, entry);
}

/* ---- what is asked of a page, inside it ------------------------------------ */

/* Elements that reach over the right edge, but for what scrolls by itself. */
function overflow() {
	const wide = document.documentElement.scrollWidth > document.documentElement.clientWidth;
	const reach = [...document.querySelectorAll('body *')].filter((element) =>
		!element.closest('.scroll, .v') &&
		element.getBoundingClientRect().right > document.documentElement.clientWidth + 1);
	return wide || reach.length > 0 ?
		[`${document.documentElement.scrollWidth} px wide`, ...reach.slice(0, 3).map((e) => e.outerHTML.slice(0, 80))] : [];
}

/* Every link leads to something that can be seen. */
function dead_links() {
	document.querySelectorAll('details').forEach((details) => { details.open = true; });
	return [...document.links].filter((link) => {
		const target = document.getElementById(decodeURIComponent(link.hash.slice(1)));
		return target === null || target.getClientRects().length === 0;
	}).map((link) => link.outerHTML.slice(0, 100));
}

/* Every finding is listed and can be seen; every mark has a size. */
function unseen_findings() {
	const listed = document.querySelectorAll('.summary li a').length;
	const told = [...document.querySelectorAll('.cards > li')];
	document.querySelectorAll('details').forEach((details) => { details.open = true; });
	const seen = (element) => element.getClientRects().length > 0 && element.getBoundingClientRect().height > 8;
	return [
		...(listed === told.length ? [] : [`${listed} listed, ${told.length} told`]),
		...told.filter((e) => !seen(e)).map((e) => `${e.id} cannot be seen`),
		...[...document.querySelectorAll('.mark')].filter((e) => !seen(e)).map((e) => `${e.id} cannot be seen`),
	];
}

/* On paper tables are as wide as the paper at most. */
function wide_on_paper(paper) {
	return [...document.querySelectorAll('table')].filter((table) =>
		table.getClientRects().length > 0 && table.getBoundingClientRect().width > paper + 1)
		.map((table) => `${table.className}: ${Math.round(table.getBoundingClientRect().width)} px`);
}

/* Regions that scroll can be reached by keyboard and have names. */
function unreachable() {
	return [...document.querySelectorAll('.scroll')].filter((region) =>
		region.tabIndex !== 0 || region.getAttribute('role') !== 'region' ||
		!(region.getAttribute('aria-label') || region.getAttribute('aria-labelledby')))
		.map((region) => region.outerHTML.slice(0, 100));
}

async function accessibility() {
	const result = await window.axe.run(document, { resultTypes: ['violations'] });
	return result.violations.map((violation) =>
		`${violation.id} (${violation.nodes.length}): ${violation.nodes[0].html.slice(0, 120)}`);
}

/* ---- a page --------------------------------------------------------------------- */

async function look(page, file, name) {
	const requests = [];
	const events = [];
	const on_request = (request) => requests.push(request.url());
	const on_dialog = (dialog) => { events.push(`dialog: ${dialog.message()}`); dialog.dismiss(); };
	const on_console = (message) => events.push(`console: ${message.text()}`);
	const on_error = (error) => events.push(`error: ${error.message}`);

	page.on('request', on_request).on('dialog', on_dialog).on('console', on_console).on('pageerror', on_error);
	await page.emulateMediaType('screen');
	await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'light' }]);
	await page.setViewport({ width: WIDE, height: 900 });
	await page.goto(pathToFileURL(file).href, { waitUntil: 'load' });
	/* whatever wants to run on a focus or a pointer gets it */
	await page.mouse.move(200, 200);
	for (let i = 0; i < 5; i++)
		await page.keyboard.press('Tab');
	note('no script runs', name, (await page.title()) === 'hostile' ? ['the title is changed'] : []);
	note('nothing is asked from elsewhere', name, requests.filter((url) => url !== pathToFileURL(file).href));
	note('nothing is complained of', name, events);
	note('links lead somewhere', name, await page.evaluate(dead_links));
	note('findings are seen', name, await page.evaluate(unseen_findings));
	note('what scrolls is reached by keyboard', name, await page.evaluate(unreachable));

	await page.evaluate(axe);
	for (const [scheme, width] of [['light', WIDE], ['dark', NARROW]]) {
		await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
		await page.setViewport({ width, height: 900 });
		/* the markup is the same whatever the text is */
		if (!name.startsWith('hostile-'))
			note(`accessible, ${scheme}, ${width} px`, name, await page.evaluate(accessibility));
		note(`not too wide, ${width} px`, name, await page.evaluate(overflow));
		if (screenshots)
			await page.screenshot({ path: path.join(screenshots, `${name}-${scheme}.png`), fullPage: true });
	}

	await page.emulateMediaType('print');
	await page.setViewport({ width: PAPER, height: 1000 });
	note('fits on paper', name, await page.evaluate(wide_on_paper, PAPER));
	if (screenshots)
		await page.pdf({ path: path.join(screenshots, `${name}.pdf`), preferCSSPageSize: true, printBackground: false });
	page.off('request', on_request).off('dialog', on_dialog).off('console', on_console).off('pageerror', on_error);
}

/* The list of findings leads to each of them: it comes into view. */
async function follow(page, file, name) {
	await page.emulateMediaType('screen');
	await page.setViewport({ width: NARROW, height: 700 });
	await page.goto(pathToFileURL(file).href, { waitUntil: 'load' });
	const links = await page.$$eval('.summary li a', (all) => all.map((a) => a.getAttribute('href')));
	const astray = [];
	for (const href of links.slice(0, 20)) {
		await page.$eval(`.summary li a[href="${href}"]`, (a) => a.click());
		if (!await page.evaluate((id) => {
			const box = document.getElementById(id).getBoundingClientRect();
			return box.top < window.innerHeight && box.bottom > 0;
		}, href.slice(1)))
			astray.push(href);
	}
	note('the list leads to the findings', name, astray);
}

async function main() {
	if (screenshots)
		mkdirSync(screenshots, { recursive: true });
	const browser = await puppeteer.launch({
		executablePath: process.env.CHROMIUM ?? 'chromium',
		args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
	});
	const page = await browser.newPage();
	for (const entry of readdirSync(folder).filter((name) => name.endsWith('.html')).sort()) {
		const file = path.resolve(folder, entry);
		await look(page, file, entry.replace(/\.html$/, ''));
		await follow(page, file, entry.replace(/\.html$/, ''));
	}
	await browser.close();

	let number = 0;
	let failed = 0;
	for (const [property, { pages, complaints }] of properties) {
		console.log(`${complaints.length === 0 ? 'ok' : 'not ok'} ${++number} - ${property} (${pages} pages)`);
		failed += complaints.length > 0;
		for (const complaint of complaints.slice(0, 15))
			console.log(`# ${complaint}`);
	}
	console.log(`1..${number}`);
	process.exit(failed > 0 || number === 0 ? 1 : 0);
}

await main();
