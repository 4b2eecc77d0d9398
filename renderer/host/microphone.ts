export const hasMicrophone = (navigator: Navigator): boolean =>
  typeof navigator.mediaDevices?.getUserMedia === 'function' && typeof MediaRecorder === 'function'

/** Null when there is no microphone, or the person or the system said no. */
export async function openMicrophone(navigator: Navigator): Promise<MediaStream | null> {
  try {
    return await navigator.mediaDevices.getUserMedia({ audio: true })
  } catch {
    return null
  }
}
