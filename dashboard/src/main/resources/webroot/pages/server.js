import { LitElement, html, nothing } from 'lit';
import { badge } from '../parts/badge.js';
import { linkBanner, siteName } from '../parts/site.js';
import { alertCard, sorted } from '../parts/alerts.js';
import { budget, isCloud } from '../parts/cloud.js';
import { eventTable } from '../parts/events.js';
import { INTERFACES, SCRAPES } from '../parts/words.js';
import { age, ago, bytes, number, when } from '../parts/format.js';

const REFRESH = 5000;
const fact = (label, value, title = '') => html`<div title=${title}><dt>${label}</dt><dd>${value ?? '–'}</dd></div>`;
const none = { word: '?', tone: 'none', icon: '?' };
const LINKS = {
  UP: { word: 'up', tone: 'good', icon: '✓' }, DOWN: { word: 'down', tone: 'bad', icon: '✕' },
  OFF: { word: 'switched off', tone: 'none', icon: '–' }, UNKNOWN: { word: 'not known', tone: 'none', icon: '?' },
};

// One IP-DECT server's own view: its row lives with the page, what it is and what it told are asked for.
export class ServerPage extends LitElement {
  static properties = {
    board: { attribute: false }, tick: { attribute: false }, collector: {}, server: {}, detail: { state: true }, problem: { state: true },
  };
  #timer = 0;
  #asked = '';

  createRenderRoot() { return this; }

  connectedCallback() {
    super.connectedCallback();
    this.#timer = setInterval(() => this.#ask(), REFRESH);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.#timer);
  }

  updated() {
    const which = `${this.collector} ${this.server}`;
    if (this.#asked !== which) {
      this.#asked = which;
      this.detail = null;
      this.#ask();
    }
  }

  async #ask() {
    const which = this.#asked;
    try {
      const detail = await this.board.server(this.collector, this.server);
      if (which === this.#asked) [this.detail, this.problem] = [detail, null];
    } catch (error) {
      if (which === this.#asked) this.problem = error.message;
    }
  }

  render() {
    const site = this.board.sites.get(this.collector);
    const row = site?.servers.get(this.server);
    if (!row) {
      const text = site?.head || (this.board.connected && !site) ? `No server ${this.server} is known at ${this.collector}.` : 'Loading…';
      return html`${linkBanner(this.board)}<section class="panel"><p class="empty">${text} <a href="#/">Overview</a></p></section>`;
    }
    const fresh = this.board.fresh(site);
    const now = this.board.now(site);
    const state = SCRAPES[row.scrape.state] ?? none;
    return html`${linkBanner(this.board)}
      <p class="crumb"><a href="#/">‹ Overview</a></p>
      <section class="panel handset-head edge-${fresh ? state.tone : 'old'}">
        <h1>${row.name} <span class="dim">${siteName(site)}</span></h1>${badge(state, fresh, 'big')}
        ${isCloud(row) ? nothing : html`<p>${row.registered} of ${row.handsets} handsets are registered, by the wire${row.said.usersRegistered === null ? ''
          : `; it says ${row.said.usersRegistered} itself`}.</p>`}</section>
      <div class="columns even">
        <section class="panel"><h2>${isCloud(row) ? 'Its budget of requests' : 'What it says of itself'}</h2>
          ${isCloud(row) ? this.#budget(row, now) : this.#facts(row, now)}</section>
        <section class="panel"><h2>How it is asked</h2>${this.#interfaces(row, fresh, now)}</section>
      </div>
      ${this.#alerts(site, row, fresh, now)}
      <section class="panel"><h2>What it told unasked</h2>${this.problem ? html`<p class="hint">⚠ ${this.problem}</p>` : nothing}
        ${eventTable(this.detail?.events, now, 'Handset', event => event.handset)}</section>
      ${this.#network(fresh)}`;
  }

  #budget(row, now) {
    return html`<dl class="facts ${row.scrape.state === 'STALE' ? 'faded' : ''}">${row.interfaces.map(each => budget(each, now))}</dl>`;
  }

