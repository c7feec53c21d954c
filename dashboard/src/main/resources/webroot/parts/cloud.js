import { html, nothing } from 'lit';
import { badge } from './badge.js';
import { eventLine } from './events.js';
import { SCRAPES } from './words.js';
import { age, ago, countdown, number, when } from './format.js';
import { siteName } from './site.js';

const fact = (label, value, title = '') => html`<div title=${title}><dt>${label}</dt><dd>${value}</dd></div>`;

// The cloud stands among the servers because it is asked like one; it has no base stations and no users of its own.
export const isCloud = server => server.interfaces?.length > 0 && server.interfaces.every(each => each.via === 'WEBEX');

export const clouds = board => [...board.sites.values()].flatMap(site => [...site.servers.values()].filter(isCloud).map(server => ({ server, site })));

// What is left grows by itself each second: it is told with the age of the answer it came with.
export function budget(each, now) {
  const requests = each.requests;
  if (!requests) return nothing;
  const short = requests.left === 0 && requests.waiting > 0;
  const paused = requests.pausedUntil && Date.parse(requests.pausedUntil) > now;
  return html`${fact('Requests left', html`<span class=${short ? 'warn-text' : ''}>${number(requests.left)} of ${number(requests.perMinute)} a minute</span>
      <small class="dim">${ago(each.lastGoodAt, now)}</small>`, when(each.lastGoodAt))}
    ${fact('Requests used', `${number(requests.used)} since the collector started`)}
    ${fact('Waiting their turn', number(requests.waiting))}
    ${fact('Told to wait', html`${number(requests.pauses)} ${requests.pauses === 1 ? 'time' : 'times'} ${paused
      ? html`<span class="warn-text">⚠ until then nothing is asked: ${countdown(requests.pausedUntil, now)}</span>` : nothing}`,
    'Answers with status 429, or 503 with Retry-After.')}`;
}

function card({ server, site }, fresh, now) {
  const state = SCRAPES[server.scrape.state] ?? { word: server.scrape.state, tone: 'none', icon: '?' };
  return html`<article class="server cloud edge-${fresh ? state.tone : 'old'}">
    <header><a href=${`#/server/${encodeURIComponent(site.collector)}/${encodeURIComponent(server.name)}`}><strong>${server.name}</strong></a>
      <span class="dim">${siteName(site)}</span><span class="right">${badge(state, fresh)}</span></header>
    <dl class=${server.scrape.state === 'STALE' || !fresh ? 'faded' : ''}>
      ${fact('Last answer', ago(server.scrape.lastGoodAt, now), when(server.scrape.lastGoodAt))}
      ${server.interfaces.map(each => budget(each, now))}</dl>
    ${server.lastEvent ? html`<p class="told">${eventLine(server.lastEvent, now)}</p>` : nothing}
    ${server.scrape.failingSince ? html`<p class="hint">⚠ Failing for ${age(server.scrape.failingSince, now)}: ${server.scrape.detail}</p>` : nothing}
  </article>`;
}

export const cloudCards = (board, all) => html`<div class="cards">${all.map(each => card(each, board.fresh(each.site), board.now(each.site)))}</div>`;
