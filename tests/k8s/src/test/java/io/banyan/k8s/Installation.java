package io.banyan.k8s;

import io.banyan.testkit.Repository;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.List;
import java.util.Optional;

/// What a Kustomize folder is rendered to, read strictly.
@SuppressWarnings("ImmutableEnumChecker")
enum Installation {
    SINGLE("k8s/overlays/single"),
    FLEET("k8s/overlays/fleet"),
    /// What `k8s/README.md` tells to copy.
    EXAMPLE("k8s/example"),
    /// `single` with the component `admin-plain`.
    PLAIN("tests/k8s/src/test/kustomize/plain");

    private final String folder;
    private final List<HasMetadata> objects;

    Installation(String folder) {
        this.folder = folder;
        this.objects =
                StrictModel.read(Kustomize.find().render(Repository.root().resolve(folder)));
    }

    String folder() {
        return folder;
    }

    List<HasMetadata> objects() {
        return objects;
    }

    <T extends HasMetadata> List<T> all(Class<T> type) {
        return objects.stream().filter(type::isInstance).map(type::cast).toList();
    }

    <T extends HasMetadata> Optional<T> named(Class<T> type, String name) {
        return all(type).stream()
                .filter(object -> object.getMetadata().getName().equals(name))
                .findFirst();
    }

    /// The one Deployment.
    Deployment deployment() {
        List<Deployment> all = all(Deployment.class);
        if (all.size() != 1) {
            throw new AssertionError(folder + " has " + all.size() + " Deployments");
        }
        return all.getFirst();
    }

    GatewayPod pod() {
        return GatewayPod.of(this);
    }

    ConfigMap configMap(String name) {
        return named(ConfigMap.class, name).orElseThrow(() -> new AssertionError(folder + " has no ConfigMap " + name));
    }
}
