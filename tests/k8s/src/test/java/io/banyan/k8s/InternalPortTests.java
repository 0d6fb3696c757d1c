package io.banyan.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.banyan.testkit.Repository;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRule;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The component `internal` beside an overlay.
class InternalPortTests {
    private static final List<HasMetadata> OBJECTS = StrictModel.read(
            Kustomize.find().render(Repository.root().resolve("tests/k8s/src/test/kustomize/internal")));

    @Test
    void startsTheGatewayWithAPortForCallsBetweenGroupsAndKeys() {
        Container gateway = one(Deployment.class, "banyan")
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .getFirst();

        assertThat(gateway.getEnv())
                .extracting(EnvVar::getName, EnvVar::getValue)
                .contains(
                        tuple("BANYAN_INTERNAL_PORT", "8079"),
                        tuple("BANYAN_WAY_KEYS", "/way-keys/way-keys.txt"),
                        tuple("BANYAN_ADMIN_TLS_CERT", "/tls/tls.crt"));
        assertThat(gateway.getPorts())
                .extracting(ContainerPort::getName, ContainerPort::getContainerPort)
                .contains(tuple("internal", 8079), tuple("http", 8080));
        assertThat(one(Service.class, "banyan-internal")
                        .getSpec()
                        .getPorts()
                        .getFirst()
                        .getTargetPort()
                        .getStrVal())
                .isEqualTo("internal");
    }

    @Test
    void letsPodsOfNewSidesReachThatPortAndNoOther() {
        List<NetworkPolicyIngressRule> rules =
                one(NetworkPolicy.class, "banyan-internal").getSpec().getIngress();

        assertThat(rules).hasSize(1);
        assertThat(rules.getFirst().getPorts())
                .hasSize(1)
                .allSatisfy(port -> assertThat(port.getPort().getStrVal()).isEqualTo("internal"));
        assertThat(rules.getFirst().getFrom()).hasSize(1).allSatisfy(peer -> assertThat(
                        peer.getPodSelector().getMatchLabels())
                .isEqualTo(Map.of("banyan.io/side", "modern")));
        assertThat(one(NetworkPolicy.class, "banyan").getSpec().getIngress())
                .flatExtracting(NetworkPolicyIngressRule::getPorts)
                .noneMatch(port -> "internal".equals(port.getPort().getStrVal()));
    }

    private static <T extends HasMetadata> T one(Class<T> type, String name) {
        return OBJECTS.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .filter(object -> object.getMetadata().getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + type.getSimpleName() + " " + name));
    }
}
