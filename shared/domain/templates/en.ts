import type { TemplateTexts } from './template.ts'

export const english: TemplateTexts = {
  signed: {
    title: 'Hand-over after signature',
    body: `## Why they bought
- Who asked for it first, and what had happened:
- What if they had not bought; how they coped before:
- What "it worked" means to them (their words):

## What sales promised
- What, by whom, to whom, by when:
- Not in the contract but taken as promised (discount, custom work, days on site, dates):
- Already known to be impossible; who tells them, and when:

## Key people
- Who decides, who pushes, who uses, who guards the gate:
- Where each stands, and how we know:
- Whom we must meet and have not; who introduces us:

## Contract
- Term, seats, auto-renewal, notice period, free months:
- If it is locked for years: how we will know in year one that they really use it:

## First value (write it down now)
- The result, and the number that measures it:
- Today's value, the target, by which day:
- Who will sign it off:

## Next
- What, who on our side, who on theirs, which day:
`,
  },
  onboarding: {
    title: 'Onboarding',
    body: `## Where we are
- Agreed last time: done, and not done:
- Waiting for whom (us, the customer, a third party), for how many days:
- Is the go-live date still the same; if not, why:

## Who does what
- The customer's owner, and their hours per week:
- What the customer prepares (data, accounts, process, people to train):
- What we deliver, who, which day:

## First value in numbers
- The customer's words:
- The measure, today's value, the target, by which day:
- Where the number comes from, and who confirms it:
- Going live is not first value; what is still between the two:

## Who will use it
- The first group, who trains them, when:
- For whom it is more work; how to make it less:

## The customer asks for
- In which situation, to what end:

## We promised
- What, who, by which day:
`,
  },
  growth: {
    title: 'Usage check-in',
    body: `## Use
- Seats bought, assigned, really in use:
- Who uses it daily, who stopped, since when:
- More or less than last time: did someone leave, was there a new version, a new process:

## Where they get stuck
- What makes them stop, work around it or go back to a spreadsheet:
- How often, how many people, how long each time:
- What they think the cause is:

## Value
- Saved or gained since last time, how much (their words and the number):
- How far from the first-value target:

## People
- When we last met the decision maker, and what matters to them now:
- Who is new, who left, whose attitude changed:

## The customer asks for
- In which situation, to what end, how they do it today:

## What we owe
- Promised last time; what we say about it today:

## Next
- What, who, which day:
`,
  },
  mature: {
    title: 'Mature account visit',
    body: `## Value ledger
- Results the customer confirms, the amount, who said so (their words):
- Results nobody has confirmed yet; what proof is missing:

## Reference
- Would they speak in public, about which part, who:
- Would they host another customer; whom would they introduce:

## Expansion
- Which departments, plants, subsidiaries have the same problem:
- Who decides there, and is there a budget this year:
- Are seats full or idle; if idle, why:

## The top floor
- What they must deliver this year, and where we rank in it:
- What is changing (merger, new boss, cost cutting, building their own):

## Under the calm
- Locked until which day; if it ended today, would they renew, and how do we know:

## The customer asks for
- In which situation, to what end:

## Next
- What, for which renewal or expansion, who, which day:
`,
  },
  at_risk: {
    title: 'At-risk visit',
    body: `## Symptom
- What we saw, which day, who said it (their words):
- Which kind (supporter left, merger, competitor, sales expectation, price, contract end):

## Possible root causes
- First:
  - Evidence for it (day, source):
  - Evidence against it (day, source):
- Second:
  - Evidence for it (day, source):
  - Evidence against it (day, source):
- Not tested by anyone yet; whom to ask today, and how:

## What is at stake
- Which contract, how much, until which day:
- Who wants to go, who wants to stay, who decides:

## Our part in it
- Promises not kept, requests not answered, faults not fixed:
- The one honest sentence they need to hear:

## Putting it right
- What, who, by which day, and how we know it worked:
- What the customer does for it:
- When we check again, and what if it did not help:
`,
  },
  renewal: {
    title: 'Renewal visit',
    body: `> Our walk-away does not belong here. It stays in the negotiation room.

## Time
- Contract end, notice period, weeks their process takes:
- When they want to decide:

## Decision chain
- Who proposes, who checks, who decides, who can veto:
- Where each stands, and when we last met:
- New faces this time (procurement, legal, a new boss):

## Budget
- Who holds it, how much this year, against last year:
- What else competes for it:

## Value
- Results they can name themselves (their words and the number):
- Agreed at the start and still not done:

## Alternatives
- If they do not renew: another vendor, building it, the old way:
- How far that has gone (quote, trial, people on site), and who drives it:

## Objections and trades
- What they ask for, and the reason behind it:
- If we give it, what we ask in return (term, seats, reference, payment):
- What we gave last time, and to whom:

## Next
- What, who, which day:
`,
  },
  churned: {
    title: 'After the loss',
    body: `## What happened
- Decided on which day, by whom, and how we were told (their words):
- The earliest day it could be seen, and what was there to see:

## Why
- Symptom:
- Root cause, and the evidence for it:
- What we took for the cause and was not:

## Where they went
- What they use now, at what price, who drove it:
- What they like about it, and what they do not:

## Closing down
- Data export, accounts, last invoice, last day:
- What we still owe, and how we settle it:

## Winning them back
- What would have to change (people, product, price, business):
- With whom we stay in touch, and how often:
- The day we talk again:

## Lesson
- Which other customers show the same signs:
`,
  },
  kick_off: {
    title: 'Kick-off',
    body: `## Present
- Customer:
- Us:
- Who should have come and did not; who follows up:

## Why we do this
- The sponsor's words:
- Who gains if it works, who hurts if it does not:

## First value
- The result, the measure, today's value, the target, by which day:
- Who signs it off:

## Who does what
- The customer's owner:
- Our owner:
- Third parties:

## Dates
- Data ready:
- Training:
- Go-live:
- First value:

## How we work
- How often we meet, who calls the meeting:
- Whom to ask when stuck, and how fast they answer:

## Risk
- The one thing most likely to cost time, and who watches it:
`,
  },
  qbr: {
    title: 'Quarterly business review',
    body: `## Present
- Customer (is the decision maker here):
- Us:

## Results of the quarter
- Targets agreed, numbers reached, confirmed by whom:
- Not reached, why, and how we make up for it:

## Use
- Seats bought, assigned, in use:
- Departments that use it best and least:

## Requests and promises
- Promised: kept, broken, moved:
- Asked for: shipped, scheduled, declined and why:

## Their next quarter
- What they must deliver:
- Where we can help:

## To decide
- Targets for the next quarter, and the number that measures each:
- What, who, which day:
`,
  },
  phone_call: {
    title: 'Phone call',
    body: `- With:
- Reason for the call:
- They said (their words):
- We promised:
- Next, by which day:
`,
  },
  blank: { title: 'Blank', body: '' },
}
