import { html } from 'lit';
import { linkBanner, verdict } from '../parts/site.js';
import { alertList } from '../parts/alerts.js';

export function alerts(board) {
  return html`${linkBanner(board)}${[...board.sites.values()].map(site => verdict(board, site))}
    <section class="panel"><h2>Alerts</h2>${alertList(board, { brief: false, most: 500 })}</section>`;
}
