// Opens pages in a real browser and says what it saw, as JSON on standard output.
//
//   node look.mjs JOB.json
//
// A job is {"browser": PATH, "alone": true where only time is taken, "visits": [{"file", "width",
// "scheme", "open", "axe", "keys", "choose", "shot", "pdf"}]}. The page's own policy is in force
// throughout; what is asked of it comes from outside.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf-8");
const FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync"];

const job = JSON.parse(readFileSync(process.argv[2], "utf-8"));
const browser = await chromium.launch({ executablePath: job.browser, args: FLAGS });
const seen = [];
let next = 0;
await Promise.all((job.alone ? [0] : [0, 1]).map(async () => { // two at a time, unless timed
  while (next < job.visits.length) {
    const number = next;
    next += 1;
    seen[number] = await look(job.visits[number]);
  }
}));
await browser.close();
console.log(JSON.stringify(seen));

async function look(visit) {
  const context = await browser.newContext({
    colorScheme: visit.scheme ?? "light",
    viewport: { width: visit.width ?? 1280, height: visit.height ?? 900 },
  });
  const page = await context.newPage();
  const found = { requests: [], messages: [], dialogs: 0 };
  page.on("request", (request) => found.requests.push(request.url()));
  page.on("console", (message) => found.messages.push(message.text()));
  page.on("pageerror", (error) => found.messages.push(String(error)));
  page.on("dialog", (dialog) => { found.dialogs += 1; dialog.dismiss(); });
  const address = pathToFileURL(visit.file).href;
  const start = Date.now();
  await page.goto(address, { waitUntil: "load" });
  found.milliseconds = Date.now() - start;
  found.paint = await page.evaluate(() => performance.getEntriesByName("first-contentful-paint")[0]?.startTime);
  found.requests = found.requests.filter((url) => url !== address && !url.startsWith("data:"));
  if (visit.open) {
    await page.evaluate(() => document.querySelectorAll("details").forEach((one) => { one.open = true; }));
  }
  found.elements = await page.evaluate(() => document.getElementsByTagName("*").length);
  if (!job.alone) Object.assign(found, await page.evaluate(measure));
  if (visit.axe) found.violations = await violations(page, visit.axe);
  if (visit.keys) found.unreached = await unreached(page);
  if (visit.choose) found.chosen = await choose(page, visit.choose);
  if (visit.shot) await page.setViewportSize({
    width: visit.width ?? 1280,
    height: Math.min(16_000, await page.evaluate(() => document.documentElement.scrollHeight)),
  });
  if (visit.shot) await page.waitForTimeout(1500); // a tall page is not painted at once
  if (visit.shot) await page.screenshot({ path: visit.shot, fullPage: visit.full ?? true });
  if (visit.pdf) await page.pdf({ path: visit.pdf, format: "A4" });
  await context.close();
  found.seconds = (Date.now() - start) / 1000;
  return found;
}

function measure() {
  // words of a collation, of a length that any column holds, that stand on two lines
  const torn = () => [...document.querySelectorAll(".collation td")].flatMap((cell) => {
    const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
    const found = [];
    while (texts.nextNode()) {
      if (texts.currentNode.parentElement.closest(".vh")) continue;
      for (const word of texts.currentNode.data.matchAll(/\p{L}{2,16}/gu)) {
        const range = document.createRange();
        range.setStart(texts.currentNode, word.index);
        range.setEnd(texts.currentNode, word.index + word[0].length);
        const tops = [...range.getClientRects()].map((box) => Math.round(box.top));
        if (new Set(tops).size > 1) found.push(word[0]);
      }
    }
    return found;
  });
  const wide = [...document.querySelectorAll("body *")].filter((one) => {
    const box = one.getBoundingClientRect();
    return box.right > document.documentElement.clientWidth + 1 && !one.closest(".vh, .skip");
  });
  return {
    overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    wide: wide.slice(0, 5).map((one) => `${one.tagName}.${one.className} ${one.textContent.slice(0, 60)}`),
    torn: torn().slice(0, 5),
    scripts: document.scripts.length,
    images: document.images.length,
    title: document.title,
    handlers: [...document.querySelectorAll("*")].flatMap((one) =>
      [...one.attributes].map((a) => a.name).filter((name) => name.startsWith("on") || name === "style")),
    links: [...document.links].map((one) => one.protocol),
    broken: [...document.querySelectorAll('a[href^="#"]')].map((one) => one.getAttribute("href").slice(1))
      .filter((id) => !document.getElementById(id)),
    text: document.body.textContent,
  };
}

async function violations(page, rules) {
  await page.evaluate(AXE);
  return page.evaluate(async (tags) => {
    const options = tags === "all" ? {} : { runOnly: { type: "tag", values: tags } };
    const result = await window.axe.run(document, options);
    return result.violations.map((one) => `${one.id}: ${one.nodes.length} × ${one.nodes[0].html.slice(0, 200)} ${one.nodes[0].failureSummary}`);
  }, rules);
}

// Tab through the page and say which controls the focus never met; arrows reach a group's radios.
async function unreached(page) {
  const controls = await page.evaluate(() => {
    const all = [...document.querySelectorAll("a[href], summary, input")].filter((one) =>
      one.checkVisibility({ contentVisibilityAuto: false }));
    all.forEach((one, n) => { one.dataset.control = n; });
    return all.map((one) => ({ group: one.name || "", what: `${one.tagName} ${one.id} ${one.textContent.slice(0, 40)}` }));
  });
  const reached = new Set();
  const hidden = [];
  for (let step = 0; step < controls.length + 20; step += 1) {
    await page.keyboard.press("Tab");
    const at = await page.evaluate(() => {
      const one = document.activeElement;
      if (!one || one === document.body) return null;
      const box = one.getBoundingClientRect();
      const shown = one.closest("label") ?? one;
      const outline = getComputedStyle(shown).outlineStyle;
      return { control: one.dataset.control, group: one.name || "", outline, height: box.height };
    });
    if (!at) break;
    reached.add(at.control);
    if (at.outline === "none") hidden.push(controls[at.control]?.what);
    if (at.group) {
      const size = controls.filter((one) => one.group === at.group).length;
      for (let arrow = 0; arrow < size; arrow += 1) { // all round, so that the first is chosen again
        await page.keyboard.press("ArrowRight");
        reached.add(await page.evaluate(() => document.activeElement.dataset.control));
      }
    }
  }
  const missed = controls.filter((_, n) => !reached.has(String(n))).map((one) => one.what);
  return { missed, hidden, controls: controls.length };
}

// Choose each filter in turn and count the cards that are left.
async function choose(page, ids) {
  const counts = {};
  for (const id of ids) {
    await page.evaluate((name) => { document.getElementById(name).click(); }, id);
    counts[id] = await page.evaluate(() => [...document.querySelectorAll(".remark")]
      .filter((one) => getComputedStyle(one).display !== "none").length);
  }
  return counts;
}
