export const requirementsHandlers = {}
