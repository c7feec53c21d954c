import { html, nothing } from 'lit';
import { RIDES, OUTCOMES } from './words.js';
import { age, ago, number, span, when } from './format.js';

const fact = (label, value, title = '') => html`<div title=${title}><dt>${label}</dt><dd>${value ?? '–'}</dd></div>`;
const name = distinguished => /(?:^|[,+])CN=([^,+]+)/.exec(distinguished)?.[1] ?? distinguished;
const WARN_DAYS = 30;

// What is left of a certificate, as a person counts it; green only while there is time.
function left(until, now) {
  const days = Math.floor((Date.parse(until) - now) / 86_400_000);
  const tone = days < 0 ? 'bad-text' : days < WARN_DAYS ? 'warn-text' : '';
  const text = days < 0 ? `expired ${span(now - Date.parse(until))} ago` : days === 1 ? '1 day left' : `${number(days)} days left`;
  return html`<span class=${tone} title=${when(until)}>${text}</span>`;
}

function chain(certificates, now) {
  if (!certificates.length) return html`<p class="empty">No certificate was seen: TLS 1.3 hides it, and a resumed connection shows none.</p>`;
  return html`<div class="scroll"><table class="grid chain"><thead><tr><th scope="col">Certificate</th><th scope="col">Issued by</th>
    <th scope="col">Valid until</th><th scope="col">Key</th><th scope="col">Names</th></tr></thead><tbody>${certificates.map((shown, i) => html`<tr>
    <th scope="row" title=${shown.subject}>${i ? '↳ ' : ''}${name(shown.subject)}
      ${shown.faults.map(fault => html`<small class="bad-text">⚠ ${fault}</small>`)}</th>
    <td title=${shown.issuer}>${name(shown.issuer)}</td>
    <td>${shown.notAfter.slice(0, 10)} <small>${left(shown.notAfter, now)}</small></td>
    <td>${shown.key}<small>${shown.signature}</small></td>
    <td class="wide">${shown.names.join(', ') || '–'}</td></tr>`)}</tbody></table></div>`;
}

function history(lines, now) {
  if (!lines.length) return nothing;
  return html`<h3>Last connections</h3><div class="scroll"><table class="grid"><thead><tr><th scope="col">Begun</th><th scope="col">To</th>
    <th scope="col">Handshake</th><th scope="col">Lasted</th><th scope="col">What became of it</th></tr></thead><tbody>${lines.map(line => html`<tr>
    <td title=${when(line.since)}>${ago(line.since, now)}</td><td>${line.server}</td>
    <td>${line.outcome ? OUTCOMES[line.outcome] ?? line.outcome.toLowerCase() : 'under way'}${line.version ? html` <small>${line.version}</small>` : nothing}</td>
    <td>${line.until ? span(Date.parse(line.until) - Date.parse(line.since)) : html`${age(line.since, now)}, still open`}</td>
    <td class="wide">${line.what}</td></tr>`)}</tbody></table></div>`;
}

// The connection that carries a handset, or is inferred to; nothing for one that does not use TLS.
export function tlsPanel(tls, now) {
  if (!tls) return nothing;
  const link = tls.connection;
  return html`<section class="panel tls"><h2>TLS connection</h2>
    <p>${tls.inferred ? html`<span class="inferred">inferred</span> ` : nothing}${RIDES[tls.kind] ?? tls.kind}</p>
    <dl class="facts">
      ${fact('To', tls.target)}
      ${link ? html`${fact(link.endedAt ? 'Lasted' : 'Established', link.endedAt ? span(Date.parse(link.endedAt) - Date.parse(link.since)) : ago(link.since, now), when(link.since))}
        ${link.endedAt ? fact('Ended', html`${ago(link.endedAt, now)}: it ${link.ended}`, when(link.endedAt)) : fact('Last packet', ago(link.lastSeenAt, now), when(link.lastSeenAt))}
        ${fact('Version', link.version)}${fact('Cipher', link.cipher)}${fact('Name asked for', link.serverName)}
        ${fact('Resumed', link.resumed === null ? 'not known' : link.resumed ? 'yes' : 'no')}
        ${fact('Handshake took', link.handshakeMs === null ? '–' : `${link.handshakeMs.toFixed(1)} ms`)}
        ${fact('Between', `${link.client} and ${link.server}`)}
        ${fact('Read with keys', link.decrypted ? 'yes' : 'no')}` : nothing}
      ${fact(tls.inferred ? 'Handsets of the server' : 'Handsets on it', number(tls.sharing))}
      ${fact('Open at its server', number(tls.open))}
    </dl>
    <h3>Certificates shown</h3>${chain(tls.certificates, now)}
    ${tls.users.length ? html`<details><summary>Registered over it: ${tls.users.length}${tls.sharing > tls.users.length ? ` of ${tls.sharing}` : ''}</summary>
      <p class="users">${tls.users.join(' · ')}</p></details>` : nothing}
    ${history(tls.history, now)}</section>`;
}

function riders(tls) {
  if (tls.readable) return `${number(tls.riders)} read, ${number(tls.mostOnOne)} on the fullest`;
  if (!tls.open) return '–';
  if (tls.handsets === null) return 'not known';
  return tls.open === 1 ? `${number(tls.handsets)} on it (inferred)` : `${number(tls.handsets)} on ${number(tls.open)} (inferred)`;
}

// The section of a server's card.
export function serverTls(tls, now) {
  if (!tls) return nothing;
  return html`<section class="tls"><h4>TLS</h4><dl>
      ${fact('Connections', html`<span class=${tls.open ? '' : 'bad-text'}>${number(tls.open)} open</span>${tls.pending ? `, ${number(tls.pending)} under way` : ''}`)}
      ${fact('Handsets', riders(tls))}
      ${fact('Last packet', tls.lastSeenAt ? ago(tls.lastSeenAt, now) : '–', when(tls.lastSeenAt))}
      ${tls.lastLoss ? fact('Last lost', html`${ago(tls.lastLossAt, now)}: ${tls.lastLoss}`, when(tls.lastLossAt)) : nothing}
    </dl>
    ${tls.targets.map(target => html`<div class="target"><b>${target.name}</b> <span class="dim">${target.version ?? ''}</span>
      ${target.certificateUntil ? html`<small>certificate ${left(target.certificateUntil, now)}</small>` : nothing}
      ${target.failingSince ? html`<small class="bad-text">⚠ failing for ${age(target.failingSince, now)}, ${number(target.failures)} attempts</small>` : nothing}</div>`)}
    ${tls.lastFailure ? html`<p class="dim failure" title=${when(tls.lastFailureAt)}>Last failure ${ago(tls.lastFailureAt, now)}: ${tls.lastFailure}</p>` : nothing}
  </section>`;
}

