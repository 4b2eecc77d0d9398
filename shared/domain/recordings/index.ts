/** VIS-5: the longest part of a recording, in bytes, that is handed over at once; the page cuts what is longer. */
export const longestRecordingPart = 256 * 1024
