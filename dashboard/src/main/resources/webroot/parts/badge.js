import { html } from 'lit';

// Icon, word and colour together. Without fresh data there is no colour: what was green an hour ago is not
// green now, and the word says so too.
const past = word => (word.startsWith('Was: ') ? word : `Was: ${word.toLowerCase()}`);

export const badge = (kind, fresh, extra = '') => html`<span class="badge tone-${fresh ? kind.tone : 'old'} ${extra}"><i
  aria-hidden="true">${fresh ? kind.icon : '◷'}</i>${fresh ? kind.word : past(kind.word)}</span>`;
