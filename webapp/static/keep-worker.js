// Shows what the phone kept of one language, when and only when there is no line. What has expired is deleted
// before it is shown. With a line, what was put on hold or changed leaves the phone at the next page that is seen,
// and the whole is renewed once a day.
"use strict";
const SCOPE = new URL(registration.scope).pathname; // "/vi/"
const CACHE = `madoguchi-${SCOPE.split("/")[1]}`;
const BUNDLE = `${SCOPE}kept.gz`;
const INDEX = `${SCOPE}kept.json`;
const EXPIRED = `${SCOPE}kept-expired`;
const DAY = 86_400_000;
const HEADERS = {
  "Content-Type": "text/html; charset=utf-8",
  "Content-Security-Policy": "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'",
  "Referrer-Policy": "no-referrer",
};

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(clients.claim()));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin) return;
  if (request.mode === "navigate") {
    event.respondWith(fetch(request).catch(() => kept(url)));
    event.waitUntil(weed().then(renew));
  } else if (url.pathname.startsWith("/static/")) {
    event.respondWith(fetch(request).catch(async () => (await find(url.pathname)) ?? Response.error()));
  }
});

async function find(path) {
  return (await caches.has(CACHE)) ? (await caches.open(CACHE)).match(path) : undefined;
}

async function open() {
  const stored = await find(BUNDLE);
  if (!stored) return null;
  const bundle = await unpacked(stored);
  if (Date.now() < bundle.expires) return bundle;
  await (await caches.open(CACHE)).delete(BUNDLE);
  return null;
}

function unpacked(answer) {
  return new Response(answer.body.pipeThrough(new DecompressionStream("gzip"))).json();
}

async function kept(url) {
  const bundle = await open();
  if (!bundle) return (await find(EXPIRED)) ?? Response.error();
  const page = url.search ? undefined : bundle.pages[decodeURIComponent(url.pathname.slice(SCOPE.length))];
  const [title, content] = page ?? ["", bundle.missing];
  const html = bundle.frame.replace("[[title]]", () => title).replace("[[content]]", () => content);
  return new Response(html, { headers: HEADERS, status: page ? 200 : 404 });
}

async function weed() {
  const [seen, stored] = [await find(INDEX), await find(BUNDLE)];
  if (!stored) return;
  try {
    const answer = await fetch(INDEX, { cache: "no-cache" });
    if (!answer.ok) return;
    const index = await answer.clone().json();
    if (seen && (await seen.json()).version === index.version) return;
    const bundle = await open();
    if (!bundle) return;
    for (const [path, digest] of Object.entries(bundle.digests)) {
      if (index.digests[path] !== digest) delete bundle.pages[path];
    }
    bundle.expires = Math.min(bundle.expires, index.expires);
    const packed = new Blob([JSON.stringify(bundle)]).stream().pipeThrough(new CompressionStream("gzip"));
    if (!(await caches.has(CACHE))) return; // removed meanwhile
    const cache = await caches.open(CACHE);
    await cache.put(BUNDLE, new Response(packed, { headers: stored.headers }));
    await cache.put(INDEX, answer);
  } catch {
    // no line: the next visit tries again
  }
}

async function renew() {
  if (!(await caches.has(CACHE))) return;
  const cache = await caches.open(CACHE);
  const before = await cache.match(BUNDLE);
  const fetched = Date.parse(before?.headers.get("Date") ?? "");
  if (Date.now() - fetched < DAY) return;
  try {
    const answer = await fetch(BUNDLE, { cache: "no-cache" });
    if (!answer.ok) return;
    const { assets } = await unpacked(answer.clone());
    if (!(await caches.has(CACHE))) return; // removed meanwhile
    await cache.put(BUNDLE, answer);
    for (const request of await cache.keys()) {
      const { pathname } = new URL(request.url);
      if (pathname !== BUNDLE && !assets.includes(pathname)) await cache.delete(request);
    }
    await cache.addAll(assets);
  } catch {
    // no line: the next visit tries again
  }
}
