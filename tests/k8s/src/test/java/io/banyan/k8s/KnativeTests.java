package io.banyan.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.testkit.Repository;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class KnativeTests {
    @Test
    void isReachedFromInsideTheClusterAndRunsTheDemosOwnClass() {
        String service = Kustomize.find().render(Repository.root().resolve("k8s/knative"));

        assertThat(service)
                .contains(
                        "apiVersion: serving.knative.dev/v1",
                        "networking.knative.dev/visibility: cluster-local",
                        "image: images.example.com/groups/group-page:0.1.0",
                        "- io.banyan.demo.grouppage.GroupServer");
        assertThat(Repository.root()
                        .resolve("demo/functions/group-page/src/main/java/io/banyan/demo/grouppage/GroupServer.java"))
                .matches(Files::isRegularFile);
    }
}
