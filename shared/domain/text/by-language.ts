/**
 * Which of three texts a language tag asks for: `zh-TW`, `zh-Hant-HK` → traditional; other Chinese → simplified; all
 * else → English.
 */
export function byLanguage<Text>(
  language: string,
  texts: { readonly simplified: Text; readonly traditional: Text; readonly english: Text },
): Text {
  const tag = language.toLowerCase()
  if (!tag.startsWith('zh')) return texts.english
  return /-(?:hant|tw|hk|mo)\b/.test(tag) ? texts.traditional : texts.simplified
}
