// The objects of the house; each class has a room of its own.

export { Booking } from './booking/booking.object.ts';
export { Flight } from './flight/flight.object.ts';
export { Throttle } from './throttle/throttle.object.ts';
export default {};
