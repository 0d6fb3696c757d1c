package io.banyan.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.TopologySpreadConstraint;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.openshift.api.model.monitoring.v1.Endpoint;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What one object says of another is so.
class ReferenceTests {
    @ParameterizedTest
    @EnumSource(Installation.class)
    void selectsThePodsOfTheDeployment(Installation installation) {
        Deployment deployment = installation.deployment();
        Map<String, String> labels =
                deployment.getSpec().getTemplate().getMetadata().getLabels();

        assertThat(labels)
                .containsAllEntriesOf(deployment.getSpec().getSelector().getMatchLabels());
        assertThat(installation.all(Service.class)).hasSize(2).allSatisfy(each -> assertThat(labels)
                .containsAllEntriesOf(each.getSpec().getSelector()));
        assertThat(installation.pod().spec().getTopologySpreadConstraints())
                .extracting(TopologySpreadConstraint::getLabelSelector)
                .allSatisfy(selector -> assertThat(labels).containsAllEntriesOf(selector.getMatchLabels()));
        assertThat(installation.all(PodDisruptionBudget.class)).allSatisfy(budget -> assertThat(labels)
                .containsAllEntriesOf(budget.getSpec().getSelector().getMatchLabels()));
    }

    @ParameterizedTest
    @EnumSource(Installation.class)
    void leadsEachPortToOneOfThePod(Installation installation) {
        GatewayPod pod = installation.pod();

        assertThat(installation.all(Service.class))
                .flatExtracting(each -> each.getSpec().getPorts())
                .allSatisfy(port ->
                        assertThat(pod.port(port.getTargetPort().getStrVal())).isPositive());
    }

    @ParameterizedTest
    @EnumSource(Installation.class)
    void putsEverythingIntoOneNamespaceThatItMakes(Installation installation) {
        List<Namespace> namespaces = installation.all(Namespace.class);

        assertThat(namespaces).hasSize(1);
        assertThat(installation.objects())
                .filteredOn(object -> !(object instanceof Namespace))
                .extracting(HasMetadata::getMetadata)
                .allSatisfy(metadata -> assertThat(metadata.getNamespace())
                        .isEqualTo(namespaces.getFirst().getMetadata().getName()));
        assertThat(installation.named(
                        ServiceAccount.class, installation.pod().spec().getServiceAccountName()))
                .isPresent();
    }

    @ParameterizedTest
    @EnumSource(Installation.class)
    void shipsNoSecret(Installation installation) {
        assertThat(installation.all(Secret.class)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Installation.class)
    void scrapesAPortThatCarriesMeters(Installation installation) {
        ServiceMonitor monitor = installation.all(ServiceMonitor.class).getFirst();
        List<Service> scraped = installation.all(Service.class).stream()
                .filter(each -> each.getMetadata()
                        .getLabels()
                        .entrySet()
                        .containsAll(
                                monitor.getSpec().getSelector().getMatchLabels().entrySet()))
                .toList();

        assertThat(scraped).hasSize(1);
        assertThat(monitor.getSpec().getEndpoints())
                .extracting(Endpoint::getPort, Endpoint::getPath)
                .containsExactly(tuple("health", "/actuator/prometheus"));
        assertThat(scraped.getFirst().getSpec().getPorts())
                .extracting(ServicePort::getName)
                .contains("health");
    }

    @ParameterizedTest
    @EnumSource(names = {"FLEET", "EXAMPLE"})
    void scalesTheDeploymentAndLeavesItsNumberAlone(Installation fleet) {
        Deployment deployment = fleet.deployment();
        var spec = fleet.all(HorizontalPodAutoscaler.class).getFirst().getSpec();

        assertThat(spec.getScaleTargetRef().getApiVersion()).isEqualTo(deployment.getApiVersion());
        assertThat(spec.getScaleTargetRef().getKind()).isEqualTo(deployment.getKind());
        assertThat(spec.getScaleTargetRef().getName())
                .isEqualTo(deployment.getMetadata().getName());
        // A number there would take the autoscaler's back at every deployment.
        assertThat(deployment.getSpec().getReplicas()).isNull();
        assertThat(fleet.all(PodDisruptionBudget.class)).hasSize(1).allSatisfy(budget -> assertThat(
                        budget.getSpec().getMaxUnavailable().getIntVal())
                .isLessThan(spec.getMinReplicas()));
    }

    @Test
    void stopsNobodyFromEmptyingTheNodeOfASingleReplica() {
        assertThat(Installation.SINGLE.all(PodDisruptionBudget.class)).isEmpty();
        assertThat(Installation.SINGLE.all(HorizontalPodAutoscaler.class)).isEmpty();
    }
}
