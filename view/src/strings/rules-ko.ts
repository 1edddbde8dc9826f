import type { RuleStrings } from './types.js';

/** The rules in Korean; a rule that is not here is shown in English. */
export const koreanRules: Readonly<Record<string, RuleStrings>> = {
  'declared-ports': {
    title: 'Service, 프로브, 정책이 가리키는 포트를 컨테이너가 선언합니다',
    why: '아무도 듣지 않거나 정책에서 빠진 포트로 가는 트래픽은 실행 중에야 실패합니다.',
  },
  'unique-node-ports': {
    title: '두 Service가 같은 노드 포트를 요구하지 않습니다',
    why: 'API 서버가 두 번째 Service를 거부하므로 릴리스가 반만 설치됩니다.',
  },
  'storage-by-environment': {
    title: '모든 볼륨 클레임이 환경에 맞는 스토리지 클래스와 접근 모드를 씁니다',
    why: '클러스터에 없는 클래스를 쓰는 클레임은 Pending에 머물고, 두 필드는 나중에 바꿀 수 없습니다.',
  },
  'single-node-claims': {
    title: 'ReadWriteOnce 클레임을 함께 쓰는 파드는 한 노드에서 실행됩니다',
    why: '볼륨이 한 노드에 붙어 있으면 다른 노드의 파드는 ContainerCreating에서 벗어나지 못합니다.',
  },
  'resolved-references': {
    title: '모든 이름과 셀렉터가 가리키는 오브젝트가 있습니다',
    why: 'ConfigMap, Secret, 클레임, 계정이 없으면 파드가 시작되지 않고, 파드 없는 Service는 요청을 버립니다.',
  },
  'matching-selectors': {
    title: '셀렉터는 한 워크로드의 파드만 고릅니다',
    why: '같은 파드를 고르는 두 컨트롤러는 서로의 파드를 세고, 늘리고, 쫓아냅니다.',
  },
  'standard-labels': {
    title: '모든 오브젝트와 파드에 표준 레이블이 있습니다',
    why: '레이블이 없으면 릴리스에 속한 것을 찾거나 고르거나 정리할 수 없습니다.',
  },
  'probes-present': {
    title: '계속 실행되는 모든 컨테이너에 readiness와 liveness 프로브가 있습니다',
    why: '프로브가 없으면 Kubernetes는 프로세스가 뜨자마자 준비되고 건강하다고 봅니다.',
  },
  'independent-liveness': {
    title: 'liveness와 startup 프로브는 컨테이너 밖을 확인하지 않습니다',
    why: '그렇지 않으면 데이터베이스나 브로커 하나의 장애가 그것을 쓰는 모든 것을 재시작시킵니다.',
  },
  'resources-present': {
    title: '모든 컨테이너에 CPU와 메모리의 요청과 제한이 있습니다',
    why: '쿼터가 있는 네임스페이스는 이것이 없는 파드를 거부하고, 요청이 없으면 스케줄러가 노드를 넘치게 채웁니다.',
  },
  'autoscaled-replicas': {
    title: '워크로드는 복제본 수와 오토스케일러 가운데 하나만 씁니다',
    why: '둘 다 있으면 업그레이드할 때마다 오토스케일러가 정한 수가 되돌아갑니다.',
  },
  'quota-fits': {
    title: '모든 오토스케일러가 최대이고 모든 Deployment가 교체 중이어도 쿼터 안에 듭니다',
    why: '부하가 늘거나 업그레이드할 때 쿼터를 넘는 만큼은 거부되어 배포가 멈춥니다.',
  },
  'limit-range-fits': {
    title: '컨테이너와 클레임이 네임스페이스의 LimitRange 안에 있습니다',
    why: '벗어난 파드나 클레임은 API 서버가 거부하므로 워크로드에 파드가 생기지 않습니다.',
  },
  'pinned-images': {
    title: '모든 이미지의 태그나 다이제스트가 고정되어 있습니다',
    why: 'latest를 쓰면 한 Deployment의 두 파드가 다른 프로그램일 수 있고, 롤백해도 아무것도 바뀌지 않습니다.',
  },
  'registry-prefix': {
    title: '모든 이미지를 설정값이 정한 레지스트리에서 받습니다',
    why: '폐쇄망은 자기 레지스트리에만 닿으므로 다른 곳의 이미지 하나가 설치를 멈춥니다.',
  },
  'pod-security': {
    title: '모든 파드가 Pod Security Standards의 restricted 수준을 지킵니다',
    why: '이 수준을 강제하는 네임스페이스는 파드를 거부하고, 강제하지 않으면 컨테이너 밖으로 나갈 길이 생깁니다.',
  },
  'no-plain-secrets': {
    title: '환경 변수와 ConfigMap에 비밀을 평문으로 두지 않습니다',
    why: 'Deployment나 ConfigMap을 볼 수 있는 사람이면 누구나 읽습니다. 접근이 통제되고 기록되는 것은 Secret뿐입니다.',
  },
  'token-needs-rbac': {
    title: '자기 권한이 없는 파드에는 API 토큰을 마운트하지 않습니다',
    why: '프로그램에 필요 없는 토큰도 침입자는 쓸 수 있습니다.',
  },
  'least-rbac': {
    title: 'Role은 이름을 밝힌 리소스에 이름을 밝힌 동작만 허용하고, 더 큰 권한으로 이어지지 않습니다',
    why: '권한이 넓은 프로그램은 침입자에게 클러스터를 넘겨줍니다.',
  },
  'name-limits': {
    title: '모든 이름이 그 종류가 허용하는 형식과 길이를 지킵니다',
    why: '긴 릴리스 이름 때문에 너무 길어진 이름은 거부되거나 파드가 만들어지지 않습니다.',
  },
  'portable-release': {
    title: '네임스페이스, 릴리스 이름, 클러스터 도메인, 노드를 고정해 두지 않습니다',
    why: '고정해 두면 한 클러스터의 한 네임스페이스에서 한 번만 쓸 수 있는 차트가 됩니다.',
  },
  'config-checksums': {
    title: '워크로드가 읽는 설정이 바뀌면 파드 템플릿도 바뀝니다',
    why: '파드는 시작할 때의 환경과 파일을 유지하므로, 업그레이드해도 ConfigMap만 바뀌고 끝납니다.',
  },
  'config-restarts': {
    title: '같은 파드 템플릿이 경우에 따라 다른 설정을 읽지 않습니다',
    why: '한쪽에서 다른 쪽으로 업그레이드하면 실행 중인 파드에 옛 설정이 남습니다.',
  },
  'tls-required': {
    title: '환경이 요구하면 외부로 열린 것에 TLS가 있습니다',
    why: '비밀번호와 개인정보가 네트워크를 평문으로 지나갑니다.',
  },
  'repeatable-render': {
    title: '같은 입력을 두 번 렌더링하면 바이트까지 같습니다',
    why: 'GitOps 컨트롤러가 볼 때마다 차이를 찾아 파드를 끝없이 재시작합니다.',
  },
  'network-matrix': {
    title: '정책이 선언된 호출 관계만 정확히 허용합니다',
    why: '하나가 남으면 침입할 길이 되고, 하나가 모자라면 요청이 시간 초과로 끝납니다.',
  },
  'authorization-matrix': {
    title: '메시의 AuthorizationPolicy가 선언된 호출 관계만 정확히 허용합니다',
    why: '사이드카는 정책에 없는 호출을 거부하고, 정책이 하나도 없으면 모두 들여보냅니다.',
  },
  'neighbour-isolation': {
    title: '같은 차트의 다른 릴리스는 정책에 막힙니다',
    why: '막지 않으면 한 기관의 파드가 옆 기관의 데이터베이스에 닿습니다.',
  },
  'mesh-protocols': {
    title: '메시에서는 Service의 모든 포트가 프로토콜을 밝힙니다',
    why: 'MySQL이나 AMQP를 HTTP로 여기는 사이드카는 모든 연결을 끊습니다.',
  },
  'annotated-images': {
    title: 'artifacthub.io/images 애너테이션이 실제로 쓰는 이미지를 모두 적습니다',
    why: '폐쇄망의 미러와 스캐너는 이 목록이 전부라고 믿습니다.',
  },
  'subchart-versions': {
    title: '하위 차트가 Chart.yaml에 적힌 그대로, 적힌 버전으로 있습니다',
    why: 'Helm은 경고에 그치고, 배포한 차트에는 적힌 것과 다른 버전이 들어갑니다.',
  },
  'used-values': {
    title: 'values.yaml의 모든 키를 어떤 템플릿이 읽습니다',
    why: '사용자가 키를 정해도 아무 일도 일어나지 않습니다.',
  },
  'known-values': {
    title: '함께 제공하는 설정값 파일에 차트가 모르는 키가 없습니다',
    why: 'Helm은 잘못 쓴 키를 말없이 받아들이고, 그 설정은 효과가 없습니다.',
  },
  'rendered-templates': {
    title: '모든 템플릿이 적어도 한 경우에 오브젝트를 만듭니다',
    why: '어느 경우에도 렌더링되지 않는 것은 어떤 테스트도 보지 못합니다.',
  },
};
