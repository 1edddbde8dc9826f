/**
 * What the page shows: plain data that is stored in it as JSON. The page is built for a browser, so this file imports
 * nothing.
 */

/** Identity of an object within one stack: `Kind/name`, with the namespace before it where that is not the release's. */
export type ObjectId = string;

/** One object that another one names or selects. */
export interface ReferenceModel {
  /** The other object; undefined when the release does not have it. */
  readonly object?: ObjectId;
  /** `Secret/regcred`, also for an object that the release does not have. */
  readonly label: string;
  /** First field that holds the name or the selector. */
  readonly path: string;
  /** How many fields do. */
  readonly count: number;
}

export interface ObjectModel {
  readonly id: ObjectId;
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
  readonly apiVersion: string;
  /** The template that made it: `egov-msa/charts/mysql/templates/service.yaml`. */
  readonly template: string;
  /** Place of its manifest in {@link ReportModel.texts}; the values of Secrets are hidden. */
  readonly text: number;
  readonly uses: readonly ReferenceModel[];
}

export interface FindingModel {
  readonly rule: string;
  readonly severity: 'error' | 'warning';
  readonly object?: ObjectId;
  readonly template?: string;
  readonly path?: string;
  readonly message: string;
  readonly hint: string;
}

/** A finding that the chart excuses. */
export interface ExceptionModel extends FindingModel {
  readonly by: 'annotation' | 'configuration';
  readonly reason: string;
}

/** What the page knows of one rule. */
export interface RuleModel {
  readonly rule: string;
  readonly title: string;
  readonly why: string;
  readonly source: string;
  /** What the rule looks at; rules over several cases are not checked for one stack. */
  readonly scope: 'release' | 'chart' | 'cases';
}

export type GroupName =
  'outside' | 'frontend' | 'gateway' | 'services' | 'platform' | 'data' | 'jobs' | 'storage';

export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface MapPort {
  /** The Service that has the port. */
  readonly service: ObjectId;
  readonly port: number;
  readonly target: string;
  readonly name?: string;
}

/** One card of the map. */
export type MapItem = {
  readonly id: string;
  readonly group: GroupName;
  /** What is written on the card. */
  readonly label: string;
  /** The object that a click opens. */
  readonly object?: ObjectId;
} & (
  | {
      readonly type: 'workload';
      readonly kind: string;
      /** `1`, or `1–3` when an autoscaler decides. */
      readonly replicas: string;
      readonly images: readonly string[];
      readonly ports: readonly MapPort[];
      readonly requests: string;
      readonly limits: string;
    }
  | { readonly type: 'service'; readonly kind: string; readonly ports: readonly MapPort[] }
  /** A way in: an Ingress, a route, a load balancer or node ports. */
  | { readonly type: 'entrance'; readonly kind: string; readonly addresses: readonly string[] }
  /** Stands for the entrances of a release that has none. */
  | { readonly type: 'closed' }
  | {
      readonly type: 'claim';
      readonly accessModes: readonly string[];
      readonly size: string;
      readonly origin: 'object' | 'template' | 'outside';
    }
  | { readonly type: 'volume'; readonly size: string }
  | { readonly type: 'class'; readonly origin: 'release' | 'cluster' | 'default' | 'none' }
);

export type LinkType = 'call' | 'enters' | 'mounts' | 'binds';

/** Two cards that have to do with each other. */
export interface MapLink {
  readonly from: string;
  readonly to: string;
  readonly type: LinkType;
  /** Ports of a call. */
  readonly ports: readonly number[];
}

/** A line of the map; it stands for one link, or for the same link of several cards of a group. */
export interface MapLine {
  readonly from: string;
  readonly to: string;
  readonly type: LinkType;
  /** Places in {@link MapModel.links}. */
  readonly links: readonly number[];
  /** An SVG path. */
  readonly path: string;
}

export interface PlacedGroup extends Rectangle {
  readonly name: GroupName;
}

