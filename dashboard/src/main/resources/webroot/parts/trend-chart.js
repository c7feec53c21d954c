import { LitElement, html } from 'lit';
import uPlot from 'uplot';

const color = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

const WINDOW = 600_000;

// Registered handsets and SIP messages per second over the last minutes of stream time.
export class TrendChart extends LitElement {
  static properties = { points: { attribute: false }, fresh: { type: Boolean } };
  #plots = [];
  #drawn = null;
  #scheme = matchMedia('(prefers-color-scheme: light)');
  #redraw = () => { this.#drop(); this.#draw(); };
  #resize = new ResizeObserver(() => this.#plots.forEach(plot => plot.setSize(this.#size())));

  createRenderRoot() { return this; }

  connectedCallback() {
    super.connectedCallback();
    this.#scheme.addEventListener('change', this.#redraw);
    this.#resize.observe(this);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#scheme.removeEventListener('change', this.#redraw);
    this.#resize.disconnect();
    this.#drop();
  }

  render() {
    return html`<h3>Handsets registered</h3><div class="plot" role="img" aria-label="Registered handsets over time"></div>
      <h3>SIP messages per second</h3><div class="plot" role="img" aria-label="SIP messages per second over time"></div>`;
  }

  updated() { this.#draw(); }

  #size() { return { width: Math.max(200, this.clientWidth), height: 118 }; }

  #data() {
    const last = Date.parse(this.points?.at(-1)?.time ?? 0);
    const points = (this.points ?? []).filter(p => last - Date.parse(p.time) <= WINDOW);
    const time = points.map(p => Date.parse(p.time) / 1000);
    const rate = points.map((p, i) => {
      if (i === 0) return null;
      const messages = p.sipMessages - points[i - 1].sipMessages;
      return messages < 0 || time[i] <= time[i - 1] ? null : messages / (time[i] - time[i - 1]);
    });
    return [[time, points.map(p => p.registered), points.map(p => p.handsets)], [time, rate]];
  }

  #draw() {
    if (this.#drawn === this.points && this.#plots.length) return;
    this.#drawn = this.points;
    const data = this.#data();
    if (this.#plots.length) {
      this.#plots.forEach((plot, i) => plot.setData(data[i]));
      return;
    }
    const boxes = this.querySelectorAll('.plot');
    const series = [
      [{}, this.#line('Registered', '--good', '--good-fill'), this.#line('Known', '--dim')],
      [{}, this.#line('per second', '--accent', '--accent-fill')],
    ];
    this.#plots = series.map((lines, i) => new uPlot(this.#options(lines), data[i], boxes[i]));
  }

  #line(label, stroke, fill) {
    return { label, stroke: color(stroke), fill: fill ? color(fill) : undefined, width: 1.5, points: { show: false } };
  }

  #options(series) {
    const axis = { stroke: color('--dim'), grid: { stroke: color('--line'), width: 1 }, ticks: { show: false }, font: '11px system-ui' };
    return {
      ...this.#size(), series, legend: { show: false }, cursor: { y: false, points: { size: 6 } }, padding: [8, 8, 0, 0],
      scales: { y: { range: (plot, low, high) => [0, Math.max(1, (high ?? 1) * 1.1)] } },
      axes: [{ ...axis, size: 24, space: 70, values: '{HH}:{mm}:{ss}' }, { ...axis, size: 40, space: 28 }],
    };
  }

  #drop() {
    this.#plots.forEach(plot => plot.destroy());
    this.#plots = [];
    this.#drawn = null;
  }
}
customElements.define('trend-chart', TrendChart);
