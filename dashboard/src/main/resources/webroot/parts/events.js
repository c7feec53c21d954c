import { html } from 'lit';
import { INTERFACES, LEVELS } from './words.js';
import { ago, when } from './format.js';

export function eventLine(event, now) {
  const level = LEVELS[event.level] ?? { word: event.level, tone: 'none', icon: '?' };
  return html`<span class="event tone-${level.tone}" title=${when(event.at)}><i aria-hidden="true">${level.icon}</i> ${event.text}
    <small class="dim">${level.word}, ${INTERFACES[event.via] ?? event.via}, ${ago(event.at, now)}</small></span>`;
}

// What was told unasked, newest first; the last column says what the page itself does not: of whom, or by whom.
export function eventTable(events, now, last, of) {
  if (!events?.length) return html`<p class="empty">Nothing: no trap, no line of syslog, no event.</p>`;
  return html`<div class="scroll"><table class="grid events"><thead><tr><th scope="col">When</th><th scope="col">What</th><th scope="col">Kind</th>
    <th scope="col">${last}</th></tr></thead><tbody>${events.map(event => html`<tr><td title=${when(event.at)}>${ago(event.at, now)}</td>
    <td class="wide">${eventLine(event, now)}</td><td>${event.kind === 'unknown' ? html`<span class="dim">not known</span>` : event.kind}</td>
    <td>${of(event) || '–'}</td></tr>`)}</tbody></table></div>`;
}
