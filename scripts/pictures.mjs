// npm run pictures: the real editor with a real mouse on the sample note, for docs/images/, and the icon from its drawing.
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { openPage } from './lib/browser.mjs';
import { serveEditor, writeSettings } from './lib/editor.mjs';
import { installEditor, installPackages } from './lib/install.mjs';
import { fail, Problem, root, run, temporaryFolder } from './lib/run.mjs';
import { notes, sampleAtFinding } from './lib/sample.mjs';

const images = path.join(root, 'docs/images');
const DRUG = /baricitinib/i;
// The editor draws hard spaces.
const DOSE = /4\smg/;

// A hover may take a quarter of the editor's height, so the picture is cut out of a tall one.
const VIEWPORT = { width: 1000, height: 1800 };
const MARGIN = 90;

// Nothing on the picture but the note.
const plain = {
  'breadcrumbs.enabled': false,
  'editor.folding': false,
  'editor.fontSize': 14,
  'editor.glyphMargin': false,
  'editor.hideCursorInOverviewRuler': true,
  'editor.minimap.enabled': false,
  'editor.occurrencesHighlight': 'off',
  'editor.overviewRulerBorder': false,
  'editor.renderLineHighlight': 'none',
  'editor.scrollbar.horizontal': 'hidden',
  'editor.scrollbar.vertical': 'hidden',
  'window.commandCenter': false,
  'workbench.activityBar.location': 'hidden',
  'workbench.editor.editorActionsLocation': 'hidden',
  'workbench.layoutControl.enabled': false,
  'workbench.statusBar.visible': false,
};

/** Where the first text that matches stands on the screen; the browser draws a line as many pieces. */
async function placeOf(page, pattern) {
  const line = page.locator('.editor-instance .view-line').filter({ hasText: pattern }).first();
  await line.waitFor();
  return line.evaluate((element, source) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const match = new RegExp(source, 'i').exec(walker.currentNode.data);
      if (!match) continue;
      const range = document.createRange();
      range.setStart(walker.currentNode, match.index);
      range.setEnd(walker.currentNode, match.index + match[0].length);
      const { x, y, width, height } = range.getBoundingClientRect();
      return { x: x + width / 2, y: y + height / 2 };
    }
    return undefined;
  }, pattern.source);
}

/** Moves the mouse there as a hand would, and waits until the hover stands still. */
async function hover(page, { x, y }) {
  await page.mouse.move(x + 200, y + 200);
  await page.mouse.move(x, y, { steps: 10 });
  await page.locator('.monaco-hover:visible').first().waitFor();
  await page.waitForTimeout(700);
}

async function take(page) {
  await page.locator('.squiggly-error, .squiggly-warning').first().waitFor({ timeout: 60_000 });
  await page.keyboard.press('Control+b');
  // The first hover would say that there are no fixes, if it came before the editor knows who has them.
  await page.waitForTimeout(2000);

  const drug = await placeOf(page, DRUG);
  await hover(page, drug);
  await shoot(page, 'hover', await page.locator('.monaco-hover:visible').first().boundingBox());

  await hover(page, await placeOf(page, DOSE));
  const box = await page.locator('.monaco-hover:visible').first().boundingBox();
  await page.getByText('Quick Fix...').first().click();
  const menu = page.locator('.action-widget').first();
  await menu.locator('.monaco-list-row').first().waitFor();
  await page.waitForTimeout(500);
  const { y, height } = await menu.boundingBox();
  await shoot(page, 'quick-fix', { y: box.y, height: y + height - box.y });
}

/** The whole width, and as much of the height as a hover takes, with some lines of the note around it. */
function shoot(page, name, { y, height }) {
  const clip = { x: 0, y: Math.max(0, y - MARGIN), width: VIEWPORT.width, height: height + 2 * MARGIN };
  return page.screenshot({ path: path.join(images, `${name}.png`), clip });
}

async function icon() {
  const { page, close } = await openPage({ viewport: { width: 128, height: 128 } });
  const media = path.join(root, 'client/media');
  const drawing = readFileSync(path.join(media, 'icon.svg'), 'utf8');
  await page.setContent(`<style>* { margin: 0 } svg { display: block }</style>${drawing}`);
  await page.screenshot({ path: path.join(media, 'icon.png'), omitBackground: true });
  await close();
}

async function main() {
  await installPackages();
  await installEditor();
  if (await run(process.execPath, ['scripts/build.mjs'])) throw new Problem('There is nothing to take pictures of.');
  mkdirSync(images, { recursive: true });
  await icon();

  const userData = temporaryFolder();
  writeSettings(userData, plain);
  const editor = await serveEditor({ userData });
  const { page, close } = await openPage({ viewport: VIEWPORT, deviceScaleFactor: 2 });
  await page.goto(editor.address({ folder: notes, openFile: sampleAtFinding() }));
  await take(page);
  await close();
  process.exit(0);
}

main().catch(fail);
