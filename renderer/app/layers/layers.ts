/** What lies over the page without being a dialog: a folded-out panel, a peek, a selection. */
export interface Layers {
  /** Adds the top layer; the answer takes it away without calling `close`. */
  open(close: () => void): () => void
  /** Closes the top layer. Answers whether there was one. */
  closeTop(): boolean
  count(): number
}

export function createLayers(): Layers {
  const stack: { readonly close: () => void }[] = []
  return {
    open(close) {
      const layer = { close }
      stack.push(layer)
      return () => {
        const place = stack.indexOf(layer)
        if (place !== -1) stack.splice(place, 1)
      }
    },
    closeTop() {
      const top = stack.pop()
      top?.close()
      return top !== undefined
    },
    count: () => stack.length,
  }
}
