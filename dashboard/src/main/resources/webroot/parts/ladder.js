import { html } from 'lit';

const ms = (a, b) => `+${Math.max(0, Date.parse(b) - Date.parse(a))} ms`;

// Who said what to whom: the first sender stands on the left.
export function ladder(steps) {
  if (!steps.length) return html`<p class="empty">No attempt to register has failed since the collector started.</p>`;
  const left = steps[0].from;
  const right = steps[0].to;
  const frames = steps.map(step => step.frame);
  return html`<div class="ladder">
    <div class="ends"><span>${left}</span><span>${right}</span></div>
    <ol>${steps.map(step => {
      const out = step.from === left;
      const code = Number(/^SIP\/2\.0 (\d{3})/.exec(step.startLine)?.[1] ?? 0);
      const tone = code >= 400 && code !== 401 && code !== 407 ? 'bad' : code === 401 || code === 407 ? 'warn' : code >= 200 ? 'good' : 'none';
      return html`<li class=${out ? 'out' : 'in'}>
        <div class="time dim" title=${step.time}>${ms(steps[0].time, step.time)}<br><small>frame ${step.frame}</small></div>
        <details><summary class="edge-${tone}"><span class="arrow" aria-label=${out ? 'to the registrar' : 'from the registrar'}>${out ? '⟶' : '⟵'}</span>
          <code>${step.startLine}</code><small class="dim">${step.transport}</small></summary>
          <pre>${step.headers.join('\n') || 'No headers were kept.'}</pre></details></li>`;
    })}</ol>
    <p class="dim">In Wireshark, in ${steps[0].source}: <code>frame.number in {${frames.join(', ')}}</code></p>
  </div>`;
}
