import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cleanFileName } from '../../../shared/kernel/file-name.ts'

describe('IOX-2 names of files that are proposed to a person', () => {
  test.each([
    ['客户 2026-11.xlsx', '客户 2026-11.xlsx'],
    ['../../etc/passwd', '__.._etc_passwd'],
    ['C:\\Windows\\x.dll', 'C__Windows_x.dll'],
    ['a/b|c?d*e<f>g"h:i', 'a_b_c_d_e_f_g_h_i'],
    ['.profile', '_profile'],
    ['name. . ', 'name'],
    ['name.\u3000', 'name'],
    ['\u3000.name', '_name'],
    [`${'长'.repeat(119)}. 之后`, '长'.repeat(119)],
    ['con', '_con'],
    ['COM1.csv', '_COM1.csv'],
    ['console.csv', 'console.csv'],
    ['\u202Egnp.exe', '_gnp.exe'],
    ['line\nbreak\u0000.md', 'line_break_.md'],
    ['', 'bowtie'],
    ['...', '_'],
    ['lone \uD800 half', 'lone \uFFFD half'],
  ])('%j becomes %j', (name, clean) => {
    expect(cleanFileName(name)).toBe(clean)
  })

  test('whatever the name, every file system takes what comes out, and cleaning twice changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (name) => {
        const clean = cleanFileName(name)
        expect(clean).not.toMatch(/[<>:"/\\|?*]|\p{Cc}|\p{Cf}|^\.|[. ]$/u)
        expect(clean).not.toMatch(/^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i)
        expect([...clean].length).toBeGreaterThan(0)
        expect([...clean].length).toBeLessThanOrEqual(120)
        expect(clean.isWellFormed()).toBe(true)
        expect(cleanFileName(clean)).toBe(clean)
      }),
      { numRuns: 5_000 },
    )
  })
})
