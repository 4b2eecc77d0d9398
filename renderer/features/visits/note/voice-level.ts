/** How loud a stream is, 0 to 1, so that one sees that the microphone hears. Stop it with the recording. */
export function measureLevel(stream: MediaStream): { read(): number; stop(): void } {
  // Without audio processing there is nothing to show; the recording itself does not need it.
  if (typeof AudioContext === 'undefined') return { read: () => 0, stop() {} }
  const context = new AudioContext()
  const analyser = context.createAnalyser()
  analyser.fftSize = 512
  context.createMediaStreamSource(stream).connect(analyser)
  const samples = new Float32Array(analyser.fftSize)
  return {
    read() {
      analyser.getFloatTimeDomainData(samples)
      const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length
      // Speech lies far below full scale: the root of the root mean square shows it.
      return Math.min(1, Math.sqrt(Math.sqrt(power)))
    },
    stop: () => void context.close(),
  }
}
