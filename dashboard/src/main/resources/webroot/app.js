import { LitElement, html, nothing } from 'lit';
import { Board } from './api.js';
import { overview } from './pages/overview.js';
import { alerts } from './pages/alerts.js';
import './pages/handset.js';
import './pages/server.js';
import { clock, day, utc } from './parts/format.js';
import { isProblem } from './parts/words.js';
import { siteName } from './parts/site.js';

// An address that somebody cut or mistyped is taken as it is: a page that cannot be painted shows old numbers for ever.
const decoded = part => { try { return decodeURIComponent(part); } catch { return part; } };

// The frame: header, route by hash, one repaint per change. No shadow root, so that one style sheet serves all.
class DectwatchApp extends LitElement {
  static properties = { tick: { state: true }, route: { state: true } };
  board = new Board();

  constructor() {
    super();
    this.tick = 0;
    this.route = location.hash;
  }

  createRenderRoot() {
    this.replaceChildren();
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    this.board.addEventListener('change', () => { this.tick++; });
    addEventListener('hashchange', () => { this.route = location.hash; scrollTo(0, 0); });
    this.board.open();
  }

  updated() {
    const sites = [...this.board.sites.values()];
    const fresh = sites.length > 0 && sites.every(site => this.board.fresh(site));
    const problems = sites.flatMap(site => [...site.handsets.values()]).filter(isProblem).length;
    const names = sites.map(siteName).join(', ');
    document.title = `${fresh ? problems ? `(${problems}) ` : '' : '⚠ '}dectwatch${names ? ` – ${names}` : ''}`;
  }

  render() {
    const [, page, collector, handset] = this.route.split('/').map(decoded);
    return html`${this.#header(page)}<main>${
      page === 'handset' ? html`<handset-page .board=${this.board} .tick=${this.tick} .collector=${collector} .handset=${handset}></handset-page>`
      : page === 'server' ? html`<server-page .board=${this.board} .tick=${this.tick} .collector=${collector} .server=${handset}></server-page>`
      : page === 'alerts' ? alerts(this.board)
      : overview(this.board, this.tick)}</main>
      <footer class="foot dim">dectwatch ${this.board.version} · times are counted from the collector's clock ·
        colour is never the only sign · press / to search</footer>`;
  }

  #header(page) {
    const sites = [...this.board.sites.values()].filter(site => site.head);
    const firing = sites.filter(site => this.board.fresh(site)).reduce((sum, site) => sum + site.head.totals.alertsFiring, 0);
    const now = sites.length ? this.board.now(sites[0]) : Date.now();
    const elsewhen = sites.length && Math.abs(now - Date.now()) > 60_000;
    const link = (name, label) => html`<a href="#/${name}" aria-current=${(page ?? '') === name ? 'page' : 'false'}>${label}</a>`;
    return html`<header class="top"><a class="brand" href="#/">dect<b>watch</b></a>
      <nav aria-label="Pages">${link('', 'Overview')}${link('alerts', html`Alerts ${firing ? html`<b class="count">${firing}</b>` : nothing}`)}</nav>
      ${sites.some(site => site.head.simulated) ? html`<span class="simulated">SIMULATED SITE</span>` : nothing}
      <time class="right" title=${utc(now)}>${elsewhen ? html`<span class="dim">capture time ${day(now)}</span> ` : nothing}${clock(now)}
        <small class="dim">${utc(now)}</small></time></header>`;
  }
}
customElements.define('dectwatch-app', DectwatchApp);
