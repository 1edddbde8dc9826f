import { provide } from './provide.mjs';

const CONTROL_PLANE = ['etcd', 'kube-apiserver', 'kube-controller-manager', 'kube-scheduler', 'kwok'];

/** What the embedded cluster needs, and the clients that are used on it. */
export default () => provide(['helm', 'helm3', 'kubectl', ...CONTROL_PLANE]);
