export { byLanguage } from './by-language.ts'
export { locateQuote, type QuotePlace } from './quote.ts'
export { markLength, type Sentence, sentenceAt, sentencesOfLine } from './sentence.ts'
