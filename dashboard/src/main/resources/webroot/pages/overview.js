import { html, nothing } from 'lit';
import { linkBanner, siteName, verdict } from '../parts/site.js';
import { tiles } from '../parts/tiles.js';
import { alertList } from '../parts/alerts.js';
import { cloudCards, clouds } from '../parts/cloud.js';
import { servers } from '../parts/servers.js';
import { sources } from '../parts/sources.js';
import '../parts/handset-table.js';
import '../parts/trend-chart.js';

export function overview(board, tick) {
  const sites = [...board.sites.values()].filter(site => site.head);
  if (!sites.length) return html`${linkBanner(board)}<p class="boot" role="status">Waiting for the first data of a collector…</p>`;
  const cloud = clouds(board);
  return html`${linkBanner(board)}
    ${[...board.sites.values()].map(site => verdict(board, site))}
    ${tiles(board)}
    <div class="columns">
      <section class="panel"><h2>Alerts</h2>${alertList(board, { brief: true, most: 4 })}</section>
      <section class="panel">${sites.map(site => html`<div class=${board.fresh(site) ? '' : 'faded'}>
        <h2>${siteName(site)}, last ten minutes</h2><trend-chart .points=${site.trend} ?fresh=${board.fresh(site)}></trend-chart></div>`)}</section>
    </div>
    <section class="panel"><h2>IP-DECT servers</h2>${servers(board)}</section>
    ${cloud.length ? html`<section class="panel"><h2>The cloud</h2>${cloudCards(board, cloud)}</section>` : nothing}
    <section class="panel"><h2>Handsets</h2><handset-table .board=${board} .tick=${tick}></handset-table></section>
    <section class="panel"><h2>Sources of packets</h2>${sources(board)}</section>`;
}