/** One way to lay the cards out. */
export interface MapLayout {
  readonly width: number;
  readonly height: number;
  readonly groups: readonly PlacedGroup[];
  /** In the order of {@link MapModel.items}. */
  readonly places: readonly Rectangle[];
  readonly lines: readonly MapLine[];
}

export interface MapModel {
  readonly items: readonly MapItem[];
  readonly links: readonly MapLink[];
  /** For screens that are wider than high. */
  readonly wide: MapLayout;
  /** For phones. */
  readonly tall: MapLayout;
}

/** What one mechanism says of a connection. */
export interface LayerVerdict {
  readonly layer: string;
  readonly allows: boolean;
}

export interface NetworkCell {
  readonly allowed: boolean;
  /** The call graph has it. */
  readonly declared: boolean;
  /** One verdict for each of {@link NetworkModel.layers}. */
  readonly verdicts: readonly boolean[];
}

export interface NetworkModel {
  /** Mechanisms that limit the traffic of this release; none means that everybody reaches everything. */
  readonly layers: readonly string[];
  readonly callers: readonly { readonly name: string; readonly object?: ObjectId }[];
  readonly endpoints: readonly {
    readonly name: string;
    readonly port: number;
    readonly protocol: string;
    readonly portName?: string;
    readonly object: ObjectId;
  }[];
  /** One row for each caller, one cell for each endpoint. */
  readonly cells: readonly (readonly NetworkCell[])[];
}

/** A stack of values files, rendered. */
export interface StackModel {
  readonly name: string;
  readonly namespace: string;
  readonly release: string;
  readonly objects: readonly ObjectModel[];
  readonly map: MapModel;
  readonly network: NetworkModel;
  readonly findings: readonly FindingModel[];
  readonly exceptions: readonly ExceptionModel[];
  /** Values that differ from the chart's own, as path and text. */
  readonly overrides: readonly ValueModel[];
}

/** Path and value, as YAML in one line. */
export type ValueModel = readonly [path: string, text: string];

export type SectionName = 'exposure' | 'ports' | 'storage' | 'images' | 'replicas' | 'resources' | 'objects';

export interface EnvironmentColumn {
  readonly name: string;
  /** It is merged on top of others. */
  readonly overlay: boolean;
  /** Why helm refuses it alone. */
  readonly refused?: string;
}

export interface EnvironmentRow {
  readonly name: string;
  /** One for each column; empty when the environment does not have it. */
  readonly cells: readonly string[];
}

export interface EnvironmentTable {
  /** The defaults first. */
  readonly columns: readonly EnvironmentColumn[];
  readonly sections: readonly { readonly name: SectionName; readonly rows: readonly EnvironmentRow[] }[];
}

export interface UpgradeField {
  readonly type: 'added' | 'removed' | 'changed';
  readonly path: string;
  readonly before?: string;
  readonly after?: string;
}

export interface UpgradeObject {
  readonly type: 'added' | 'removed' | 'changed';
  readonly label: string;
  readonly object?: ObjectId;
  readonly template: string;
  readonly fields: readonly UpgradeField[];
}

/** What an upgrade to the first stack would change. */
export interface UpgradeModel {
  readonly from: string;
  /** What it would be refused for, delete and restart; errors first. */
  readonly findings: readonly FindingModel[];
  readonly same: number;
  readonly noise: number;
  readonly objects: readonly UpgradeObject[];
}

export interface ReportModel {
  readonly chart: {
    readonly name: string;
    readonly version: string;
    readonly appVersion?: string;
  };
  readonly toolkitVersion: string;
  /** ISO 8601, in UTC. */
  readonly created: string;
  readonly rules: readonly RuleModel[];
  /** Of the files of the chart. */
  readonly chartFindings: readonly FindingModel[];
  readonly chartExceptions: readonly ExceptionModel[];
  /** The first one is shown first. */
  readonly stacks: readonly StackModel[];
  readonly environments: EnvironmentTable;
  readonly upgrade?: UpgradeModel;
  readonly values: readonly ValueModel[];
  /** Manifests, each text once. */
  readonly texts: readonly string[];
}
