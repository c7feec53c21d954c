import { html, nothing } from 'lit';
import { badge } from './badge.js';
import { ALERTS, SEVERITIES } from './words.js';
import { age, ago, number, when } from './format.js';
import { siteName } from './site.js';

const kindOf = alert => ALERTS[alert.state] ?? { word: alert.state, tone: 'none', icon: '?', rank: 9 };

export function sorted(alerts) {
  return [...alerts].sort((a, b) => kindOf(a).rank - kindOf(b).rank
    || (SEVERITIES[a.severity] ?? 9) - (SEVERITIES[b.severity] ?? 9) || b.since.localeCompare(a.since));
}

// brief: what is over needs one line.
export function alertCard(alert, site, fresh, now, brief = false) {
  const kind = kindOf(alert);
  const tone = kind.tone === 'bad' && alert.severity !== 'CRITICAL' ? 'warn' : kind.tone;
  return html`<article class="alert edge-${fresh ? tone : 'old'}">
    <header>${badge({ ...kind, tone }, fresh)}
      <strong>${alert.handset
        ? html`<a href="#/handset/${encodeURIComponent(site.collector)}/${encodeURIComponent(alert.handset)}">${alert.subject}</a>`
        : alert.subject}</strong>
      <code>${alert.rule}</code><span class="dim">${alert.severity.toLowerCase()}</span>
      <span class="dim right" title=${when(alert.since)}>${alert.state === 'RESOLVED'
        ? html`resolved ${ago(alert.resolvedAt, now)}` : html`since ${age(alert.since, now)}`}</span></header>
    ${brief && alert.state === 'RESOLVED' ? nothing : html`<p>${alert.why}</p>`}
    ${alert.remembered ? html`<p class="held"><b>Remembered:</b> it fired before the collector was restarted; nothing seen since has confirmed or ended it.</p>` : nothing}
    ${alert.heldBecause ? html`<p class="held"><b>Not trusted now:</b> ${alert.heldBecause}</p>` : nothing}
    ${alert.state === 'RESOLVED' ? nothing : html`<p class="next"><b>Next step:</b> ${alert.nextStep}</p>`}
    <footer class="dim"><span>${siteName(site)}${alert.server ? html` · ${alert.server}` : nothing}</span>
      ${alert.evidence.length ? html`<details><summary>Evidence (${alert.evidence.length})</summary>
        <ul>${alert.evidence.map(line => html`<li>${line}</li>`)}</ul></details>` : nothing}</footer>
  </article>`;
}

// In trouble, and not listed: a collector keeps so many alerts of a rule.
const unlisted = site => Object.entries(site.head?.totals.alertsBeyondCap ?? {}).sort(([a], [b]) => a.localeCompare(b));

export const beyondCap = site => unlisted(site).reduce((sum, [, subjects]) => sum + subjects, 0);

function beyondCapLines(board) {
  return [...board.sites.values()].flatMap(site => unlisted(site).map(([rule, subjects]) => html`
    <p class="alert edge-${board.fresh(site) ? 'warn' : 'old'}" data-beyond=${rule}>and <b>${number(subjects)}</b> more with
      <code>${rule}</code> that are not listed<span class="dim">: ${siteName(site)}
      has as many alerts of this rule as it keeps (<code>health.alerts.mostPerRule</code>)</span></p>`));
}

// Each site's alerts in one list; at most so many, and how many more.
export function alertList(board, { brief, most }) {
  const all = [...board.sites.values()].flatMap(site => sorted(site.alerts.values()).map(alert => ({ alert, site })));
  if (!all.length) {
    const fresh = [...board.sites.values()].some(site => board.fresh(site));
    return html`<p class="empty">${fresh ? 'No alerts.' : 'Nothing is known of alerts now.'}</p>`;
  }
  return html`${all.slice(0, most).map(({ alert, site }) => alertCard(alert, site, board.fresh(site), board.now(site), brief))}
    ${all.length > most ? html`<p class="empty"><a href="#/alerts">${all.length - most} more</a></p>` : nothing}
    ${beyondCapLines(board)}`;
}
