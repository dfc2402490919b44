// Headless Chromium, driven by playwright.
import { installChromium, playwright } from './install.mjs';

const offline = ['no-first-run', 'disable-background-networking', 'disable-component-update', 'disable-sync'];
const container = ['no-sandbox', 'disable-gpu', 'disable-dev-shm-usage', 'disable-quic'];

export async function openPage(options = { viewport: { width: 1280, height: 800 } }) {
  const { chromium } = await import(playwright);
  const browser = await chromium.launch({
    executablePath: await installChromium(),
    args: [...offline, ...container].map((flag) => `--${flag}`),
    // Ending is ours: run.mjs does it after every signal, and playwright's handlers would come first.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
  const page = await (await browser.newContext(options)).newPage();
  return { page, close: () => browser.close() };
}
