/** An object whose pods pull an image. */
export interface ImageUser {
  readonly kind: string;
  readonly name: string;
  /** Name of the container, or of the volume that holds the image; of started pods the last part of the repository. */
  readonly container: string;
  /** `started` when a program makes pods from the object, see `PULLS_ANNOTATION`. */
  readonly role: 'container' | 'init' | 'sidecar' | 'volume' | 'started';
  /** Names of the values cases in which it does. */
  readonly cases: readonly string[];
}

/** The parts of a reference, as the manifest says it; `registry` is undefined where it does not. */
export interface ImageReference {
  readonly registry: string | undefined;
  readonly repository: string;
  readonly tag: string | undefined;
  readonly digest: string | undefined;
}

/** One image that a chart needs. */
export interface UsedImage extends ImageReference {
  /** The whole reference. */
  readonly image: string;
  readonly users: readonly ImageUser[];
}
