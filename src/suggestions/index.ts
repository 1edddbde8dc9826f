export { closestName } from './closest-name.js';
