export const risksHandlers = {}
