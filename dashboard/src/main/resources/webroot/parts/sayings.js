import { html, nothing } from 'lit';
import { badge } from './badge.js';
import { INTERFACES, STANDINGS, WHO } from './words.js';
import { ago, span, when } from './format.js';

// What one of the three says now. A word that is too old is no word, whatever it was.
function kindOf(saying) {
  if (!saying.at) return { word: 'Silent', tone: 'none', icon: '–' };
  if (saying.stale) return { word: 'Too old', tone: 'none', icon: '◷' };
  if (saying.registered === null) return { word: 'Does not know', tone: 'none', icon: '?' };
  return saying.registered ? STANDINGS.REGISTERED : STANDINGS.NOT_REGISTERED;
}

function column(saying, fresh, now, decides) {
  return html`<article class="saying ${decides ? 'decides' : ''} ${saying.stale ? 'faded' : ''}" data-who=${saying.who}>
    <h3>${WHO[saying.who] ?? saying.who}${decides ? ' · decides' : ''}</h3>
    ${badge(kindOf(saying), fresh)}
    <p>${saying.why}</p>
    <footer class="dim" title=${when(saying.at)}>${saying.at ? ago(saying.at, now) : 'never'}${saying.via
      ? ` · ${INTERFACES[saying.via] ?? saying.via}` : ''}${saying.counts ? '' : ' · shown only, does not count'}</footer></article>`;
}

// The verdict, and the three words it was made of side by side.
export function sayings(truth, detail, fresh, now) {
  const standing = STANDINGS[truth.standing] ?? STANDINGS.UNKNOWN;
  return html`<p class="standing">${badge(standing, fresh, 'big')}
      <span>${truth.by ? `by the word of ${(WHO[truth.by] ?? truth.by).toLowerCase()}` : ''}</span></p>
    ${truth.contradiction ? html`<p class="hint">≠ ${truth.contradiction}</p>` : nothing}
    <div class="sayings">${(detail?.sayings ?? []).map(saying => column(saying, fresh, now, saying.who === truth.by))}</div>`;
}

const yes = value => (value === null ? '–' : value ? 'yes' : 'no');

// Everything that servers and the cloud told of it, one line for each interface.
export function wordTable(words, now) {
  if (!words?.length) return nothing;
  return html`<div class="scroll"><table class="grid"><thead><tr>${['From', 'When', 'Subscribed', 'Registered', 'Reached', 'In charger', 'Battery',
    'Base', 'Signal', 'Firmware', 'In its words'].map(head => html`<th scope="col">${head}</th>`)}</tr></thead>
    <tbody>${words.map(word => html`<tr class=${word.stale ? 'faded' : ''}>
      <td>${INTERFACES[word.via] ?? word.via}${word.server ? html` <small class="dim">${word.server}</small>` : nothing}</td>
      <td title=${`${when(word.at)}; good for ${span(word.goodForSeconds * 1000)}`}>${ago(word.at, now)}${word.stale ? ', too old' : ''}</td>
      <td>${yes(word.subscribed)}</td><td>${yes(word.registered)}</td><td>${yes(word.reachable)}</td><td>${yes(word.inCharger)}</td>
      <td>${word.battery === null ? '–' : `${word.battery} of 7`}</td><td>${word.base ?? '–'}</td><td>${word.signal ?? '–'}</td>
      <td>${word.firmware ?? '–'}</td><td class="wide">${word.detail}</td></tr>`)}</tbody></table></div>`;
}
