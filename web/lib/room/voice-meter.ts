/** How loud a track is, RMS 0…1, ten times a second. @returns ends it */
export function meter(track: MediaStreamTrack, tell: (level: number) => void): () => void {
  const context = new AudioContext();
  const source = context.createMediaStreamSource(new MediaStream([track]));
  const analyser = context.createAnalyser();
  analyser.fftSize = 1024;
  source.connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  const timer = setInterval(() => {
    analyser.getFloatTimeDomainData(samples);
    tell(Math.sqrt(samples.reduce((sum, x) => sum + x * x, 0) / samples.length));
  }, 100);
  return () => {
    clearInterval(timer);
    void context.close().catch(() => {});
  };
}
