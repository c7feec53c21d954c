import { LitElement, html, nothing } from 'lit';
import { badge } from '../parts/badge.js';
import { linkBanner, siteName } from '../parts/site.js';
import { alertCard, sorted } from '../parts/alerts.js';
import { eventTable } from '../parts/events.js';
import { ladder } from '../parts/ladder.js';
import { sayings, wordTable } from '../parts/sayings.js';
import { tlsPanel } from '../parts/tls.js';
import { handsetState, reason, MARKS, MARK_STATES, SAID_BY } from '../parts/words.js';
import { anyLive, callList } from '../parts/calls.js';
import { age, ago, countdown, number, when } from '../parts/format.js';

// While a call goes on its numbers change each second; else every few turns will do.
const WHILE_TALKING = 1000;
const TURNS = 5;
const fact = (label, value, title = '') => html`<div title=${title}><dt>${label}</dt><dd>${value ?? '–'}</dd></div>`;

// One handset's own view: its row lives with the page, ladder and calls are asked for.
export class HandsetPage extends LitElement {
  static properties = {
    board: { attribute: false }, tick: { attribute: false }, collector: {}, handset: {}, detail: { state: true }, problem: { state: true },
  };
  #timer = 0;
  #asked = '';
  #turns = 0;

  createRenderRoot() { return this; }

  connectedCallback() {
    super.connectedCallback();
    this.#timer = setInterval(() => this.#turn(), WHILE_TALKING);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.#timer);
  }

  updated() {
    const which = `${this.collector} ${this.handset}`;
    if (this.#asked !== which) {
      this.#asked = which;
      this.detail = null;
      this.#ask();
    }
  }

  #turn() {
    this.#turns += 1;
    if (this.#turns % TURNS === 0 || anyLive(this.detail?.calls ?? [])) this.#ask();
  }

  async #ask() {
    const which = this.#asked;
    try {
      const detail = await this.board.handset(this.collector, this.handset);
      if (which === this.#asked) [this.detail, this.problem] = [detail, null];
    } catch (error) {
      if (which === this.#asked) this.problem = error.message;
    }
  }

  render() {
    const site = this.board.sites.get(this.collector);
    const row = site?.handsets.get(this.handset);
    if (!row) {
      const text = site?.head || (this.board.connected && !site) ? `No handset ${this.handset} is known at ${this.collector}.` : 'Loading…';
      return html`${linkBanner(this.board)}<section class="panel"><p class="empty">${text} <a href="#/">All handsets</a></p></section>`;
    }
    const fresh = this.board.fresh(site);
    const now = this.board.now(site);
    return html`${linkBanner(this.board)}
      <p class="crumb"><a href="#/">‹ All handsets</a></p>
      <section class="panel handset-head edge-${fresh ? handsetState(row).tone : 'old'}">
        <h1>${row.name ?? row.id} ${row.extension ? html`<span class="dim">ext. ${row.extension}</span>` : nothing}</h1>
        ${badge(handsetState(row), fresh, 'big')}
        <p>${reason(row) ? html`<b>${reason(row)}.</b> ` : nothing}${row.truth?.why ?? row.why}</p></section>
      ${row.truth ? html`<section class="panel"><h2>Is it registered?</h2>${sayings(row.truth, this.detail, fresh, now)}
        ${wordTable(this.detail?.words, now)}</section>` : nothing}
      <div class="columns even">
        <section class="panel"><h2>Registration</h2>${this.#facts(row, site, now)}</section>
        <section class="panel"><h2>What each way of looking says</h2>${this.#marks(row, fresh, now)}</section>
      </div>
      ${this.#alerts(site, row, fresh, now)}
      ${this.detail ? html`<section class="panel"><h2>Calls and their media</h2>${callList(this.detail.calls, fresh, now)}</section>` : nothing}
      ${this.detail ? html`<section class="panel"><h2>What was told of it unasked</h2>
        ${eventTable(this.detail.events, now, 'By', event => event.server)}</section>` : nothing}
      ${tlsPanel(this.detail?.tls, now)}
      <section class="panel"><h2>Last failed attempt to register</h2>
        ${this.problem ? html`<p class="hint">⚠ ${this.problem}</p>` : nothing}
        ${this.detail ? ladder(this.detail.ladder) : nothing}</section>`;
  }

  #facts(row, site, now) {
    const seen = this.detail?.facts;
    return html`<dl class="facts">
      ${fact('Site · server', `${siteName(site)} · ${row.server || 'not known'}`)}
      ${fact('In this state for', age(row.since, now), when(row.since))}
      ${fact('Expires', countdown(row.expiresAt, now), when(row.expiresAt))}
      ${fact('Granted', row.grantedExpires === null ? '–' : `${row.grantedExpires} s`)}
      ${fact('Last seen', ago(row.lastSeenAt, now), when(row.lastSeenAt))}
      ${fact('Last answer', row.lastStatus ?? '–')}
      ${fact('Address of record', row.aor)}${fact('IPEI', row.ipei)}${fact('Transport', row.transport)}
      ${seen ? html`${fact('Attempts', `${number(seen.attempts)}: ${number(seen.successes)} ok, ${number(seen.failures)} failed, ${number(seen.open)} open`)}
        ${fact('Signs in as', seen.authUser)}${fact('From', seen.device)}${fact('To registrar', seen.registrar)}
        ${fact('Median delay', seen.medianDelayMs === null ? '–' : `${seen.medianDelayMs.toFixed(0)} ms`)}
        ${fact('User agent', seen.userAgent)}${fact('First seen', ago(seen.firstSeenAt, now), when(seen.firstSeenAt))}` : nothing}
    </dl>`;
  }

  #marks(row, fresh, now) {
    if (!row.marks.length) return html`<p class="empty">Nobody has judged it yet.</p>`;
    return html`<ul class="marks">${row.marks.map(mark => {
      const state = MARK_STATES[mark.state] ?? MARK_STATES.UNKNOWN;
      return html`<li>${badge({ ...state, word: MARKS[mark.kind] ?? mark.kind }, fresh)}
        <div>${mark.why}<br><small class="dim">${SAID_BY[mark.source] ?? mark.source}, ${ago(mark.at, now)}</small></div></li>`;
    })}</ul>`;
  }

  // What is wrong with the TLS target it rides to is its own trouble; where that is inferred, so is the trouble.
  #alerts(site, row, fresh, now) {
    const all = [...site.alerts.values()];
    const tls = this.detail?.tls;
    const target = tls?.target ? `${row.server} → ${tls.target}` : null;
    const cards = list => sorted(list).map(alert => alertCard(alert, site, fresh, now));
    const own = all.filter(alert => alert.handset === row.id || (!tls?.inferred && target && alert.subject === target));
    const inferred = tls?.inferred && target ? all.filter(alert => alert.subject === target) : [];
    return html`${own.length ? html`<section class="panel"><h2>Alerts</h2>${cards(own)}</section>` : nothing}
      ${inferred.length ? html`<section class="panel inferred-alerts"><h2>Alerts about the TLS target that is inferred to carry it</h2>${cards(inferred)}</section>` : nothing}`;
  }
}
customElements.define('handset-page', HandsetPage);
