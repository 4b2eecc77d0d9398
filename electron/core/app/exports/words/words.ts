/** 简体中文, 繁體中文, English. */
export type Words = readonly [string, string, string]
