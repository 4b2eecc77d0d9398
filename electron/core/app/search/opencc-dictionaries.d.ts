/** The package has no types for its single dictionaries: pairs `from to`, joined by `|`. */
declare module 'opencc-js/dict/*' {
  const dictionary: string
  export default dictionary
}
