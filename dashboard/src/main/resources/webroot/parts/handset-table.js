import { LitElement, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { badge } from './badge.js';
import { handsetState, isProblem, reason, MARKS, MARK_STATES, SAID_BY } from './words.js';
import { age, ago, countdown, when } from './format.js';
import { siteName } from './site.js';

const PAGE = 300;
const COLUMNS = [
  { key: 'handset', label: 'Handset', by: e => (e.row.name ?? e.row.id).toLowerCase() },
  { key: 'extension', label: 'Ext.', by: e => e.row.extension ?? '~' },
  { key: 'state', label: 'State', by: e => handsetState(e.row).rank },
  { key: 'reason', label: 'Why', by: e => reason(e.row) || '~' },
  { key: 'since', label: 'For', by: e => e.row.since ?? '' },
  { key: 'expires', label: 'Expires', by: e => e.row.expiresAt ?? '~' },
  { key: 'seen', label: 'Last seen', by: e => e.row.lastSeenAt ?? '' },
  { key: 'call', label: 'Call', by: e => -e.row.activeCalls },
  { key: 'marks', label: 'Marks', by: e => Math.min(9, ...e.row.marks.map(m => ['BAD', 'WARNING', 'UNKNOWN', 'GOOD'].indexOf(m.state))) },
  { key: 'server', label: 'Site · server', by: e => `${siteName(e.site)} ${e.row.server}` },
];
const FILTERS = {
  all: { label: 'All', test: () => true },
  problems: { label: 'Problems', test: isProblem },
  good: { label: 'Registered', test: row => handsetState(row).tone === 'good' },
  unsure: { label: 'Not known', test: row => handsetState(row).tone === 'none' },
  disputed: { label: 'Disputed', test: row => Boolean(row.truth?.contradiction) },
  calls: { label: 'In a call', test: row => row.activeCalls > 0 },
};
const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

export class HandsetTable extends LitElement {
  static properties = {
    board: { attribute: false }, tick: { attribute: false },
    filter: { state: true }, search: { state: true }, sort: { state: true }, down: { state: true }, group: { state: true }, most: { state: true },
  };

  constructor() {
    super();
    Object.assign(this, { filter: 'all', search: '', sort: 'state', down: false, group: true, most: PAGE });
  }

  createRenderRoot() { return this; }

  connectedCallback() {
    super.connectedCallback();
    this.keys = event => {
      if (event.key === '/' && !/INPUT|TEXTAREA/.test(document.activeElement?.tagName ?? '')) {
        event.preventDefault();
        this.querySelector('input[type=search]').focus();
      }
    };
    addEventListener('keydown', this.keys);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener('keydown', this.keys);
  }

  #all() {
    return [...this.board.sites.values()].flatMap(site => [...site.handsets.values()].map(row => ({ row, site })));
  }

  #found({ row, site }) {
    const words = this.search.toLowerCase().split(/\s+/).filter(Boolean);
    if (!words.length) return true;
    const text = [row.id, row.name, row.extension, row.ipei, row.aor, row.server, siteName(site), handsetState(row).word, reason(row), row.why]
      .join(' ').toLowerCase();
    return words.every(word => text.includes(word));
  }

  #sorted(entries) {
    const by = COLUMNS.find(column => column.key === this.sort).by;
    const turn = this.down ? -1 : 1;
    const group = e => `${siteName(e.site)}\u0000${e.row.server}`;
    return entries.map(e => ({ ...e, key: by(e), group: group(e) })).sort((a, b) =>
      (this.group ? compare(a.group, b.group) : 0) || turn * compare(a.key, b.key)
      || compare(a.row.name ?? '', b.row.name ?? '') || compare(a.row.id, b.row.id));
  }

  #order(key) {
    this.down = this.sort === key ? !this.down : false;
    this.sort = key;
  }

  render() {
    if (!this.board) return nothing;
    const all = this.#all();
    const shown = this.#sorted(all.filter(e => FILTERS[this.filter].test(e.row) && this.#found(e)));
    return html`
      <div class="bar" role="toolbar" aria-label="Which handsets">
        ${Object.entries(FILTERS).map(([key, f]) => html`<button aria-pressed=${this.filter === key}
          @click=${() => { this.filter = key; }}>${f.label} <b>${all.filter(e => f.test(e.row)).length}</b></button>`)}
        <input type="search" placeholder="Search name, extension, IPEI, server… ( / )" aria-label="Search handsets" .value=${this.search}
          @input=${event => { this.search = event.target.value; }}
          @keydown=${event => { if (event.key === 'Escape') this.search = ''; }}>
        <label class="right"><input type="checkbox" .checked=${this.group} @change=${event => { this.group = event.target.checked; }}>
          by server</label>
      </div>
      <div class="scroll"><table class="grid handsets"><thead><tr>${COLUMNS.map(column => this.#head(column))}</tr></thead>
        ${this.group ? this.#groups(shown, all) : html`<tbody>${this.#rows(shown.slice(0, this.most))}</tbody>`}
      </table></div>
      ${shown.length ? nothing : html`<p class="empty">${all.length ? 'No handset fits.' : 'No handset is known yet.'}</p>`}
      ${shown.length > this.most ? html`<p class="empty"><button @click=${() => { this.most += PAGE; }}>
        Show ${Math.min(PAGE, shown.length - this.most)} more of ${shown.length}</button></p>` : nothing}`;
  }

  #head(column) {
    const order = this.sort !== column.key ? 'none' : this.down ? 'descending' : 'ascending';
    return html`<th scope="col" aria-sort=${order}><button @click=${() => this.#order(column.key)}>${column.label}${
      { none: '', ascending: ' ▴', descending: ' ▾' }[order]}</button></th>`;
  }

  #groups(shown, all) {
    const groups = new Map();
    shown.slice(0, this.most).forEach(e => groups.set(e.group, [...(groups.get(e.group) ?? []), e]));
    return repeat(groups, ([name]) => name, ([, entries]) => {
      const { site, row } = entries[0];
      const here = all.filter(e => e.site === site && e.row.server === row.server);
      const good = here.filter(e => handsetState(e.row).tone === 'good').length;
      const problems = here.filter(e => isProblem(e.row)).length;
      const known = this.board.fresh(site);
      return html`<tbody><tr class="group"><th colspan=${COLUMNS.length} scope="rowgroup">${siteName(site)} · ${row.server || 'server not known'}
        <span class="dim">${known ? `${good} of ${here.length} registered` : `${here.length} handsets, state not fresh`}</span>
        ${known && problems ? html`<span class="bad-text">${problems} with a problem</span>` : nothing}</th></tr>
        ${this.#rows(entries)}</tbody>`;
    });
  }

  #rows(entries) {
    return repeat(entries, e => `${e.site.collector} ${e.row.id}`, e => this.#row(e));
  }

  #row({ row, site }) {
    const fresh = this.board.fresh(site);
    const now = this.board.now(site);
    const state = handsetState(row);
    const late = row.state === 'REGISTERED' && row.expiresAt && Date.parse(row.expiresAt) - now < 10_000;
    return html`<tr class=${fresh ? '' : 'faded'} data-handset=${row.id}>
      <th scope="row"><a href="#/handset/${encodeURIComponent(site.collector)}/${encodeURIComponent(row.id)}">${row.name ?? row.id}</a>
        <small>${row.name ? row.id : row.aor ?? ''}</small></th>
      <td>${row.extension ?? '–'}</td>
      <td>${badge(state, fresh)}</td>
      <td class="wide"><span title=${row.truth?.why ?? row.why}>${reason(row) || row.truth?.contradiction || (state.rank < 6 ? row.truth?.why ?? row.why : '')}</span></td>
      <td title=${when(row.since)}>${age(row.since, now)}</td>
      <td title=${when(row.expiresAt)} class=${late && fresh ? 'warn-text' : ''}>${countdown(row.expiresAt, now)}</td>
      <td title=${when(row.lastSeenAt)}>${row.lastSeenAt ? ago(row.lastSeenAt, now) : 'never'}</td>
      <td>${row.activeCalls ? html`<span class="call">☎ ${row.activeCalls > 1 ? row.activeCalls : ''} ${row.codec ?? ''}</span>` : nothing}</td>
      <td>${row.marks.map(mark => this.#mark(mark, fresh, now))}</td>
      <td class="dim">${siteName(site)} · ${row.server || '–'}</td></tr>`;
  }

  #mark(mark, fresh, now) {
    const state = MARK_STATES[mark.state] ?? MARK_STATES.UNKNOWN;
    const name = MARKS[mark.kind] ?? mark.kind;
    const title = `${name}: ${state.word}, ${SAID_BY[mark.source] ?? mark.source}, ${ago(mark.at, now)}. ${mark.why}`;
    return html`<span class="mark tone-${fresh ? state.tone : 'old'}" title=${title} aria-label=${title}>${name.slice(0, 3)}<i aria-hidden="true">${state.icon}</i></span>`;
  }
}
customElements.define('handset-table', HandsetTable);
