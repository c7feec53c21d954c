import { html } from 'lit';
import { beyondCap } from './alerts.js';
import { number } from './format.js';
import { verdictKind } from './words.js';

function rate(trend) {
  if (trend.length < 2) return null;
  const last = trend[trend.length - 1];
  const from = trend[Math.max(0, trend.length - 6)];
  const seconds = (Date.parse(last.time) - Date.parse(from.time)) / 1000;
  const messages = last.sipMessages - from.sipMessages;
  return seconds > 0 && messages >= 0 ? messages / seconds : null;
}

const box = (nobody, label, value, note, tone) => html`<div class="tile edge-${tone}">
  <div class="label">${label}</div><div class="value">${value}</div><div class="note">${nobody ? 'no fresh data' : note}</div></div>`;

// Sums over all sites that can be believed; a site that is lost is left out and said so.
export function tiles(board) {
  const sites = [...board.sites.values()].filter(site => site.head);
  const fresh = sites.filter(site => board.fresh(site));
  const sum = pick => fresh.reduce((total, site) => total + pick(site.head.totals), 0);
  const known = sum(t => t.handsets);
  const down = sum(t => t.expired + t.never);
  const firing = sum(t => t.alertsFiring);
  const unlisted = fresh.reduce((total, site) => total + beyondCap(site), 0);
  const unsure = sum(t => t.truth?.unknown ?? t.unknown + t.remembered);
  const byOthers = sum(t => t.truth?.byOthers ?? 0);
  const rates = fresh.map(site => rate(site.trend)).filter(value => value !== null);
  const nobody = fresh.length === 0;
  const away = sum(t => t.unregistered) + byOthers;
  const blind = fresh.some(site => !['good', 'none'].includes(verdictKind(site.head.verdict).tone));
  // Green is for what is known to be well, and for nothing else.
  const tone = (trouble, bad, well) => (nobody ? 'old' : trouble ? bad : well ? 'good' : 'none');
  const show = value => (nobody ? '–' : number(value));
  const left = sites.length > fresh.length ? `${sites.length - fresh.length} site(s) left out: no fresh data` : '';
  const tile = (...args) => box(nobody, ...args);
  return html`<section class="tiles" aria-label="Totals">
    ${tile('Registered', html`${show(sum(t => t.registered))}<small> of ${show(known)}</small>`,
      left || `${sum(t => t.unregistered)} signed off${byOthers ? `, ${byOthers} more by another's word` : ''}`, tone(down, 'warn', known > 0 && sum(t => t.registered) + away >= known))}
    ${tile('Down', show(down), `${sum(t => t.expired)} expired, ${sum(t => t.never)} never registered`,
      tone(down, 'bad', known > 0 && unsure === 0))}
    ${tile('Not known', show(unsure), `${sum(t => t.unknown)} not seen, ${sum(t => t.remembered)} remembered`, 'none')}
    ${tile('Alerts firing', show(firing), `${sum(t => t.alertsHeld)} held back${unlisted ? `, ${number(unlisted)} more not listed` : ''}`, tone(firing, 'bad', !blind))}
    ${tile('Calls now', show(sum(t => t.activeCalls)), `${sum(t => t.streams)} media streams`, 'none')}
    ${tile('SIP messages/s', rates.length ? rates.reduce((a, b) => a + b, 0).toFixed(1) : '–',
      `${number(sum(t => t.sip.messages))} in all, ${number(sum(t => t.sip.retransmissions))} repeated`, 'none')}
  </section>`;
}
