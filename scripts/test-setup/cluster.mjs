import { provide } from './provide.mjs';

const CONTROL_PLANE = ['etcd', 'kube-apiserver', 'kube-controller-manager', 'kube-scheduler', 'kwok'];

/** What the embedded cluster needs, the clients that are used on it, and the registry that charts are pushed to. */
export default () => provide(['helm', 'helm3', 'kubectl', 'registry', ...CONTROL_PLANE]);
