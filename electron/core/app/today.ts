export const todayHandlers = {}
