/** An account of a registry. */
export interface RegistryAccount {
  readonly username: string;
  readonly password: string;
}

/** How registries are asked. */
export interface RegistryOptions {
  /** Finds the account of a host; nobody's unless told. */
  readonly accountOf?: (host: string) => RegistryAccount | undefined;
  /** Speaks HTTP without encryption to every registry, not only to those on this machine. */
  readonly plainHttp?: boolean;
  readonly signal?: AbortSignal;
}
