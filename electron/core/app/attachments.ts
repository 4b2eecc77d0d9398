export const attachmentsHandlers = {}
