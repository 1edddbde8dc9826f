/** RFC 1123, as Kubernetes asks of a namespace: https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#dns-label-names */
const DNS_LABEL = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;

/**
 * Tells whether a text can be the name of a ministry, which is also that of its namespace.
 *
 * @example isMinistryName('Ministry_of_Education') // false
 */
export const isMinistryName = (text: string): boolean => DNS_LABEL.test(text);
