package io.banyan.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.banyan.testkit.Repository;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Who may connect where, asked of the policies as Kubernetes reads them: within one rule a peer must satisfy both
/// selectors, rules and policies add up, and whoever no rule names is refused.
class NetworkPolicyTests {
    private static final Caller USER = new Caller(Map.of("kubernetes.io/metadata.name", "ingress"), Map.of());
    private static final Caller OPERATOR =
            new Caller(Map.of("banyan.io/operators", "true"), Map.of("banyan.io/operator", "true"));
    private static final Caller PROMETHEUS =
            new Caller(Map.of("kubernetes.io/metadata.name", "monitoring"), Map.of("app", "prometheus"));

    @ParameterizedTest
    @EnumSource(Installation.class)
    void letsEverybodyReachTrafficOnlyOperatorsTheAdminPortAndOnlyPrometheusTheMeters(Installation installation) {
        Target gateway = gateway(installation);

        assertThat(List.of(USER, OPERATOR, PROMETHEUS))
                .extracting(
                        caller -> reaches(caller, gateway, "http"),
                        caller -> reaches(caller, gateway, "admin"),
                        caller -> reaches(caller, gateway, "health"))
                .containsExactly(tuple(true, false, false), tuple(true, true, false), tuple(true, false, true));
    }

    @ParameterizedTest
    @EnumSource(Installation.class)
    void takesBothLabelsToBeAnOperator(Installation installation) {
        Target gateway = gateway(installation);
        Caller otherPod = new Caller(OPERATOR.namespace(), Map.of());
        Caller otherNamespace = new Caller(Map.of(), OPERATOR.pod());

        assertThat(reaches(otherPod, gateway, "admin")).isFalse();
        assertThat(reaches(otherNamespace, gateway, "admin")).isFalse();
    }

    @ParameterizedTest
    @EnumSource(Installation.class)
    void letsOnlyBanyanReachTheModernSide(Installation installation) {
        Target modern = new Target(installation.all(NetworkPolicy.class), Map.of("banyan.io/side", "modern"));

        assertThat(reaches(banyan(installation), modern, "http")).isTrue();
        assertThat(List.of(USER, OPERATOR, PROMETHEUS)).noneMatch(caller -> reaches(caller, modern, "http"));
        assertThat(reaches(new Caller(Map.of("kubernetes.io/metadata.name", "banyan"), Map.of()), modern, "http"))
                .isFalse();
    }

    @Test
    void holdsForAModernSideInItsTeamsOwnNamespace() {
        List<NetworkPolicy> rendered =
                StrictModel.read(Kustomize.find().render(Repository.root().resolve("k8s/modern"))).stream()
                        .map(NetworkPolicy.class::cast)
                        .toList();
        Target modern = new Target(rendered, Map.of("banyan.io/side", "modern"));

        assertThat(rendered).hasSize(1).allSatisfy(policy -> assertThat(
                        policy.getMetadata().getNamespace())
                .isNull());
        assertThat(reaches(banyan(Installation.FLEET), modern, "http")).isTrue();
        assertThat(reaches(USER, modern, "http")).isFalse();
    }

    private static Target gateway(Installation installation) {
        return new Target(installation.all(NetworkPolicy.class), podLabels(installation));
    }

    /// A gateway's pod as a caller. Kubernetes itself labels each namespace with its name.
    private static Caller banyan(Installation installation) {
        Namespace namespace = installation.all(Namespace.class).getFirst();
        Map<String, String> labels = new HashMap<>(namespace.getMetadata().getLabels());
        labels.put("kubernetes.io/metadata.name", namespace.getMetadata().getName());
        return new Caller(labels, podLabels(installation));
    }

    private static Map<String, String> podLabels(Installation installation) {
        return installation.deployment().getSpec().getTemplate().getMetadata().getLabels();
    }

    private static boolean reaches(Caller caller, Target target, String port) {
        List<NetworkPolicy> selecting = target.policies().stream()
                .filter(policy -> policy.getSpec().getPolicyTypes().contains("Ingress"))
                .filter(policy -> matches(policy.getSpec().getPodSelector(), target.pod()))
                .toList();
        assertThat(selecting).as("policies that select %s", target.pod()).isNotEmpty();
        return selecting.stream()
                .flatMap(policy -> policy.getSpec().getIngress().stream())
                .anyMatch(rule -> hasPort(rule, port) && hasPeer(rule, caller));
    }

    private static boolean hasPort(NetworkPolicyIngressRule rule, String port) {
        return rule.getPorts().isEmpty()
                || rule.getPorts().stream()
                        .anyMatch(allowed -> port.equals(allowed.getPort().getStrVal()));
    }

    private static boolean hasPeer(NetworkPolicyIngressRule rule, Caller caller) {
        return rule.getFrom().isEmpty() || rule.getFrom().stream().anyMatch(peer -> isPeer(peer, caller));
    }

    private static boolean isPeer(NetworkPolicyPeer peer, Caller caller) {
        assertThat(peer.getNamespaceSelector())
                .as("every peer says in which namespace")
                .isNotNull();
        return matches(peer.getNamespaceSelector(), caller.namespace())
                && (peer.getPodSelector() == null || matches(peer.getPodSelector(), caller.pod()));
    }

    private static boolean matches(LabelSelector selector, Map<String, String> labels) {
        assertThat(selector.getMatchExpressions()).isEmpty();
        return labels.entrySet().containsAll(selector.getMatchLabels().entrySet());
    }

    /// @param namespace its labels
    /// @param pod its labels
    private record Caller(Map<String, String> namespace, Map<String, String> pod) {}

    private record Target(List<NetworkPolicy> policies, Map<String, String> pod) {}
}
