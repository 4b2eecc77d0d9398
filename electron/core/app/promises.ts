export const promisesHandlers = {}
