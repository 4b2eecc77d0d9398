export { locateQuote, type QuotePlace } from './quote.ts'
export { markLength, type Sentence, sentenceAt, sentencesOfLine } from './sentence.ts'
