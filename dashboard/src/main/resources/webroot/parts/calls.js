import { html, nothing } from 'lit';
import { badge } from './badge.js';
import { CALL_STATES, ENCRYPTIONS, FAULT_TONES } from './words.js';
import { age, ago, number, span, when } from './format.js';

const share = n => `${n.toFixed(n < 10 ? 1 : 0)} %`;
const ms = n => (n === null ? '–' : `${n.toFixed(1)} ms`);
const live = call => call.streams.some(stream => stream.live);

// A score without its model means nothing: the two always stand together.
const score = mos => (mos
  ? html`<b>${mos.value.toFixed(2)}</b> <small class="dim" title="Equipment impairment Ie ${mos.ie}, loss robustness Bpl ${mos.bpl}${
    mos.concealment ? ', receivers conceal losses' : ', losses are not concealed'}; delay and echo are not in it">${mos.model}, Ie ${mos.ie}, Bpl ${mos.bpl}</small>`
  : html`<span class="dim">not known</span>`);

function direction(stream, now) {
  const marks = [stream.dscp.length ? `DSCP ${stream.dscp.join(', ')}` : '', stream.vlanPriority.length ? `802.1p ${stream.vlanPriority.join(', ')}` : '']
    .filter(Boolean).join(' · ');
  const second = stream.second;
  return html`<tr>
    <th scope="row" title="${stream.source} → ${stream.destination}, SSRC ${stream.ssrc}">${stream.fromHandset ? 'from the handset →' : '← to the handset'}</th>
    <td>${stream.codecs.join(' › ') || 'unknown'}</td>
    <td title=${when(second.to)}>${stream.live ? html`${number(second.packets)} packets, ${number(second.lost)} lost, ${ms(second.jitterMs)}`
      : html`<span class="dim">none for ${age(second.to, now)}</span>`}</td>
    <td>${number(stream.lost)} of ${number(stream.packets + stream.lost)} <span class="dim">${share(stream.lossPercent)}</span></td>
    <td>${ms(stream.meanJitterMs)} <span class="dim">/ ${ms(stream.maxJitterMs)}</span></td>
    <td>${score(stream.mos)}</td>
    <td>${stream.ptimeMs === null ? '–' : `${stream.ptimeMs} ms`}</td>
    <td>${ENCRYPTIONS[stream.encryption] ?? stream.encryption}</td>
    <td>${marks || '–'}</td></tr>`;
}

const faults = (call, fresh) => call.faults.map(fault => html`<li>${badge({ ...FAULT_TONES[fault.severity], word: fault.severity.toLowerCase() }, fresh)}
  <div><code>${fault.rule}</code> ${fault.why}<br><span class="dim"><b>Next step:</b> ${fault.nextStep}</span></div></li>`);

function media(call, fresh, now) {
  if (!call.streams.length && !call.faults.length) return nothing;
  return html`${call.streams.length ? html`<div class="scroll"><table class="grid media"><thead><tr><th scope="col">Direction</th><th scope="col">Codec</th>
      <th scope="col">Last second</th><th scope="col">Lost</th><th scope="col">Jitter mean / max</th><th scope="col">Opinion score, model</th>
      <th scope="col">A packet holds</th><th scope="col">On the wire</th><th scope="col">Marking</th></tr></thead>
      <tbody>${call.streams.map(stream => direction(stream, now))}</tbody></table></div>`
    : html`<p class="dim">No media of it is seen here.</p>`}
    ${call.faults.length ? html`<ul class="marks">${faults(call, fresh)}</ul>` : nothing}`;
}

// One line for each direction's quality, for calls that are over.
const brief = call => call.streams.filter(stream => stream.mos).map(stream => html`<span class="dim">${stream.fromHandset ? 'from' : 'to'}
  ${share(stream.lossPercent)} lost, ${stream.mos.value.toFixed(2)} ${stream.mos.model}</span> `);

function card(call, fresh, now) {
  const state = CALL_STATES[call.state] ?? { word: call.state.toLowerCase(), tone: 'none', icon: '☎' };
  const worst = call.faults[0];
  const head = html`${badge(state, fresh)} <strong>${call.outgoing ? '→' : '←'} ${call.with}</strong>
    <span title=${when(call.time)}>${ago(call.time, now)}</span>
    <span>${call.durationMs === null ? nothing : `lasted ${span(call.durationMs)}`}</span>
    <span>${call.codecs.join(' › ') || nothing}</span>
    ${call.finalStatus && call.finalStatus !== 200 ? html`<span>answer ${call.finalStatus}</span>` : nothing}
    ${call.inferred ? html`<span class="simulated" title="Signalling cannot be read; this is the only handset of its server">INFERRED</span>` : nothing}
    ${worst ? badge({ ...FAULT_TONES[worst.severity], word: call.faults.length === 1 ? worst.rule : `${worst.rule} and ${call.faults.length - 1} more` }, fresh) : nothing}`;
  return live(call)
    ? html`<article class="call-card" data-live><header>${head}</header>${media(call, fresh, now)}</article>`
    : html`<article class="call-card"><details><summary><header>${head} ${brief(call)}</header></summary>${media(call, fresh, now)}</details></article>`;
}

export const anyLive = calls => calls.some(live);

export const callList = (calls, fresh, now) => (calls.length ? calls.map(call => card(call, fresh, now)) : html`<p class="empty">No call of it was seen.</p>`);
