import { html, nothing } from 'lit';
import { badge } from './badge.js';
import { isCloud } from './cloud.js';
import { eventLine } from './events.js';
import { INTERFACES, PROXIES, SCRAPES } from './words.js';
import { age, ago, number, when } from './format.js';
import { siteName } from './site.js';
import { serverTls } from './tls.js';

const fact = (label, value, title = '') => html`<div title=${title}><dt>${label}</dt><dd>${value}</dd></div>`;

// The wire against the server's own word: a difference is the news.
function disagreement(server) {
  const said = server.said.usersRegistered;
  if (said === null || !server.lastSeenOnWire || server.scrape.state !== 'ANSWERING' || said === server.registered) return nothing;
  return html`<p class="hint">⚠ It says ${said} are registered; the wire shows ${server.registered}.</p>`;
}

const stateOf = state => SCRAPES[state] ?? { word: state, tone: 'none', icon: '?' };

// Each way it is asked, on its own: one that fails must not hide behind one that answers.
export function interfaces(server, fresh, now) {
  if (!server.interfaces?.length) return nothing;
  return html`<ul class="interfaces">${server.interfaces.map(each => html`<li title=${`${each.detail ?? ''} ${when(each.lastGoodAt)}`.trim()}>
    ${badge({ ...stateOf(each.state), word: INTERFACES[each.via] ?? each.via }, fresh)}
    <small class="dim">${stateOf(each.state).word.toLowerCase()}, ${ago(each.lastGoodAt, now)}</small></li>`)}</ul>`;
}

// Where its signalling goes; a proxy that is not the first choice is the news, an address nobody explains is only unknown.
function proxy(server, fresh, now) {
  const proxy = server.proxy;
  if (!proxy || !fresh) return nothing;
  const choice = PROXIES[proxy.choice] ?? { word: proxy.choice, tone: 'none', icon: '?' };
  return html`<p class=${choice.tone === 'warn' ? 'hint' : 'dim'} title=${proxy.why}>${choice.icon} Outbound proxy: ${proxy.name ?? proxy.endpoint ?? '–'},
    ${choice.word}${proxy.since ? html` for ${age(proxy.since, now)}` : nothing}${
    proxy.choice === 'NOT_FIRST' ? html`; it ought to use ${proxy.wanted.join(' or ')}` : nothing}</p>`;
}

// A guess is told as one, and never in the place of what was seen.
function inferred(server, fresh) {
  return server.inferred && fresh ? html`<p class="dim inferred">≈ ${server.inferred.why}</p>` : nothing;
}

function card(server, site, fresh, now) {
  const scrape = stateOf(server.scrape.state);
  const old = server.scrape.state === 'STALE' ? 'faded' : '';
  const said = server.said;
  return html`<article class="server edge-${fresh ? scrape.tone : 'old'}">
    <header><a href=${`#/server/${encodeURIComponent(site.collector)}/${encodeURIComponent(server.name)}`}><strong>${server.name}</strong></a><span class="dim">${siteName(site)}</span><span class="right">${badge(scrape, fresh)}</span></header>
    <div class="meter"><b>${server.registered}</b> of ${server.handsets} registered
      <progress max=${Math.max(1, server.handsets)} .value=${fresh ? server.registered : 0} aria-label="Registered handsets"></progress></div>
    <dl class=${old}>
      ${fact('It says', html`${number(said.usersRegistered)} registered, ${number(said.usersSubscribed)} subscribed`)}
      ${fact('Base stations', html`${number(said.basesUp)} up, <span class=${said.basesDown ? 'bad-text' : ''}>${number(said.basesDown)} down</span>`)}
      ${fact('Running for', server.startedAt ? age(server.startedAt, now) : '–', when(server.startedAt))}
      ${fact('Last answer', ago(server.scrape.lastGoodAt, now), when(server.scrape.lastGoodAt))}
      ${fact('On the wire', ago(server.lastSeenOnWire, now), when(server.lastSeenOnWire))}
      ${said.abnormalReleases === null ? nothing : fact('Abnormal ends', `${number(said.abnormalReleases)} in all`)}
      ${said.softwareVersion ? fact('Software', said.softwareVersion) : nothing}
    </dl>
    ${interfaces(server, fresh, now)}
    ${server.lastEvent ? html`<p class="told">${eventLine(server.lastEvent, now)}</p>` : nothing}
    ${server.scrape.failingSince ? html`<p class="hint">⚠ Failing for ${age(server.scrape.failingSince, now)}: ${server.scrape.detail}</p>` : nothing}
    ${disagreement(server)}
    ${serverTls(server.tls, now)}
    ${proxy(server, fresh, now)}
    ${inferred(server, fresh)}
  </article>`;
}

export function servers(board) {
  const all = [...board.sites.values()].flatMap(site => [...site.servers.values()].filter(server => !isCloud(server))
    .sort((a, b) => a.name.localeCompare(b.name)).map(server => ({ server, site })));
  if (!all.length) return html`<p class="empty">No IP-DECT server is known yet.</p>`;
  return html`<div class="cards">${all.map(({ server, site }) => card(server, site, board.fresh(site), board.now(site)))}</div>`;
}
