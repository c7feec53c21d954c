import { html } from 'lit';

// Icon, word and colour together. Without fresh data there is no colour: what was green an hour ago is not green now.
export const badge = (kind, fresh, extra = '') => html`<span class="badge tone-${fresh ? kind.tone : 'old'} ${extra}"><i
  aria-hidden="true">${kind.icon}</i>${kind.word}</span>`;
