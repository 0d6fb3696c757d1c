package io.banyan.k8s;

import io.banyan.options.ServeOption;
import io.banyan.options.ServeOptions;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.VolumeMount;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The pod of an installation, as the gateway in it sees its start.
///
/// @param options what it is started with, by the option's name without dashes; where a Secret has the value, the
///     value is `secret NAME/KEY`
/// @param unknown arguments and variables of Banyan that are no option of `serve`
record GatewayPod(PodSpec spec, Container container, Map<String, String> options, List<String> unknown) {
    static GatewayPod of(Installation installation) {
        PodSpec spec = installation.deployment().getSpec().getTemplate().getSpec();
        Container container = spec.getContainers().getFirst();
        Map<String, String> written = new LinkedHashMap<>();
        container.getEnvFrom().stream()
                .map(from -> installation.configMap(from.getConfigMapRef().getName()))
                .forEach(settings -> settings.getData().forEach((name, value) -> written.put(name, value)));
        container.getEnv().forEach(variable -> written.put(variable.getName(), value(variable)));
        container.getArgs().stream()
                .skip(1)
                .map(argument -> argument.split("=", 2))
                .forEach(argument -> written.put(argument[0], argument.length == 2 ? argument[1] : "true"));
        Map<String, String> options = new LinkedHashMap<>();
        written.forEach((name, value) -> option(name).ifPresent(option -> options.put(option.name(), value)));
        List<String> unknown =
                written.keySet().stream().filter(name -> option(name).isEmpty()).toList();
        return new GatewayPod(spec, container, options, unknown);
    }

    static Optional<ServeOption<?>> option(String written) {
        return ServeOptions.ALL.stream()
                .<ServeOption<?>>map(option -> option)
                .filter(option ->
                        option.flag().equals(written) || option.variable().equals(written))
                .findFirst();
    }

    /// What the gateway takes: as written, else the option's own standard.
    <T> T value(ServeOption<T> option) {
        String text = options.getOrDefault(option.name(), option.standard());
        return option.form()
                .read(text)
                .orElseThrow(() -> new AssertionError(option.flag() + " was '" + text + "' but must be "
                        + option.form().allowed()));
    }

    int port(String name) {
        return container.getPorts().stream()
                .filter(port -> port.getName().equals(name))
                .map(ContainerPort::getContainerPort)
                .findFirst()
                .orElseThrow(() -> new AssertionError("the container has no port named " + name));
    }

    /// The volume under which a path of the container lies.
    Optional<VolumeMount> mount(String path) {
        return container.getVolumeMounts().stream()
                .filter(mount -> path.equals(mount.getMountPath()) || path.startsWith(mount.getMountPath() + "/"))
                .findFirst();
    }

    private static String value(EnvVar variable) {
        if (variable.getValueFrom() == null) {
            return variable.getValue();
        }
        var key = variable.getValueFrom().getSecretKeyRef();
        return "secret " + key.getName() + "/" + key.getKey();
    }
}
