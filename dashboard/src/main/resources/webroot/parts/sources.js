import { html } from 'lit';
import { badge } from './badge.js';
import { CONDITIONS } from './words.js';
import { ago, bytes, number, when } from './format.js';
import { siteName } from './site.js';

function row(source, site, fresh, now) {
  const said = CONDITIONS[source.condition] ?? { word: source.condition, tone: 'none', icon: '?' };
  // Who has no trouble sends no trap and little syslog: silence there is no warning.
  const told = source.kind === 'TRAP' || source.kind === 'SYSLOG';
  const kind = told && source.condition === 'QUIET' ? { ...said, word: 'Listening', tone: 'none' } : said;
  const lost = source.kernelDrops > 0 ? 'bad-text' : '';
  return html`<tr>
    <th scope="row">${source.name}</th><td>${siteName(site)}</td><td>${source.kind.toLowerCase()}</td>
    <td>${badge(kind, fresh)}</td><td class="wide">${source.why}</td>
    <td class="num">${number(source.packets)}</td><td class="num">${bytes(source.bytes)}</td>
    <td class="num ${lost}">${source.kernelDrops === null ? 'not known' : number(source.kernelDrops)}</td>
    <td class="num">${number(source.truncated)}</td>
    <td title=${when(source.lastPacketAt)}>${ago(source.lastPacketAt, now)}</td>
    <td title=${when(source.lastFromDevices)}>${ago(source.lastFromDevices, now)}</td>
    <td title=${when(source.lastToDevices)}>${ago(source.lastToDevices, now)}</td></tr>`;
}

export function sources(board) {
  const all = [...board.sites.values()].flatMap(site => [...site.sources.values()].map(source => ({ source, site })));
  if (!all.length) return html`<p class="empty">No source is known yet.</p>`;
  return html`<div class="scroll"><table class="grid"><thead><tr><th scope="col">Source</th><th scope="col">Site</th><th scope="col">Kind</th>
    <th scope="col">State</th><th scope="col">In words</th><th scope="col" class="num">Packets</th><th scope="col" class="num">Bytes</th>
    <th scope="col" class="num">Dropped</th><th scope="col" class="num">Cut short</th><th scope="col">Last packet</th>
    <th scope="col">From servers</th><th scope="col">To servers</th></tr></thead>
    <tbody>${all.map(({ source, site }) => row(source, site, board.fresh(site), board.now(site)))}</tbody></table></div>`;
}
