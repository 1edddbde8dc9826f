// Pins what the schemas in schemas/ are made from (npm run schemas). A module path can stand only once, so each
// Kubernetes minor version has a made-up name that stands for k8s.io/kubernetes.
module egov-msa/tools/schemas

go 1.26.0

require (
	github.com/argoproj/argo-cd/v3 v3.2.0
	github.com/cert-manager/cert-manager v1.21.2
	github.com/fluxcd/helm-controller v1.6.4
	github.com/fluxcd/source-controller v1.9.5
	github.com/prometheus-operator/prometheus-operator v0.85.0
	istio.io/api v1.31.1
	kubernetes.example/minor-32 v1.32.13
	kubernetes.example/minor-33 v1.33.13
	kubernetes.example/minor-34 v1.34.4
	kubernetes.example/minor-35 v1.35.4
	kubernetes.example/minor-36 v1.36.3
	sigs.k8s.io/gateway-api v1.6.0
)

replace (
	kubernetes.example/minor-32 => k8s.io/kubernetes v1.32.13
	kubernetes.example/minor-33 => k8s.io/kubernetes v1.33.13
	kubernetes.example/minor-34 => k8s.io/kubernetes v1.34.4
	kubernetes.example/minor-35 => k8s.io/kubernetes v1.35.4
	kubernetes.example/minor-36 => k8s.io/kubernetes v1.36.3
)
