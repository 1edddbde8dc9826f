import { provide } from './provide.mjs';

/** What rendering and validating need. */
export default () => provide(['helm', 'helm3', 'kubeconform']);
