import { html, nothing } from 'lit';
import { badge } from './badge.js';
import { LINKS, verdictKind } from './words.js';
import { age, clock, when } from './format.js';

export const siteName = site => site.head?.site || site.collector;

// The loudest thing on the page when it is there: nothing below may be believed.
export function linkBanner(board) {
  if (!board.connected && board.lostSince !== null) {
    return html`<div class="banner tone-bad" role="alert"><strong>Connection to the dashboard lost</strong>
      <span>for ${age(new Date(board.lostSince).toISOString(), Date.now())}. What is shown below is old.</span></div>`;
  }
  return [...board.sites.values()].filter(site => site.link.state !== 'LIVE').map(site => html`
    <div class="banner ${site.link.state === 'CONNECTING' ? 'tone-none' : 'tone-bad'}" role="alert">
      <strong>${LINKS[site.link.state] ?? site.link.state}</strong>
      <span>${site.collector}, ${age(site.link.since, Date.now())}. ${site.link.why}
        ${site.head ? html`What is shown of it below is from ${when(site.head.time)}.` : nothing}</span></div>`);
}

// Is it blind, or is it quiet? One line per site.
export function verdict(board, site) {
  if (!site.head) return nothing;
  const fresh = board.fresh(site);
  const now = board.now(site);
  const said = site.head.verdict;
  const kind = verdictKind(said);
  return html`<section class="verdict edge-${fresh ? kind.tone : 'old'}" role="status" aria-label="What the collector sees">
    ${badge(kind, fresh, 'big')}
    <div class="grow"><strong>${siteName(site)}</strong> <span>${said.why}</span>
      ${said.hint ? html`<div class="hint">⚠ ${said.hint}</div>` : nothing}</div>
    <div class="dim right" title=${when(said.since)}>${said.state === 'ENDED' ? `at ${clock(now)}` : `since ${age(said.since, now)}`}</div>
  </section>`;
}
