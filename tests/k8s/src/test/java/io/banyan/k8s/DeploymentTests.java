package io.banyan.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.options.ServeOptions;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DeploymentTests {
    /// What a stop may take beside the two waits.
    private static final Duration REST_OF_STOP = Duration.ofSeconds(5);

    @ParameterizedTest
    @EnumSource(Installation.class)
    void writesOnlyOptionsThatServeHasInAFormThatItTakes(Installation installation) {
        GatewayPod pod = installation.pod();

        assertThat(pod.container().getArgs()).first().isEqualTo("serve");
        assertThat(pod.unknown()).isEmpty();
        assertThat(pod.options()).containsKeys("legacy", "routes", "state", "tokens", "health-port");
        List.of(
                        ServeOptions.LEGACY,
                        ServeOptions.PORT,
                        ServeOptions.ADMIN_BIND,
                        ServeOptions.ADMIN_PLAIN,
                        ServeOptions.HEALTH_PORT,
                        ServeOptions.TRUSTED_PROXIES,
                        ServeOptions.DRAIN)
                .stream()
                .filter(option -> pod.options().containsKey(option.name()))
                .forEach(pod::value);
    }

    @ParameterizedTest
    @EnumSource(Installation.class)
    void opensThePortsThatTheGatewayListensOn(Installation installation) {
        GatewayPod pod = installation.pod();

        assertThat(pod.port("http")).isEqualTo(pod.value(ServeOptions.PORT));
        assertThat(pod.port("admin")).isEqualTo(pod.value(ServeOptions.ADMIN_PORT));
        assertThat(pod.port("health")).isEqualTo(pod.value(ServeOptions.HEALTH_PORT));
    }

    @ParameterizedTest
    @EnumSource(Installation.class)
    void asksTheHealthPortWhetherItLivesAndIsReady(Installation installation) {
        var container = installation.pod().container();

        assertThat(Stream.of(container.getStartupProbe(), container.getLivenessProbe(), container.getReadinessProbe()))
                .extracting(Probe::getHttpGet)
                .allSatisfy(get -> assertThat(get.getPort().getStrVal()).isEqualTo("health"))
                .extracting(get -> get.getPath())
                .containsExactly(
                        "/actuator/health/liveness", "/actuator/health/liveness", "/actuator/health/readiness");
    }

    @ParameterizedTest
    @EnumSource(Installation.class)
    void givesAStopTheTimeItTakes(Installation installation) {
        GatewayPod pod = installation.pod();
        Duration grace = Duration.ofSeconds(pod.spec().getTerminationGracePeriodSeconds());

        assertThat(grace)
                .isGreaterThan(pod.value(ServeOptions.DRAIN_DELAY)
                        .plus(pod.value(ServeOptions.DRAIN))
                        .plus(REST_OF_STOP));
    }

    @ParameterizedTest
    @EnumSource(Installation.class)
    void mountsEveryFileAndFolderThatAnOptionNames(Installation installation) {
        GatewayPod pod = installation.pod();
        List<String> volumes =
                pod.spec().getVolumes().stream().map(Volume::getName).toList();

        assertThat(Stream.of("routes", "state", "tokens", "admin-tls-cert", "admin-tls-key", "preview-tokens")
                        .filter(pod.options()::containsKey)
                        .map(pod.options()::get))
                .allSatisfy(path -> assertThat(pod.mount(path))
                        .hasValueSatisfying(mount -> assertThat(volumes).contains(mount.getName())));
        // A file mounted by subPath stays as it was when its ConfigMap changes.
        assertThat(pod.container().getVolumeMounts())
                .extracting(VolumeMount::getSubPath)
                .containsOnlyNulls();
        assertThat(pod.mount(pod.value(ServeOptions.STATE).toString())
                        .orElseThrow()
                        .getReadOnly())
                .isNotEqualTo(true);
    }

    @ParameterizedTest
    @EnumSource(Installation.class)
    void runsWithoutAnyRight(Installation installation) {
        GatewayPod pod = installation.pod();
        var ofPod = pod.spec().getSecurityContext();
        var ofContainer = pod.container().getSecurityContext();

        assertThat(pod.spec().getContainers()).hasSize(1);
        assertThat(pod.spec().getAutomountServiceAccountToken()).isFalse();
        assertThat(pod.spec().getEnableServiceLinks()).isFalse();
        assertThat(ofPod.getRunAsNonRoot()).isTrue();
        assertThat(ofPod.getRunAsUser()).isPositive();
        assertThat(ofPod.getFsGroup()).isEqualTo(ofPod.getRunAsGroup());
        assertThat(ofPod.getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
        assertThat(ofContainer.getReadOnlyRootFilesystem()).isTrue();
        assertThat(ofContainer.getAllowPrivilegeEscalation()).isFalse();
        assertThat(ofContainer.getCapabilities().getDrop()).containsExactly("ALL");
        assertThat(ofContainer.getCapabilities().getAdd()).isEmpty();
        assertThat(pod.container().getResources().getRequests()).containsKeys("cpu", "memory");
        assertThat(pod.container().getResources().getLimits()).containsKey("memory");
    }

    @ParameterizedTest
    @EnumSource(Installation.class)
    void speaksTlsToOperatorsUnlessToldThatTheNetworkDoes(Installation installation) {
        GatewayPod pod = installation.pod();

        assertThat(pod.value(ServeOptions.ADMIN_BIND)).isEqualTo("0.0.0.0");
        if (installation == Installation.PLAIN) {
            assertThat(pod.value(ServeOptions.ADMIN_PLAIN)).isTrue();
            assertThat(pod.options()).doesNotContainKeys("admin-tls-cert", "admin-tls-key");
            assertThat(pod.spec().getVolumes()).extracting(Volume::getName).doesNotContain("tls");
        } else {
            assertThat(pod.value(ServeOptions.ADMIN_PLAIN)).isFalse();
            assertThat(pod.options()).containsKeys("admin-tls-cert", "admin-tls-key");
        }
    }

    @Test
    void keepsASingleReplicasStateOnADiskThatOneProcessUses() {
        var spec = Installation.SINGLE.deployment().getSpec();
        Volume state = volume(Installation.SINGLE, "state");

        assertThat(spec.getReplicas()).isOne();
        assertThat(spec.getStrategy().getType()).isEqualTo("Recreate");
        assertThat(Installation.SINGLE.named(
                        PersistentVolumeClaim.class,
                        state.getPersistentVolumeClaim().getClaimName()))
                .isPresent();
        assertThat(Installation.SINGLE.pod().options()).doesNotContainKey("redis");
    }

    @ParameterizedTest
    @EnumSource(names = {"FLEET", "EXAMPLE"})
    void sharesAFleetsStateThroughRedisAndKeepsACopyBesideEachReplica(Installation fleet) {
        var spec = fleet.deployment().getSpec();

        assertThat(fleet.pod().options()).containsEntry("redis", "secret banyan-redis/url");
        assertThat(fleet.pod().options().get("files-version")).matches("[1-9][0-9]*");
        // An emptyDir outlives its container: a replica killed while Redis is away knows what it knew.
        assertThat(volume(fleet, "state").getEmptyDir()).isNotNull();
        assertThat(spec.getStrategy().getRollingUpdate().getMaxUnavailable().getIntVal())
                .isZero();
        assertThat(spec.getTemplate().getSpec().getTopologySpreadConstraints()).hasSize(2);
    }

    private static Volume volume(Installation installation, String name) {
        return installation.pod().spec().getVolumes().stream()
                .filter(volume -> volume.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
