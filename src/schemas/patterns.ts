/** Texts that k8s.io/apimachinery/pkg/api/resource.ParseQuantity takes. */
export const QUANTITY_PATTERN = String.raw`^[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([KMGTPE]i|[numkMGTPE]|[eE][+-]?[0-9]+)?$`;

/** Standard base64 as Go decodes it: line breaks are skipped. */
export const BASE64_PATTERN = String.raw`^[\r\n]*((?:[A-Za-z0-9+/][\r\n]*){4})*((?:[A-Za-z0-9+/][\r\n]*){2}=[\r\n]*=|(?:[A-Za-z0-9+/][\r\n]*){3}=)?[\r\n]*$`;
