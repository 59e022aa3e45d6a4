// @ts-nocheck: runs in an AudioWorkletGlobalScope, which the page’s types do not know.
// Runs on the audio thread: float samples in, 16-bit little-endian chunks of 20 ms or more out, with their level.
class MicWorklet extends AudioWorkletProcessor {
  constructor() {
    super();
    this.size = Math.max(128, Math.round(sampleRate / 50));
    this.chunk = new Int16Array(this.size);
    this.fill = 0;
    this.sum = 0;
  }

  process(inputs) {
    const channels = inputs[0];
    if (!channels || channels.length === 0) return true;
    const frames = channels[0].length;
    for (let i = 0; i < frames; i++) {
      let sample = 0;
      for (const channel of channels) sample += channel[i] / channels.length;
      const clipped = Math.max(-1, Math.min(1, sample));
      this.chunk[this.fill++] = Math.round(clipped * 32767);
      this.sum += clipped * clipped;
      if (this.fill === this.size) {
        const level = Math.sqrt(this.sum / this.size);
        this.port.postMessage({ pcm: this.chunk.buffer, level }, [this.chunk.buffer]);
        this.chunk = new Int16Array(this.size);
        this.fill = 0;
        this.sum = 0;
      }
    }
    return true;
  }
}
registerProcessor('mic-worklet', MicWorklet);
