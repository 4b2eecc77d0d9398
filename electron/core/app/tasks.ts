export const tasksHandlers = {}
