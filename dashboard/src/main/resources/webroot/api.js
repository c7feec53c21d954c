// What the page knows: one site per collector, rebuilt from the events of the dashboard. Knows nothing of how it is shown.

const TABLES = { handsets: 'id', servers: 'name', sources: 'name', alerts: 'id' };
const TREND = 300;
// The dashboard beats every 5 s; three missed ones, and nobody is there.
const SILENCE = 16_000;

function emptySite(collector) {
  return {
    collector, link: { state: 'CONNECTING', since: null, why: 'Waiting for the dashboard.' },
    head: null, handsets: new Map(), servers: new Map(), sources: new Map(), alerts: new Map(), trend: [], offset: 0,
  };
}

export class Board extends EventTarget {
  sites = new Map();
  connected = false;
  lostSince = null;
  version = '';
  #source = null;
  #heard = Date.now();
  #pending = false;

  open() {
    this.#connect();
    setInterval(() => {
      if (Date.now() - this.#heard > SILENCE) this.#reopen();
      this.#changed();
    }, 1000);
  }

  // Stream time of a site, in ms: a replayed capture has a time of its own, and after its end none passes.
  now(site) {
    if (!site.head) return Date.now();
    if (site.head.verdict.state === 'ENDED') return Date.parse(site.head.time);
    return Date.now() + site.offset;
  }

  // Only what is fresh may look good.
  fresh(site) {
    return this.connected && site.link.state === 'LIVE' && site.head !== null;
  }

  handset(collector, id) {
    return this.#detail(collector, 'handsets', id);
  }

  server(collector, name) {
    return this.#detail(collector, 'servers', name);
  }

  async #detail(collector, rows, id) {
    const answer = await fetch(`api/v1/collectors/${encodeURIComponent(collector)}/${rows}/${encodeURIComponent(id)}`,
      { signal: AbortSignal.timeout(8000) });
    const body = await answer.json();
    if (!answer.ok) throw new Error(body.error ?? `The dashboard answered ${answer.status}.`);
    return body;
  }

  #connect() {
    const source = new EventSource('api/v1/events');
    this.#source = source;
    const on = (kind, take) => source.addEventListener(kind, event => {
      this.#heard = Date.now();
      take(JSON.parse(event.data));
      this.#changed();
    });
    on('hello', hello => this.#hello(hello));
    on('link', link => { this.#site(link.collector).link = link; });
    on('site', event => this.#whole(this.#site(event.collector), event.snapshot, event.old));
    on('delta', event => this.#delta(this.#site(event.collector), event.delta));
    on('beat', () => {});
    source.onerror = () => {
      this.#lost();
      if (source.readyState === EventSource.CLOSED) setTimeout(() => this.#reopen(), 3000);
    };
  }

  #hello(hello) {
    this.connected = true;
    this.lostSince = null;
    this.version = hello.version;
    for (const name of this.sites.keys()) if (!hello.collectors.includes(name)) this.sites.delete(name);
    hello.collectors.forEach(name => this.#site(name));
  }

  #lost() {
    if (this.connected || this.lostSince === null) this.lostSince = Date.now();
    this.connected = false;
    this.#changed();
  }

  #reopen() {
    this.#source?.close();
    this.#heard = Date.now();
    this.#lost();
    this.#connect();
  }

  #site(name) {
    if (!this.sites.has(name)) this.sites.set(name, emptySite(name));
    return this.sites.get(name);
  }

  // old: for how many ms the dashboard has held it; a page opened after a collector died must not take it for new.
  #whole(site, snapshot, old) {
    const { handsets, servers, sources, alerts, trend, ...head } = snapshot;
    const rows = { handsets, servers, sources, alerts };
    for (const [table, key] of Object.entries(TABLES)) site[table] = new Map(rows[table].map(row => [row[key], row]));
    site.trend = trend ?? [];
    site.head = head;
    site.offset = Date.parse(head.time) - (Date.now() - old);
  }

  #delta(site, delta) {
    if (!site.head || site.head.runId !== delta.runId || site.head.revision !== delta.base) {
      this.#reopen();
      return;
    }
    const { revision, time, verdict, totals, self } = delta;
    Object.assign(site.head, { revision, time, verdict, totals, self });
    for (const [table, key] of Object.entries(TABLES)) {
      for (const gone of delta[table].removed) site[table].delete(gone);
      for (const row of delta[table].changed) site[table].set(row[key], row);
    }
    if (delta.trend.length) site.trend = [...site.trend, ...delta.trend].slice(-TREND);
    site.offset = Date.parse(time) - Date.now();
  }

  // Many events, one painting.
  #changed() {
    if (this.#pending) return;
    this.#pending = true;
    setTimeout(() => {
      this.#pending = false;
      this.dispatchEvent(new Event('change'));
    }, 50);
  }
}