  #facts(row, now) {
    const said = row.said;
    const about = this.detail?.about;
    return html`<dl class="facts ${row.scrape.state === 'STALE' ? 'faded' : ''}">
      ${fact('Registered · subscribed', `${number(said.usersRegistered)} · ${number(said.usersSubscribed)} of ${number(said.usersTotal)} users`)}
      ${fact('Base stations', html`${number(said.basesUp)} up, <span class=${said.basesDown ? 'bad-text' : ''}>${number(said.basesDown)} down</span>`)}
      ${fact('Call attempts', `${number(said.callAttempts60min)} in the last hour`)}
      ${fact('Abnormal ends', `${number(said.abnormalReleases)} in all`)}
      ${fact('Voice calls, most', number(said.voiceCallMax), 'Whether a limit or a peak is not known.')}
      ${fact('Software', said.softwareVersion)}${fact('Name', said.systemName)}
      ${fact('Running for', age(row.startedAt, now), when(row.startedAt))}
      ${fact('On the wire', ago(row.lastSeenOnWire, now), when(row.lastSeenOnWire))}
      ${about ? html`${fact('Serial · ARI', `${about.serial ?? '–'} · ${about.ari ?? '–'}`)}${fact('Location', about.location)}
        ${fact('Contact', about.contact)}${fact('Description', about.description)}` : nothing}</dl>`;
  }

  #interfaces(row, fresh, now) {
    if (!row.interfaces.length) return html`<p class="empty">Nobody asks it.</p>`;
    return html`<ul class="marks">${row.interfaces.map(each => {
      const state = SCRAPES[each.state] ?? none;
      return html`<li>${badge({ ...state, word: INTERFACES[each.via] ?? each.via }, fresh)}<div>${state.word}.
        ${each.failingSince ? html`<span class="hint">${each.detail}</span> <small class="dim">failing for ${age(each.failingSince, now)}</small>` : nothing}
        <br><small class="dim" title=${when(each.lastGoodAt)}>last good answer ${ago(each.lastGoodAt, now)}${each.answeredBy
          ? `, from ${each.answeredBy}` : ''} · ${number(each.tookMs)} ms · ${bytes(each.bytes)}</small></div></li>`;
    })}</ul>${this.detail?.methods.length ? html`<details><summary class="dim">${this.detail.methods.length} XML-RPC methods</summary>
      <p class="dim">${this.detail.methods.join(', ')}</p></details>` : nothing}`;
  }

  #alerts(site, row, fresh, now) {
    const about = sorted([...site.alerts.values()].filter(alert => alert.server === row.name));
    return about.length ? html`<section class="panel"><h2>Alerts</h2>${about.map(alert => alertCard(alert, site, fresh, now))}</section>` : nothing;
  }

  #network(fresh) {
    const all = this.detail?.network ?? [];
    if (!all.length) return nothing;
    const count = value => (value === null ? '–' : number(value));
    return html`<section class="panel"><h2>Network interfaces</h2><div class="scroll"><table class="grid"><thead><tr><th scope="col">Name</th>
      <th scope="col">State</th><th scope="col" class="num">Speed</th><th scope="col" class="num">Octets in</th><th scope="col" class="num">Octets out</th>
      <th scope="col" class="num">Errors</th><th scope="col" class="num">Discards</th></tr></thead><tbody>${all.map(each => html`<tr>
      <th scope="row">${each.name}</th><td>${badge(LINKS[each.status] ?? none, fresh)}</td>
      <td class="num">${each.bitsPerSecond === null ? '–' : `${number(each.bitsPerSecond / 1e6)} Mbit/s`}</td>
      <td class="num">${count(each.octetsIn)}</td><td class="num">${count(each.octetsOut)}</td>
      <td class="num ${each.errors ? 'bad-text' : ''}">${count(each.errors)}</td><td class="num">${count(each.discards)}</td></tr>`)}</tbody></table></div></section>`;
  }
}
customElements.define('server-page', ServerPage);
